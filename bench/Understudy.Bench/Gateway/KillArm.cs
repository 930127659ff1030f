using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;

using Understudy.Core;
using Understudy.Data;

namespace Understudy.Bench;

/// <summary>
/// The gateway killed by signal 9 at random points under load, again and again on one workspace: what was acknowledged and is not there, what is
/// there twice, what cannot be read, and how fast it is back. Every fifth kill comes while the gateway is starting.
/// </summary>
public static class KillArm
{
    private const int Connections = 16, EarlyEvery = 5, LateEvery = 10;
    private const double LongestStart = .6, LongestLoad = .3, LongestLate = 1.5; // seconds; late ones meet the moving of rows into the store
    private const double Slow = 1;

    /// <summary>Measures.</summary>
    public static async Task<IReadOnlyList<Figure>> MeasureAsync(GatewayPlan plan, string folder, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(plan);
        int kills = plan.Quick ? Math.Min(plan.Kills, 10) : plan.Kills;
        string workspace = Path.Combine(folder, "workspace");
        var random = new SeededRandom(new Seed(1).For("kill"));
        await using ChildServer upstream = await BenchServers.StartUpstreamAsync(null, cancellationToken);
        var load = new Load(await GatewayProcess.KeyAsync(workspace, cancellationToken));
        var restarts = new List<double>();
        int port = ChildServer.FreePort(), early = 0;
        for (int kill = 0; kill <= kills; kill++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            bool last = kill == kills;
            long began = Stopwatch.GetTimestamp();
            await using ChildServer server = GatewayProcess.Launch(workspace, upstream, port, null);
            if (!last && kill % EarlyEvery == EarlyEvery - 1)
            {
                early++;
                await Task.Delay(TimeSpan.FromSeconds(LongestStart * random.NextDouble()), cancellationToken);
                continue; // disposal kills
            }

            long healthy = await GatewayProcess.HealthyAsync(server, cancellationToken) ?? throw new InvalidOperationException("The gateway does not start again: " + string.Join('\n', server.Lines));
            restarts.Add(Stopwatch.GetElapsedTime(began, healthy).TotalSeconds);
            if (restarts[^1] > Slow)
            {
                await plan.Log.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"  start {kill + 1} took {restarts[^1]:0.00} s, {ProcessUsage.CpuSeconds(server.Id):0.00} s of them on the processor; {Directory.GetFiles(Path.Combine(workspace, "journal")).Length} files in the journal"));
            }

            if (last)
            {
                if (File.Exists(GatewayProcess.StoreOf(workspace)))
                {
                    using var probe = new StoreProbe(GatewayProcess.StoreOf(workspace));
                    await probe.SettledAsync(cancellationToken);
                }

                await server.StopAsync(TimeSpan.FromSeconds(30));
                break;
            }

