using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;

using Understudy.Data;
using Understudy.Testing;

namespace Understudy.Bench;

/// <summary>PostgreSQL stopped for two minutes at 300 requests a second: what is lost, in which order it comes in afterwards, and what memory it takes.</summary>
public static class StoreAwayArm
{
    private const int Rate = 300, Connections = 16;
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    /// <summary>Measures.</summary>
    public static async Task<IReadOnlyList<Figure>> MeasureAsync(GatewayPlan plan, string folder, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(plan);
        if (PostgresServer.WhyAbsent is { } absent)
        {
            return [Figure.Skipped("store away: answers lost", "answers", 0, absent)];
        }

        int before = plan.Choose(4, 30), away = plan.Choose(6, 120), after = plan.Choose(3, 15);
        using PostgresServer postgres = PostgresServer.Begin();
        string database = postgres.NewDatabase();
        await using ChildServer upstream = await BenchServers.StartUpstreamAsync(null, cancellationToken);
        await using ProxyUnderTest ours = await GatewayProcess.StartAsync(Path.Combine(folder, "workspace"), upstream, null, cancellationToken, "--store", database);
        ChildServer server = ours.Server;
        var load = new PacedLoad(ours, Rate, Connections);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        Task loading = load.RunAsync(stop.Token);
        await Task.Delay(TimeSpan.FromSeconds(before), cancellationToken);
        double normal = ProcessUsage.ResidentMiB(server.Id);
        postgres.Stop();
        await plan.Log.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"  store stopped at {normal:0} MiB"));
        double most = await WatchAsync(server, TimeSpan.FromSeconds(away), cancellationToken);
        postgres.Start();
        long back = Stopwatch.GetTimestamp();
        most = Math.Max(most, await WatchAsync(server, TimeSpan.FromSeconds(after), cancellationToken));
        await stop.CancelAsync();
        await loading;
        await using ICallStore store = CallStores.Open(database);
        while (await store.CountAsync(CallFilter.All, cancellationToken) < load.Acknowledged.Count && Stopwatch.GetElapsedTime(back) < Patience)
        {
            most = Math.Max(most, await WatchAsync(server, TimeSpan.FromSeconds(.5), cancellationToken));
        }

        (long lost, long doubled, long disordered) = await CompareAsync(store, load.Acknowledged, cancellationToken);
        string note = string.Create(CultureInfo.InvariantCulture, $"PostgreSQL killed for {away} s under {Rate} requests/s over {Connections} connections ({before} s before, {after} s after its return); n = {load.Acknowledged.Count:#,0} answers acknowledged as recorded, {load.Late:0.0} % of requests begun more than 0.1 s late");
        double growth = most - normal;
        return
        [
            Figure.AtMost("store away: acknowledged answers lost", lost, lost, lost, "answers", 0, note),
            Figure.AtMost("store away: rows doubled", doubled, doubled, doubled, "rows", 0, note),
            Figure.AtMost("store away: answers marked not recorded, or failed", load.NotRecorded, load.NotRecorded, load.NotRecorded, "answers", 0, note),
            Figure.AtMost("store away: rows out of order", disordered, disordered, disordered, "rows", 0, note + "; a row is out of order when it stands behind one whose request was sent after its own answer had come"),
            Figure.AtMost("store away: growth of resident memory", growth, growth, growth, "MiB", 50, note + string.Create(CultureInfo.InvariantCulture, $"; from {normal:0} MiB under load with the store there to {most:0} MiB at most, until everything was in the store"), Peer.Published("LiteLLM 1.98, 1,500 requests", 101)),
        ];
    }

    private static async Task<double> WatchAsync(ChildServer server, TimeSpan time, CancellationToken cancellationToken)
    {
        double most = 0;
        for (long began = Stopwatch.GetTimestamp(); Stopwatch.GetElapsedTime(began) < time;)
        {
            most = Math.Max(most, ProcessUsage.ResidentMiB(server.Id));
            await Task.Delay(250, cancellationToken);
        }

        return most;
    }

    private static async Task<(long Lost, long Doubled, long Disordered)> CompareAsync(ICallStore store, ConcurrentDictionary<string, (long Sent, long Answered)> acknowledged, CancellationToken cancellationToken)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        long doubled = 0, disordered = 0, latest = 0;
        await foreach (StoredCall row in store.ReadAsync(CallFilter.All with { WithContent = false }, cancellationToken))
        {
            doubled += seen.Add(row.Call.Id) ? 0 : 1;
            if (acknowledged.TryGetValue(row.Call.Id, out (long Sent, long Answered) times))
            {
                disordered += latest > times.Answered ? 1 : 0;
                latest = Math.Max(latest, times.Sent);
            }
        }

        return (acknowledged.Keys.LongCount(id => !seen.Contains(id)), doubled, disordered);
    }
}
