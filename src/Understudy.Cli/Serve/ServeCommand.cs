using System.CommandLine;

using Microsoft.Extensions.Logging;

using Understudy.Core;
using Understudy.Gateway;

namespace Understudy.Cli;

/// <summary><c>understudy serve</c>: the gateway between an application and its large model.</summary>
public static class ServeCommand
{
    private static readonly string[] UpstreamVariables = ["UNDERSTUDY_UPSTREAM", "OPENAI_BASE_URL"], KeyVariables = ["UNDERSTUDY_UPSTREAM_KEY", "OPENAI_API_KEY"];

    /// <summary>Builds the verb.</summary>
    public static Command Build(Terminal terminal)
    {
        var upstream = new Option<string?>("--upstream") { Description = "Base address of the large model's API, with /v1. [default: $UNDERSTUDY_UPSTREAM, $OPENAI_BASE_URL]", HelpName = "URL" };
        var keyFile = new Option<FileInfo?>("--upstream-key-file") { Description = "File with the large model's key. [default: $UNDERSTUDY_UPSTREAM_KEY, $OPENAI_API_KEY]", HelpName = "FILE" };
        var host = new Option<string>("--host") { Description = "Address to listen on.", HelpName = "ADDRESS", DefaultValueFactory = _ => "127.0.0.1" };
        var port = new Option<int>("--port") { Description = "Port to listen on; 0 takes a free one.", HelpName = "N", DefaultValueFactory = _ => 8089 };
        var store = new Option<string?>("--store") { Description = "Where recorded calls go: a SQLite file or postgres://user@host/database. [default: calls.db in the workspace]", HelpName = "PLACE" };
        var privateUpstream = new Option<bool>("--allow-private-upstream") { Description = "Allow an upstream whose name resolves to a private address." };
        var noRedaction = new Option<bool>("--no-redaction") { Description = "Record texts as they are, secrets and personal data included." };
        var timeout = new Option<int>("--timeout") { Description = "Seconds to wait for the large model's answer to begin.", HelpName = "S", DefaultValueFactory = _ => 600 };
        var retries = new Option<int>("--retries") { Description = "Attempts after the first when the large model cannot be reached, 0 to 5.", HelpName = "N", DefaultValueFactory = _ => 1 };
        var retention = new Option<string?>("--retention") { Description = "Delete the content of calls older than this, such as 90d; counts and times stay. [default: keep]", HelpName = "AGE" };
        var noKeys = new Option<bool>("--no-client-keys") { Description = "Let in who asks, without a key; on a loopback address only." };
        var command = new Command("serve", """
            Stand between an application and its large model: record every call, and let proven specialists answer their share.

            Examples:
              OPENAI_API_KEY=sk-… understudy serve --upstream https://api.openai.com/v1
              understudy serve --upstream http://127.0.0.1:8000/v1 --store postgres://understudy@db/understudy

            Then set your application's base URL to the address that is printed, ending in /v1, and its key to the key that is printed.
            """)
        {
            upstream, keyFile, host, port, store, privateUpstream, noRedaction, timeout, retries, noKeys, retention,
        };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            using Session session = Session.Open(parsed, terminal);
            string workspace = session.Workspace.Directory;
            var options = new GatewayOptions
            {
                Upstream = Upstream(parsed.GetValue(upstream)),
                UpstreamKey = SecretText.Read(parsed.GetValue(keyFile), KeyVariables, "the large model's key"),
                AllowPrivateUpstream = parsed.GetValue(privateUpstream),
                Host = parsed.GetValue(host)!,
                Port = parsed.GetValue(port),
                UpstreamTimeout = TimeSpan.FromSeconds(parsed.GetValue(timeout)),
                Retries = parsed.GetValue(retries),
                Retention = parsed.GetValue(retention) is { } age ? Duration.Parse(age, "--retention") : null,
                AskForKeys = !parsed.GetValue(noKeys),
            };
            if (!options.AskForKeys && !(System.Net.IPAddress.TryParse(options.Host, out System.Net.IPAddress? address) && System.Net.IPAddress.IsLoopback(address)))
            {
                throw new UnderstudyException(ErrorCode.OptionsInvalid, $"--no-client-keys would let in everybody who reaches {options.Host}. Leave it out, or listen on 127.0.0.1.");
            }

            string? key = options.AskForKeys ? await new ClientKeys(workspace, terminal.Time).EnsureDefaultAsync(cancellationToken) : null;
            using ILoggerFactory logging = LoggerFactory.Create(b => b.SetMinimumLevel(LogLevel.Warning).AddProvider(new LineLogger(terminal.Error, terminal.Time)));
            await using GatewayHost gateway = await StartedAsync(options, workspace, parsed.GetValue(store), !parsed.GetValue(noRedaction), logging, terminal.Time, cancellationToken);
            session.Say($"Understudy listens on {gateway.Address.AbsoluteUri}v1 and asks {options.Upstream.GetLeftPart(UriPartial.Path)}{(options.UpstreamKey is null ? " (without a key)" : "")}");
            if (options.AskForKeys)
            {
                session.Say($"  key for your application: {key ?? "one that you made (understudy keys list shows them)"}");
            }

            session.Say($"  recording to {gateway.Recorder.Status.StorePlace}{(parsed.GetValue(noRedaction) ? ", not redacted" : session.Workspace.Redaction.Reversible ? ", redacted, originals sealed" : ", redacted")}");
            session.Say("  Ctrl-C stops it");
            await Task.Delay(Timeout.InfiniteTimeSpan, terminal.Time, cancellationToken).ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
            session.Say("Stopping: calls under way are ended, and what was recorded is moved into the store.");
            return ExitCodes.Done;
        });
        return command;
    }

    private static async Task<GatewayHost> StartedAsync(GatewayOptions options, string workspace, string? store, bool redacted, ILoggerFactory logging, TimeProvider time, CancellationToken cancellationToken)
    {
        try
        {
            return await GatewayHost.StartAsync(options, workspace, store, redacted, logging, time, cancellationToken);
        }
        catch (IOException e) when (e.InnerException is Microsoft.AspNetCore.Connections.AddressInUseException)
        {
            throw new UnderstudyException(ErrorCode.PathUnusable, $"Port {options.Port} of {options.Host} is taken, perhaps by another gateway. Stop it, or choose another port: --port N (0 takes a free one).", e);
        }
    }

    private static Uri Upstream(string? given)
    {
        string? text = given ?? UpstreamVariables.Select(Environment.GetEnvironmentVariable).FirstOrDefault(v => !string.IsNullOrEmpty(v));
        return text is not null && Uri.TryCreate(text, UriKind.Absolute, out Uri? url)
            ? url
            : throw new UnderstudyException(ErrorCode.OptionsInvalid, $"{(text is null ? "There is no upstream" : $"'{text}' is no address")}. Give the base address of the large model's API: understudy serve --upstream https://api.openai.com/v1");
    }
}