            Task asking = load.RunAsync(server);
            await Task.Delay(TimeSpan.FromSeconds((kill % LateEvery == 0 ? LongestLate : LongestLoad) * random.NextDouble()), cancellationToken);
            await server.KillAsync();
            await asking;
            if ((kill + 1) % 100 == 0)
            {
                await plan.Log.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"  {kill + 1} kills, {load.Acknowledged.Count:#,0} answers acknowledged, restart {restarts.Average():0.00} s on average, {restarts.Max():0.00} s at most"));
            }
        }

        (long missing, long doubled, long torn, string damage) = await CompareAsync(workspace, load, cancellationToken);
        string note = string.Create(CultureInfo.InvariantCulture, $"n = {kills} kills, {early} of them while it started, the others after up to {LongestLoad} s of load (every tenth {LongestLate} s) over {Connections} connections (every fourth request streamed); {load.Acknowledged.Count:#,0} answers acknowledged, {load.CutOff:#,0} cut off by a kill{damage}");
        restarts.Sort();
        double p50 = restarts[restarts.Count / 2];
        return
        [
            Figure.AtMost("kill -9: acknowledged answers without a row", missing, missing, missing, "answers", 0, note),
            Figure.AtMost("kill -9: requests with more than one row", doubled, doubled, doubled, "requests", 0, note),
            Figure.AtMost("kill -9: rows torn or unreadable", torn, torn, torn, "rows", 0, note),
            Figure.AtMost("kill -9: start to /health, the slowest", restarts[^1], p50, restarts[^1], "s", 2, string.Create(CultureInfo.InvariantCulture, $"n = {restarts.Count} starts on what the kill before left, from the process's start; low is the median")),
        ];
    }

    /// <summary>Reads everything back: ids, the requests' own marks, and both contents.</summary>
    private static async Task<(long Missing, long Doubled, long Torn, string Damage)> CompareAsync(string workspace, Load load, CancellationToken cancellationToken)
    {
        var ids = new HashSet<string>(StringComparer.Ordinal);
        var marks = new HashSet<string>(StringComparer.Ordinal);
        long doubled = 0, torn = 0;
        await using (ICallStore store = CallStores.Open(GatewayProcess.StoreOf(workspace)))
        {
            await foreach (StoredCall row in store.ReadAsync(CallFilter.All, cancellationToken))
            {
                string? mark = MarkOf(row.Call.Request);
                bool whole = mark is not null && (row.Call.Outcome != CallOutcome.Ok || IsJson(row.Call.Response));
                torn += whole ? 0 : 1;
                doubled += ids.Add(row.Call.Id) & (mark is null || marks.Add(mark)) ? 0 : 1;
            }
        }

        using var probe = new StoreProbe(GatewayProcess.StoreOf(workspace));
        string integrity = probe.Integrity();
        string[] kept = Directory.Exists(Path.Combine(workspace, "journal")) ? [.. Directory.GetFiles(Path.Combine(workspace, "journal")).Select(f => Path.GetFileName(f)!).Where(f => f.Contains("damaged", StringComparison.Ordinal))] : [];
        return (load.Acknowledged.Keys.LongCount(id => !ids.Contains(id)), doubled, torn + (integrity == "ok" ? 0 : 1) + kept.Length, $"; {ids.Count} rows; SQLite's integrity check: {integrity}{(kept.Length > 0 ? "; damaged: " + string.Join(", ", kept) : "")}");
    }

    private static string? MarkOf(ReadOnlyMemory<byte> request)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(request);
            return document.RootElement.GetProperty("messages")[1].GetProperty("content").GetString();
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or KeyNotFoundException or IndexOutOfRangeException)
        {
            return null;
        }
    }

    private static bool IsJson(ReadOnlyMemory<byte> content)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(content);
            return document.RootElement.TryGetProperty("choices", out _);
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private sealed class Load((string Name, string Value) key)
    {
        private long _asked, _cutOff;

        public ConcurrentDictionary<string, bool> Acknowledged { get; } = new(StringComparer.Ordinal);

        public long CutOff => Interlocked.Read(ref _cutOff);

        /// <summary>Asks until the gateway is gone.</summary>
        public Task RunAsync(ChildServer server)
        {
            return Task.WhenAll(Enumerable.Range(0, Connections).Select(async _ =>
            {
                try
                {
                    using RawConnection connection = await RawConnection.OpenAsync(server.Address, CancellationToken.None);
                    while (true)
                    {
                        long number = Interlocked.Increment(ref _asked);
                        bool stream = number % 4 == 0;
                        RawAnswer answer = await connection.AskAsync(RawRequest.Post(server.Address, RawRequest.Chat, Body(number, stream), key), CancellationToken.None);
                        bool whole = answer.Status == 200 && (stream ? answer.Body.Span.EndsWith("data: [DONE]\n\n"u8) : answer.Header("x-understudy-recorded") == "yes");
                        if (whole)
                        {
                            Acknowledged[answer.Header("x-understudy-request-id")!] = true;
                        }
                    }
                }
                catch (Exception e) when (e is IOException or SocketException)
                {
                    Interlocked.Increment(ref _cutOff);
                }
            }));
        }

        // In letters: digits in a row look like a card's or a telephone's number and would be redacted.
        private static byte[] Body(long number, bool stream)
        {
            var mark = new StringBuilder("mark ");
            for (long rest = number; rest > 0; rest /= 20)
            {
                mark.Append("bcdfghjklmnpqrstvwxz"[(int)(rest % 20)]);
            }

            return Encoding.UTF8.GetBytes($$"""{"model":"large",{{(stream ? "\"stream\":true," : "")}}"messages":[{"role":"system","content":"Sort."},{"role":"user","content":"{{mark}}"}]}""");
        }
    }
}
