using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace Understudy.Bench;

/// <summary>512 streams at a time: whether every numbered frame arrives, in order, and how much later the first token comes.</summary>
public static class StreamsArm
{
    private const int Streams = 512, Frames = 40, Over = 2000;

    /// <summary>Measures.</summary>
    public static async Task<IReadOnlyList<Figure>> MeasureAsync(GatewayPlan plan, string folder, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(plan);
        int rounds = plan.Choose(1, 8), each = plan.Choose(1, 4);
        await using ChildServer upstream = await BenchServers.StartUpstreamAsync(null, cancellationToken);
        await using ProxyUnderTest ours = await GatewayProcess.StartAsync(Path.Combine(folder, "workspace"), upstream, null, cancellationToken);
        var direct = new ProxyUnderTest("direct", upstream);
        List<double[]> directly = [], through = [];
        long lost = 0, streams = 0;
        foreach (ProxyUnderTest way in new[] { direct, ours })
        {
            _ = await RoundAsync(way, plan.Choose(1, 4), cancellationToken); // warm-up
        }

        for (int round = 0; round < rounds; round++)
        {
            Round plain = await RoundAsync(direct, each, cancellationToken), ended = await RoundAsync(ours, each, cancellationToken);
            directly.Add(plain.FirstTokens);
            through.Add(ended.FirstTokens);
            (lost, streams) = (lost + ended.Lost, streams + ended.Streams);
            await plan.Log.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"  first token p50/p99 ms: direct {Quantile(plain, .5):0.00}/{Quantile(plain, .99):0.00}, through {Quantile(ended, .5):0.00}/{Quantile(ended, .99):0.00}; {ended.Lost} of {ended.Streams * Frames} frames lost ({plain.Lost} direct)"));
        }

        string note = string.Create(CultureInfo.InvariantCulture, $"n = {streams:#,0} streams of {Frames} numbered frames over {Over / 1000} s, {Streams} at a time, begun at an even pace, recorded; client, gateway and upstream share the machine's cores; {rounds} rounds alternate with direct ones; interval: bootstrap over pairs of rounds");
        (double p99, double low, double high) = Blocks.Added(through, directly, .99);
        (double p50, double low50, double high50) = Blocks.Added(through, directly, .5);
        return
        [
            Figure.AtMost("512 streams: frames lost", lost, lost, lost, "frames", 0, note),
            Figure.AtMost("512 streams: added time to the first token, p99", p99, low, high, "ms", 2, note),
            Figure.AtMost("512 streams: added time to the first token, p50", p50, low50, high50, "ms", null, note),
        ];
    }

    private sealed record Round(double[] FirstTokens, long Lost, long Streams);

    private static double Quantile(Round round, double share) => Blocks.Quantile([round.FirstTokens], share);

    private static async Task<Round> RoundAsync(ProxyUnderTest way, int each, CancellationToken cancellationToken)
    {
        byte[] body = Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(RawRequest.ChatBody).Replace("\"temperature\":0", "\"stream\":true", StringComparison.Ordinal));
        byte[] request = way.Post(string.Create(CultureInfo.InvariantCulture, $"{RawRequest.Chat}?frames={Frames}&over={Over}"), body);
        var times = new double[Streams * each];
        long lost = 0;
        await Task.WhenAll(Enumerable.Range(0, Streams).Select(async s =>
        {
            await Task.Delay(Over * s / Streams, cancellationToken);
            using RawConnection connection = await RawConnection.OpenAsync(way.Server.Address, cancellationToken);
            for (int i = 0; i < each; i++)
            {
                long began = Stopwatch.GetTimestamp();
                RawAnswer answer = await connection.AskAsync(request, cancellationToken);
                times[(s * each) + i] = Stopwatch.GetElapsedTime(began, connection.FirstEvent).TotalMilliseconds;
                Interlocked.Add(ref lost, Lost(Encoding.UTF8.GetString(answer.Body.Span)));
            }
        }));
        return new Round(times, lost, (long)Streams * each);
    }

    /// <summary>Frames that did not come, or not in their place, the end included.</summary>
    private static int Lost(string body)
    {
        string[] frames = body.Split("\n\n", StringSplitOptions.RemoveEmptyEntries);
        int lost = Enumerable.Range(0, Frames).Count(i => i >= frames.Length || !frames[i].Contains($"\"content\":\"w{i} \"", StringComparison.Ordinal));
        return lost + (frames is [.., "data: [DONE]"] ? 0 : 1);
    }
}
