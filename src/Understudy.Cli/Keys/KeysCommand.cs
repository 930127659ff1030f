using System.CommandLine;
using System.Globalization;

using Spectre.Console;

using Understudy.Gateway;

namespace Understudy.Cli;

/// <summary><c>understudy keys</c>: who may use the gateway.</summary>
public static class KeysCommand
{
    private static readonly Argument<string> s_id = new("id") { Description = "Id of a key, as `understudy keys list` shows it.", HelpName = "ID" };

    /// <summary>Builds the verb.</summary>
    public static Command Build(Terminal terminal) => new("keys", """
        Make, list, rotate and revoke the gateway's client keys. A running gateway takes changes within a second.

        Examples:
          understudy keys create shop --rate 600/min --budget 50 --expires 90d
          understudy keys rotate k7m2qabc --overlap 24h
        """)
    {
        Create(terminal),
        List(terminal),
        Rotate(terminal),
        Revoke(terminal),
        Admin(terminal),
    };

    private static Command Create(Terminal terminal)
    {
        var name = new Argument<string>("name") { Description = "For people: which application it is for.", HelpName = "NAME" };
        var rate = new Option<string?>("--rate") { Description = "Most requests in a time. [default: no limit]", HelpName = "600/min" };
        var budget = new Option<double?>("--budget") { Description = "Most US dollars a calendar month. [default: no limit]", HelpName = "USD" };
        var expires = new Option<string?>("--expires") { Description = "How long it is valid. [default: until it is revoked]", HelpName = "90d" };
        var workloads = new Option<string?>("--workloads") { Description = "Workloads that it may use, and no other call. [default: everything]", HelpName = "A,B" };
        var command = new Command("create", "Make a key. It is printed once and kept as a hash.") { name, rate, budget, expires, workloads };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            NewClientKey made = await Keys(parsed, terminal).CreateAsync(
                new ClientKeyOptions
                {
                    Name = parsed.GetValue(name)!,
                    RatePerMinute = parsed.GetValue(rate) is { } r ? RateText.Parse(r) : null,
                    BudgetDollars = parsed.GetValue(budget),
                    ValidFor = parsed.GetValue(expires) is { } e ? Duration.Parse(e, "--expires") : null,
                    Workloads = parsed.GetValue(workloads)?.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries),
                },
                cancellationToken);
            return Show(terminal, parsed, made);
        });
        return command;
    }

    private static Command List(Terminal terminal)
    {
        var command = new Command("list", "Show all keys, without their secrets.");
        command.SetAction((parsed, _) =>
        {
            List<(ClientKey Key, string State)> keys = [.. Keys(parsed, terminal).List().Select(k => (k, StateOf(k, terminal.Time.GetUtcNow())))];
            if (parsed.GetValue(CommonOptions.Json))
            {
                terminal.Out.WriteLine(KeysJson.Of(keys));
            }
            else if (keys.Count == 0)
            {
                terminal.Out.WriteLine("No keys. Make one with `understudy keys create NAME`; `understudy serve` makes the first one itself.");
            }
            else
            {
                Screen.For(terminal).Write(Table(keys));
            }

            return Task.FromResult(ExitCodes.Done);
        });
        return command;
    }

    private static Command Rotate(Terminal terminal)
    {
        var overlap = new Option<string>("--overlap") { Description = "How long the old key stays valid too.", HelpName = "24h", DefaultValueFactory = _ => "0" };
        var command = new Command("rotate", "Give a key a new secret; id, name and limits stay.") { s_id, overlap };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            NewClientKey made = await Keys(parsed, terminal).RotateAsync(parsed.GetValue(s_id)!, Duration.Parse(parsed.GetValue(overlap)!, "--overlap"), cancellationToken);
            return Show(terminal, parsed, made);
        });
        return command;
    }

    private static Command Revoke(Terminal terminal)
    {
        var command = new Command("revoke", "Refuse a key from now on.") { s_id };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            ClientKey key = await Keys(parsed, terminal).RevokeAsync(parsed.GetValue(s_id)!, cancellationToken);
            terminal.Out.WriteLine(parsed.GetValue(CommonOptions.Json) ? KeysJson.Of(key, "revoked") : $"Key {key.Id} ({key.Name}) is revoked.");
            return ExitCodes.Done;
        });
        return command;
    }

    private static Command Admin(Terminal terminal)
    {
        var command = new Command("admin", $"Make the key for what changes the gateway, in the place of the old one. {AdminKey.Variable} goes before it.");
        command.SetAction((parsed, _) =>
        {
            string plain = AdminKey.Create(Keys(parsed, terminal).Directory);
            terminal.Out.WriteLine(parsed.GetValue(CommonOptions.Json) ? KeysJson.OfAdmin(plain) : plain);
            terminal.Error.WriteLine("This is the only time that the admin key is shown. A running gateway takes it at its next start.");
            return Task.FromResult(ExitCodes.Done);
        });
        return command;
    }

    private static ClientKeys Keys(ParseResult parsed, Terminal terminal) => new(parsed.GetValue(CommonOptions.Workspace)!.FullName, terminal.Time);

    private static int Show(Terminal terminal, ParseResult parsed, NewClientKey made)
    {
        terminal.Out.WriteLine(parsed.GetValue(CommonOptions.Json) ? KeysJson.Of(made.Key, StateOf(made.Key, terminal.Time.GetUtcNow()), made.PlainText) : made.PlainText);
        string old = made.Key.PreviousUntil is { } until ? $" The old key is valid until {Time(until)}." : "";
        terminal.Error.WriteLine($"Key {made.Key.Id} ({made.Key.Name}): this is the only time that it is shown.{old}");
        return ExitCodes.Done;
    }

    private static Table Table(IEnumerable<(ClientKey Key, string State)> keys)
    {
        var table = new Table { Border = TableBorder.Rounded };
        table.AddColumns("id", "name", "state", "made", "expires", "requests/min", "US$/month", "workloads");
        foreach ((ClientKey k, string state) in keys)
        {
            table.AddRow(
                new Text(k.Id),
                new Text(k.Name),
                new Text(state),
                new Text(Time(k.Created)),
                new Text(k.Expires is { } expires ? Time(expires) : "–"),
                new Text(k.RatePerMinute?.ToString("#,0.##", CultureInfo.InvariantCulture) ?? "–"),
                new Text(k.BudgetDollars?.ToString("#,0.00", CultureInfo.InvariantCulture) ?? "–"),
                new Text(k.Workloads is { } w ? string.Join(", ", w) : "all"));
        }

        return table;
    }

    private static string StateOf(ClientKey key, DateTimeOffset now) => key.Revoked <= now ? "revoked" : key.Expires <= now ? "expired" : "valid";

    private static string Time(DateTimeOffset time) => time.ToString("yyyy-MM-dd HH:mm'Z'", CultureInfo.InvariantCulture);
}
