using System.Globalization;
using System.Net.Sockets;
using System.Text;

using Microsoft.Extensions.Logging;

using Understudy.Gateway;
using Understudy.Testing;

namespace Understudy.Bench;

/// <summary>Marked texts as prompt, key, user, header, query and answer go every way through the gateway; then every place where they must not be is searched.</summary>
public static class CanaryArm
{
    private const string Mark = "zqxjkcanary";
    private const int SecretLength = 43; // of a client key's end
    private static readonly string[] Places = ["prompt", "wrong key and upstream's key", "user", "header", "conversation", "query", "path", "answer"];

    /// <summary>Measures.</summary>
    public static async Task<IReadOnlyList<Figure>> MeasureAsync(GatewayPlan plan, string folder, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(plan);
        using var trap = new CanaryTrap();
        using ILoggerFactory logging = LoggerFactory.Create(b => b.SetMinimumLevel(LogLevel.Trace).AddProvider(trap));
        await using ScriptedUpstream upstream = await ScriptedUpstream.StartAsync(cancellationToken: cancellationToken);
        var found = new Found();
        string workspace = Path.Combine(folder, "workspace");
        IReadOnlyList<CanaryCall> calls = CanaryCall.All(Canary);
        foreach (CanaryCall call in calls)
        {
            // A gateway each: a breaker that one failure opened would keep the next from happening. Twice: the gateway may ask again.
            _ = await CallAsync(call, upstream.Next(call.Upstream, call.Upstream).Url, workspace, logging, found, cancellationToken);
            upstream.Clear();
        }

        _ = await CallAsync(calls[0] with { Name = "upstream is not there" }, new Uri($"http://127.0.0.1:{ChildServer.FreePort().ToString(CultureInfo.InvariantCulture)}/v1"), workspace, logging, found, cancellationToken);
        string full = await FullDiskAsync(calls, upstream, Path.Combine(folder, "full"), logging, found, cancellationToken);
        long contents = Search(workspace, found);
        if (contents == 0 || trap.Logs.IsEmpty)
        {
            throw new InvalidOperationException($"The search proves nothing: {contents} hits in the contents, {trap.Logs.Count} lines of logs.");
        }

        found.In("logs", trap.Logs);
        found.In("telemetry", trap.Telemetry);
        foreach (string hit in found.Hits)
        {
            await plan.Log.WriteLineAsync("  " + hit);
        }

        string note = string.Create(CultureInfo.InvariantCulture, $"n = {calls.Count + 1} ways through a gateway with redaction off, {full}; searched for {Places.Length} marked texts ({string.Join(", ", Places)}) and the client key: {trap.Logs.Count:#,0} lines of logs of all levels with values and exceptions, {trap.Telemetry.Count:#,0} tags of metrics and traces; {contents} hits where they belong, in the contents");
        return
        [
            Of("logs", "logs"),
            Of("metrics and traces", "telemetry"),
            Of("headers and errors of the gateway's own", "answers"),
            Of("metadata tables and other files of the workspace", "metadata"),
        ];

        Figure Of(string name, string place) => Figure.AtMost($"canary: hits in {name}", found.Count(place), found.Count(place), found.Count(place), "hits", 0, note + found.Example(place));
    }

    private static string Canary(string place) => Mark + place;

