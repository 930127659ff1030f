using System.Diagnostics;
using System.Globalization;

namespace Understudy.Bench;

/// <summary>What a proxy adds to one request at a time: one connection, warm, two cores, direct and through in alternating blocks.</summary>
public static class LatencyArm
{
    private const int BlockRequests = 100, DurableWrites = 10;

    /// <summary>Measures.</summary>
    public static async Task<IReadOnlyList<Figure>> MeasureAsync(GatewayPlan plan, string folder, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(plan);
        int blocks = plan.Choose(20, 300);
        TimeSpan warm = TimeSpan.FromSeconds(plan.Choose(3, 20));
        await using ChildServer upstream = await BenchServers.StartUpstreamAsync(null, cancellationToken);
        await using ProxyUnderTest ours = await GatewayProcess.StartAsync(Path.Combine(folder, "workspace"), upstream, null, cancellationToken);
        await using ProxyUnderTest? portkey = await PeerServers.StartPortkeyAsync(plan, upstream, null, cancellationToken);
        await using ProxyUnderTest yarp = await PeerServers.StartYarpAsync(upstream, null, cancellationToken);
        await using ProxyUnderTest? nginx = await PeerServers.StartNginxAsync(plan, upstream, Path.Combine(folder, "nginx"), null, cancellationToken);
        var direct = new ProxyUnderTest("direct", upstream);
        ProxyUnderTest[] ways = [.. new[] { direct, ours, portkey, yarp, nginx }.OfType<ProxyUnderTest>()];
        var measured = new Dictionary<string, List<double[]>>(StringComparer.Ordinal);
        var connections = new List<(ProxyUnderTest Way, RawConnection Connection, byte[] Request)>();
        using var disk = new DiskProbe(Path.Combine(folder, "durable"));
        List<double[]> durable = [];
        try
        {
            foreach (ProxyUnderTest way in ways)
            {
                measured[way.Name] = [];
                connections.Add((way, await RawConnection.OpenAsync(way.Server.Address, cancellationToken), way.Post(RawRequest.Chat, RawRequest.ChatBody)));
            }

            // In turn from the beginning: a connection that waits too long would be closed by its server.
            for (long began = Stopwatch.GetTimestamp(); Stopwatch.GetElapsedTime(began) < warm * ways.Length;)
            {
                cancellationToken.ThrowIfCancellationRequested();
                connections.ForEach(c => Block(c.Connection, c.Request));
            }

            for (int i = 0; i < blocks; i++)
            {
                cancellationToken.ThrowIfCancellationRequested();
                connections.ForEach(c => measured[c.Way.Name].Add(Block(c.Connection, c.Request)));
                durable.Add(disk.Block(DurableWrites));
            }
        }
        finally
        {
            connections.ForEach(c => c.Connection.Dispose());
        }

        foreach (ProxyUnderTest way in ways)
        {
            await plan.Log.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"  {way.Name}: p50 {Blocks.Quantile(measured[way.Name], .5):0.000} ms, p99 {Blocks.Quantile(measured[way.Name], .99):0.000} ms"));
        }

        string note = string.Create(CultureInfo.InvariantCulture, $"n = {blocks} × {BlockRequests} requests each way, one connection, blocks alternate, after {warm.TotalSeconds * ways.Length:0} s of warm-up in the same turns, nothing pinned; ours records durably; direct p50 {Blocks.Quantile(measured["direct"], .5):0.000}, p99 {Blocks.Quantile(measured["direct"], .99):0.000} ms; interval: bootstrap over pairs of blocks");
        Peer published = Peer.Published("TensorZero, recording off, p99 under load", .94);
        return [Added("p50", .5, .30), Added("p99", .99, 1.0, published), Durable("p50", .5), Durable("p99", .99)];

        Figure Durable(string name, double share)
        {
            (double value, double low, double high) = Blocks.Of(durable, share);
            return Figure.AtMost($"one durable write of 1 KiB to this disk (part of the added latency), {name}", value, low, high, "ms", null, string.Create(CultureInfo.InvariantCulture, $"n = {durable.Count} × {DurableWrites}, between the blocks; pwrite and fdatasync into a file that is there; interval: bootstrap over blocks"));
        }

        Figure Added(string name, double share, double bar, params Peer[] more)
        {
            (double value, double low, double high) = Blocks.Added(measured[ours.Name], measured["direct"], share);
            Peer[] peers = [.. new[] { PeerServers.Portkey, PeerServers.Yarp, PeerServers.Nginx }.Select(p => new Peer(p, measured.TryGetValue(p, out var m) ? Blocks.Added(m, measured["direct"], share).Value : null, "measured"))];
            return Figure.AtMost($"added latency, one connection, recorded, {name}", value, low, high, "ms", bar, note, [.. peers, .. more]);
        }
    }

    private static double[] Block(RawConnection connection, byte[] request)
    {
        var times = new double[BlockRequests];
        for (int i = 0; i < times.Length; i++)
        {
            long began = Stopwatch.GetTimestamp();
            int status = connection.Ask(request).Status;
            times[i] = Stopwatch.GetElapsedTime(began).TotalMilliseconds;
            if (status != 200)
            {
                throw new InvalidOperationException($"Expected status 200, found {status}.");
            }
        }

        return times;
    }
}
