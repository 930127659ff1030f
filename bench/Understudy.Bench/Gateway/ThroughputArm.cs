using System.Collections.Concurrent;
using System.Globalization;

namespace Understudy.Bench;

/// <summary>Requests a second that pass through one core, recorded, against peers that record nothing; and whether every answer has its row.</summary>
public static class ThroughputArm
{
    private const int Connections = 64, ProxyCore = 0, OtherCore = 1;

    /// <summary>Measures.</summary>
    public static async Task<IReadOnlyList<Figure>> MeasureAsync(GatewayPlan plan, string folder, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(plan);
        if (!await PeerServers.HasAsync("wrk", plan.Log, cancellationToken))
        {
            return [Figure.Skipped("pass-through, recorded, one core, 64 connections", "requests/s", 10_000, "wrk is not installed")];
        }

        int rounds = plan.Choose(1, 5), seconds = plan.Choose(3, 8);
        string workspace = Path.Combine(folder, "workspace");
        await using ChildServer upstream = await BenchServers.StartUpstreamAsync(OtherCore, cancellationToken);
        await using ProxyUnderTest ours = await GatewayProcess.StartAsync(workspace, upstream, ProxyCore, cancellationToken);
        await using ProxyUnderTest? portkey = await PeerServers.StartPortkeyAsync(plan, upstream, ProxyCore, cancellationToken);
        await using ProxyUnderTest yarp = await PeerServers.StartYarpAsync(upstream, ProxyCore, cancellationToken);
        await using ProxyUnderTest? nginx = await PeerServers.StartNginxAsync(plan, upstream, Path.Combine(folder, "nginx"), ProxyCore, cancellationToken);
        ProxyUnderTest[] proxies = [.. new[] { ours, portkey, yarp, nginx }.OfType<ProxyUnderTest>()];
        byte[][] bodies = [RawRequest.ChatBody];
        foreach (ProxyUnderTest proxy in proxies)
        {
            int warm = await WrkRun.WarmAsync(proxy, bodies, Connections, plan, folder, cancellationToken);
            await plan.Log.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"  {proxy.Name}: warm after {warm} s"));
        }

        using var store = new StoreProbe(GatewayProcess.StoreOf(workspace));
        var runs = proxies.ToDictionary(p => p.Name, _ => new List<(WrkRun Run, double Cpu)>());
        for (int round = 0; round < rounds; round++)
        {
            foreach (ProxyUnderTest proxy in proxies)
            {
                await store.SettledAsync(cancellationToken); // what is still being moved would disturb the next
                double before = ProcessUsage.CpuSeconds(proxy.Server.Id);
                WrkRun run = await WrkRun.RunAsync(proxy, bodies, Connections, seconds, folder, plan.Log, cancellationToken);
                if (proxy == ours)
                {
                    await store.SettledAsync(cancellationToken); // moving into the store is part of the price
                }

                double cpu = 1e6 * (ProcessUsage.CpuSeconds(proxy.Server.Id) - before) / run.Requests;
                runs[proxy.Name].Add((run, cpu));
                await plan.Log.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"  {proxy.Name}: {run.Rate:#,0}/s, {cpu:0.0} µs CPU, p50 {run.MedianMilliseconds:0.00} ms, p99 {run.P99Milliseconds:0.00} ms, {run.Failed} failed"));
            }
        }

        (Parity parity, string parityNote) = await ParityAsync(plan, ours, store, cancellationToken);
        List<(WrkRun Run, double Cpu)> own = runs[ours.Name];
        string note = string.Create(CultureInfo.InvariantCulture, $"POST of {RawRequest.ChatBody.Length} bytes, answers of {BenchServers.AnswerBytes}; proxy alone on core 0, upstream and wrk on core 1, {rounds} alternating rounds of {seconds} s, each proxy loaded before until it got no faster; ours records durably, the peers record nothing; {own.Sum(r => r.Run.Failed)} of {own.Sum(r => r.Run.Requests):#,0} failed; interval: slowest against fastest round");
        var figures = new List<Figure>
        {
            Of(Figure.AtLeast, "pass-through, recorded, one core, 64 connections", "requests/s", 10_000, r => r.Run.Rate),
        };
        if (portkey is not null)
        {
            double[] ratios = [.. own.Zip(runs[portkey.Name], (a, b) => a.Run.Rate / b.Run.Rate)];
            figures.Add(Figure.AtLeast("pass-through, recorded, one core, times Portkey's requests/s", ratios.Average(), ratios.Min(), ratios.Max(), "×", 10, note));
        }
        else
        {
            figures.Add(Figure.Skipped("pass-through, recorded, one core, times Portkey's requests/s", "×", 10, "Portkey cannot be installed here"));
        }

        figures.Add(Of(Figure.AtMost, "pass-through, recorded, CPU a request, moving into the store included", "µs", null, r => r.Cpu));
        figures.Add(Of(Figure.AtMost, "pass-through, recorded, one core, 64 connections at full load, p50", "ms", null, r => r.Run.MedianMilliseconds));
        figures.Add(Of(Figure.AtMost, "pass-through, recorded, one core, 64 connections at full load, p99", "ms", null, r => r.Run.P99Milliseconds));
        double share = 100.0 * (parity.Found + parity.Marked) / parity.Delivered;
        figures.Add(Figure.AtLeast("load: rows recorded + answers marked not recorded = answers delivered", share, share, share, "%", 100, parityNote));
        figures.Add(Figure.AtMost("load: answers marked not recorded", parity.Marked, parity.Marked, parity.Marked, "answers", 0, parityNote));
        return figures;

        Figure Of(Func<string, double, double, double, string, double?, string, Peer[], Figure> make, string name, string unit, double? bar, Func<(WrkRun Run, double Cpu), double> value) =>
            make(name, own.Average(value), own.Min(value), own.Max(value), unit, bar, note,
                [.. new[] { PeerServers.Portkey, PeerServers.Yarp, PeerServers.Nginx }.Select(p => new Peer(p, runs.TryGetValue(p, out var r) ? r.Average(value) : null, "measured"))]);
    }

    private sealed record Parity(long Delivered, long Found, long Marked);

    /// <summary>A load of our own that lets every answer arrive, so that rows and answers can be compared one by one.</summary>
    private static async Task<(Parity Parity, string Note)> ParityAsync(GatewayPlan plan, ProxyUnderTest ours, StoreProbe store, CancellationToken cancellationToken)
    {
        long before = await store.SettledAsync(cancellationToken);
        int each = plan.Choose(100, 3_000);
        var recorded = new ConcurrentDictionary<string, bool>(StringComparer.Ordinal);
        byte[] request = ours.Post(RawRequest.Chat, RawRequest.ChatBody);
        long marked = 0, wrong = 0;
        await Task.WhenAll(Enumerable.Range(0, Connections).Select(async _ =>
        {
            using RawConnection connection = await RawConnection.OpenAsync(ours.Server.Address, cancellationToken);
            for (int i = 0; i < each; i++)
            {
                RawAnswer answer = await connection.AskAsync(request, cancellationToken);
                bool whole = answer.Status == 200 && answer.Body.Span.SequenceEqual(BenchServers.AnswerBody.Span);
                if (answer.Header("x-understudy-recorded") != "yes")
                {
                    Interlocked.Increment(ref marked);
                }
                else if (!whole || !recorded.TryAdd(answer.Header("x-understudy-request-id")!, true))
                {
                    Interlocked.Increment(ref wrong);
                }
            }
        }));
        long rows = await store.SettledAsync(cancellationToken) - before;
        long found = store.Ids().LongCount(recorded.ContainsKey);
        long delivered = (long)Connections * each;
        return (new Parity(delivered, found, marked), string.Create(CultureInfo.InvariantCulture, $"n = {delivered:#,0} answers over {Connections} connections, compared by request id: {recorded.Count:#,0} ids acknowledged, {found:#,0} of them in the store, {rows:#,0} rows added, {marked} marked not recorded, {wrong} altered or with an id seen before"));
    }
}