    private static async Task<string?> CallAsync(CanaryCall call, Uri url, string workspace, ILoggerFactory logging, Found found, CancellationToken cancellationToken)
    {
        (string Name, string Value) key = call.WrongKey ? ("authorization", "Bearer " + Canary("key")) : await GatewayProcess.KeyAsync(workspace, cancellationToken);
        found.Secret = call.WrongKey ? found.Secret : key.Value[^SecretLength..];
        var options = new GatewayOptions { Upstream = url, UpstreamKey = Canary("key") + "upstream", AllowPrivateUpstream = true, Port = 0, UpstreamTimeout = TimeSpan.FromSeconds(1), StreamIdleTimeout = TimeSpan.FromSeconds(1), ConnectTimeout = TimeSpan.FromSeconds(2) };
        await using GatewayHost gateway = await GatewayHost.StartAsync(options, workspace, null, false, logging, TimeProvider.System, cancellationToken);
        byte[] post = RawRequest.Post(gateway.Address, call.Path, Encoding.UTF8.GetBytes(call.Body), key, ("x-other", Canary("header")), ("x-understudy-user", Canary("user")), ("x-understudy-conversation", Canary("conversation")), ("idempotency-key", Canary("header")));
        byte[] request = call.Method == "POST" ? post : [.. Encoding.ASCII.GetBytes(call.Method), .. post[4..]];
        using RawConnection connection = await RawConnection.OpenAsync(gateway.Address, cancellationToken);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(call.GoesAway ? TimeSpan.FromSeconds(.4) : TimeSpan.FromSeconds(20));
        try
        {
            RawAnswer answer = await connection.AskAsync(request, limit.Token);
            bool models = answer.Header("x-understudy-answered-by") is not null;
            string body = Encoding.UTF8.GetString(answer.Body.Span), head = Encoding.Latin1.GetString(answer.Head.Span);
            // The large model's own words may hold anything; what the gateway writes into or behind them may not.
            string[] own = [.. models ? body.Split('\n').Where(l => l.Contains("upstream_stream_broken", StringComparison.Ordinal)) : [body], .. head.Split("\r\n").Where(l => !models || !l.StartsWith("location:", StringComparison.OrdinalIgnoreCase))];
            found.In("answers", own.Select(line => $"{call.Name}: {line}"));
            return answer.Header("x-understudy-recorded");
        }
        catch (Exception e) when (e is IOException or SocketException || (e is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            return null; // hung up, by plan or by the gateway
        }
    }

    /// <summary>The same on a disk without space; says what was done.</summary>
    private static async Task<string> FullDiskAsync(IReadOnlyList<CanaryCall> calls, ScriptedUpstream upstream, string folder, ILoggerFactory logging, Found found, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(folder);
        // Smaller than one segment of the journal: room for the workspace, none for a record.
        if (!Environment.IsPrivilegedProcess || await ScriptRun.OutputAsync("mount", ["-t", "tmpfs", "-o", "size=8m", "tmpfs", folder], TextWriter.Null, cancellationToken) is null)
        {
            return "without a full disk (a small file system cannot be mounted here)";
        }

        try
        {
            string workspace = Path.Combine(folder, "workspace");
            int marked = 0;
            foreach (CanaryCall call in calls.Take(8))
            {
                marked += await CallAsync(call, upstream.Next(call.Upstream, call.Upstream).Url, workspace, logging, found, cancellationToken) == "no" ? 1 : 0;
                upstream.Clear();
            }

            _ = Search(workspace, found);
            return string.Create(CultureInfo.InvariantCulture, $"8 more on a full disk ({marked} answers marked not recorded)");
        }
        finally
        {
            await ScriptRun.OutputAsync("umount", [folder], TextWriter.Null, CancellationToken.None);
        }
    }

    /// <summary>Searches a workspace, and counts the hits where they belong.</summary>
    private static long Search(string workspace, Found found)
    {
        long contents = 0;
        string store = GatewayProcess.StoreOf(workspace), journal = Path.Combine(workspace, "journal");
        if (File.Exists(store))
        {
            using var probe = new StoreProbe(store);
            foreach ((string place, string text) in probe.Texts())
            {
                // Neither a key nor a header is content: nowhere is where they belong.
                bool belongs = (place.StartsWith("contents.", StringComparison.Ordinal) || place == "feedback.gold") && !text.Contains(Canary("key"), StringComparison.Ordinal) && !text.Contains(Canary("header"), StringComparison.Ordinal);
                contents += belongs && text.Contains(Mark, StringComparison.Ordinal) ? 1 : 0;
                found.In("metadata", belongs ? [] : [$"{place}: {text}"]);
            }
        }

        foreach (string file in Directory.GetFiles(workspace, "*", SearchOption.AllDirectories).Where(f => !f.StartsWith(store, StringComparison.Ordinal) && !f.StartsWith(journal, StringComparison.Ordinal) && Path.GetFileName(f) != ClientKeys.DefaultKeyName))
        {
            found.In("metadata", [$"{Path.GetRelativePath(workspace, file)}: {Encoding.Latin1.GetString(File.ReadAllBytes(file))}"]);
        }

        return contents;
    }

    private sealed class Found
    {
        private const int Shown = 200;
        private readonly List<(string Place, string Text)> _hits = [];

        /// <summary>The secret part of the key that lets in: marked by nature.</summary>
        public string Secret { get; set; } = Mark;

        public IEnumerable<string> Hits => _hits.Select(h => $"{h.Place}: {Around(h.Text)}");

        public void In(string place, IEnumerable<string> texts) => _hits.AddRange(texts.Where(t => IndexOf(t) >= 0).Select(t => (place, t)));

        public int Count(string place) => _hits.Count(h => h.Place == place);

        public string Example(string place) => _hits.Where(h => h.Place == place).Select(h => "; first: " + Around(h.Text)).FirstOrDefault("");

        private int IndexOf(string text) => Math.Max(text.IndexOf(Mark, StringComparison.OrdinalIgnoreCase), text.IndexOf(Secret, StringComparison.Ordinal));

        private string Around(string text)
        {
            int at = Math.Max(0, IndexOf(text) - (Shown / 2));
            return text[at..Math.Min(text.Length, at + Shown)].ReplaceLineEndings(" ");
        }
    }
}
