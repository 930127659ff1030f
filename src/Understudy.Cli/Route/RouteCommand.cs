using System.CommandLine;

using Understudy.Core;
using Understudy.Data;
using Understudy.Gateway;

namespace Understudy.Cli;

/// <summary><c>understudy route</c>: shows and changes what the gateway does with each workload.</summary>
public static class RouteCommand
{
    private const string RollBack = "rollback";

    /// <summary>Builds the verb.</summary>
    /// <param name="terminal">Where to print.</param>
    /// <param name="explainer">Explains requests, for <c>route explain</c>; null leaves that out.</param>
    public static Command Build(Terminal terminal, Func<Session, IRequestExplainer>? explainer = null)
    {
        var name = new Argument<string?>("workload") { Description = "Name of a workload; without it, all routes are listed.", Arity = ArgumentArity.ZeroOrOne };
        var stage = new Argument<string?>("stage") { Description = "off, shadow, canary, live, or rollback: take the last change back.", Arity = ArgumentArity.ZeroOrOne };
        var share = new Argument<string?>("share") { Description = "With canary: the share of conversations, such as 10%.", Arity = ArgumentArity.ZeroOrOne };
        var specialist = new Option<string?>("--specialist") { Description = "Which specialist. [default: the newest whose certificate lets it answer]", HelpName = "ID" };
        var holdBack = new Option<string?>("--hold-back") { Description = "Share of what the specialist would answer that goes to the large model all the same, to keep measuring. [default: 2%]", HelpName = "SHARE" };
        var alias = new Option<string[]>("--alias") { Description = "Model name that means this workload, e.g. helpdesk-mini; repeatable, replaces those before; 'none' removes all.", HelpName = "NAME" };
        var teacher = new Option<string[]>("--teacher") { Description = "Model that the large model may be; repeatable; 'any' allows all. Another one takes the specialist back to shadow. [default: those of the examples]", HelpName = "MODEL" };
        var away = new Option<string?>("--when-upstream-away") { Description = "When the large model cannot answer: 'answer' with the specialist whatever it can, or 'fail'.", HelpName = "POLICY" };
        var force = new Option<bool>("--force") { Description = "Go on without a valid certificate; recorded with --reason." };
        var reason = new Option<string?>("--reason") { Description = "Why, for the record.", HelpName = "TEXT" };
        Option<string?> store = StoreLookup.Option();
        away.AcceptOnlyFromAmong("answer", "fail");
        var command = new Command("route", """
            Show what the gateway does with each workload, or change it. A gateway that runs takes a change over at once.

            Examples:
              understudy route
              understudy route helpdesk shadow
              understudy route helpdesk canary 10%
              understudy route helpdesk live
              understudy route helpdesk rollback
            """) { name, stage, share, specialist, holdBack, alias, teacher, away, force, reason, store };
        if (explainer is not null)
        {
            command.Add(RouteExplainCommand.Build(terminal, explainer));
        }

        command.SetAction(async (parsed, cancellationToken) =>
        {
            string? to = parsed.GetValue(stage)?.ToLowerInvariant();
            var asked = new RouteRequest
            {
                Stage = to == RollBack ? null : Stage(to),
                Share = Share(to, parsed.GetValue(share)),
                Specialist = parsed.GetValue(specialist),
                HoldBack = parsed.GetValue(holdBack) is { } held ? ShareText.Parse(held, "--hold-back") : null,
                Aliases = parsed.GetValue(alias) ?? [],
                Teachers = parsed.GetValue(teacher) ?? [],
                WhenUpstreamAway = parsed.GetValue(away) switch { "answer" => UpstreamAwayPolicy.Answer, "fail" => UpstreamAwayPolicy.Fail, _ => null },
                Force = parsed.GetValue(force),
                Reason = parsed.GetValue(reason),
            };
            using Session session = Session.Open(parsed, terminal);
            var file = new RouteFile(session.Workspace.Directory, terminal.Time);
            string? id = parsed.GetValue(name) is { } workload ? await ChangeAsync(session, file, workload, to == RollBack, asked, cancellationToken) : null;
            await ShowAsync(session, file, id, parsed.GetValue(store), cancellationToken);
            return ExitCodes.Done;
        });
        return command;
    }

    /// <returns>The workload's id.</returns>
    private static async Task<string> ChangeAsync(Session session, RouteFile file, string name, bool back, RouteRequest asked, CancellationToken cancellationToken)
    {
        if (back)
        {
            if (asked with { Force = false } is { IsEmpty: false })
            {
                throw new UnderstudyException(ErrorCode.OptionsInvalid, "rollback takes the last change back as it was: give it no other options than --force --reason TEXT.");
            }

            // By the file alone: a route can be rolled back whatever became of its workload.
            string id = file.Read().FirstOrDefault(r => r.Workload == name)?.Workload ?? session.Workspace.GetWorkload(name).Id;
            await file.RollBackAsync(id, asked.Force && asked.Reason is not null, cancellationToken);
            return id;
        }

        WorkloadRecord workload = session.Workspace.GetWorkload(name);
        if (!asked.IsEmpty)
        {
            await new RouteEditor(session, workload).ApplyAsync(file, asked, cancellationToken);
        }

        return workload.Id;
    }

    private static async Task ShowAsync(Session session, RouteFile file, string? only, string? store, CancellationToken cancellationToken)
    {
        Gateway.Route[] routes = [.. file.Read().Where(r => only is null || r.Workload == only)];
        (IReadOnlyList<RouteState> states, IDisposable open) = await RouteState.LoadAsync(session, routes, store, cancellationToken);
        using IDisposable opened = open;
        if (session.Json)
        {
            session.Terminal.Out.WriteLine(RouteJson.Write(states));
        }
        else if (states.Count == 0)
        {
            session.Say(only is null ? "There are no routes: every call passes through. Make one: understudy route NAME shadow" : $"There is no route for '{only}': its calls pass through. Make one: understudy route {only} shadow");
        }
        else if (only is null)
        {
            RouteScreen.Print(session.Terminal, states);
        }
        else
        {
            RouteScreen.PrintOne(session.Terminal, states[0]);
        }
    }

    private static RouteStage? Stage(string? text) => text switch
    {
        null => null,
        "off" => RouteStage.Off,
        "shadow" => RouteStage.Shadow,
        "canary" => RouteStage.Canary,
        "live" => RouteStage.Live,
        _ => throw new UnderstudyException(ErrorCode.OptionsInvalid, $"A route is off, shadow, canary or live, or goes back with rollback; found '{text}'."),
    };

    private static double? Share(string? stage, string? share) => (stage, share) switch
    {
        ("canary", null) => throw new UnderstudyException(ErrorCode.OptionsInvalid, "A canary has a share of the conversations: understudy route NAME canary 10%"),
        ("canary", { } text) => ShareText.Parse(text, "canary") is > 0 and var positive ? positive : throw new UnderstudyException(ErrorCode.OptionsInvalid, "A canary without a share is shadow: understudy route NAME shadow"),
        (_, { } text) => throw new UnderstudyException(ErrorCode.OptionsInvalid, $"A share goes with canary; found '{stage} {text}'."),
        _ => null,
    };
}
