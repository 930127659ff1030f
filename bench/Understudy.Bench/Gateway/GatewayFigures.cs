using System.Diagnostics;
using System.Globalization;

namespace Understudy.Bench;

/// <summary>The figures of the gateway: speed while everything is recorded, and what is left after every fault.</summary>
public static class GatewayFigures
{
    /// <summary>Names of the arms, for <c>--arm</c>.</summary>
    public static IReadOnlyList<string> Arms { get; } = ["throughput", "latency", "specialist", "streams", "store-away", "kill", "fuzz", "canary"];

    /// <summary>Measures arm by arm; finished arms are stored and resumed.</summary>
    /// <param name="plan">How.</param>
    /// <param name="store">What is measured already.</param>
    /// <param name="wanted">Names of <see cref="Arms"/>; empty measures all.</param>
    /// <param name="cancellationToken">Stops; the arm in progress is not stored.</param>
    public static async Task<IReadOnlyList<Figure>> MeasureAsync(GatewayPlan plan, FigureStore store, IReadOnlyCollection<string> wanted, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(store);
        ArgumentNullException.ThrowIfNull(wanted);
        List<Figure> figures = [];
        double seconds = 0;
        foreach (string arm in Arms.Where(a => wanted.Count == 0 || wanted.Contains(a)))
        {
            cancellationToken.ThrowIfCancellationRequested();
            await plan.Log.WriteLineAsync(arm);
            string? sample = arm == "specialist" ? SpecialistArm.Sample() : null;
            IReadOnlyList<Figure> measured = await store.GetAsync(arm == "kill" ? string.Create(CultureInfo.InvariantCulture, $"kill-{plan.Kills}") : arm, sample is null ? [] : [sample], () => TimedAsync(plan, arm, sample, cancellationToken));
            seconds += measured[^1].Value ?? 0;
            figures.AddRange(measured);
        }

        figures.Add(Time("gateway: wall time of these arms", seconds, "as measured when each arm was"));
        return figures;
    }

    private static async Task<IReadOnlyList<Figure>> TimedAsync(GatewayPlan plan, string arm, string? sample, CancellationToken cancellationToken)
    {
        if (!OperatingSystem.IsLinux())
        {
            return [Figure.Skipped(arm, "", null, "the gateway's figures need Linux: cores are pinned by taskset, processes read from /proc"), Time($"{arm}: wall time", 0, "skipped")];
        }

        string folder = Directory.CreateTempSubdirectory("understudy-gateway-").FullName;
        long began = Stopwatch.GetTimestamp();
        try
        {
            IReadOnlyList<Figure> measured = await (arm switch
            {
                "throughput" => ThroughputArm.MeasureAsync(plan, folder, cancellationToken),
                "latency" => LatencyArm.MeasureAsync(plan, folder, cancellationToken),
                "specialist" when sample is not null => SpecialistArm.MeasureAsync(plan, sample, folder, cancellationToken),
                "specialist" => Task.FromResult<IReadOnlyList<Figure>>([Figure.Skipped("answered by a linear specialist", "requests/s", 10_000, "samples/helpdesk/calls.jsonl is not below the working directory or its parents")]),
                "streams" => StreamsArm.MeasureAsync(plan, folder, cancellationToken),
                "store-away" => StoreAwayArm.MeasureAsync(plan, folder, cancellationToken),
                "kill" => KillArm.MeasureAsync(plan, folder, cancellationToken),
                "fuzz" => FuzzArm.MeasureAsync(plan, folder, cancellationToken),
                "canary" => CanaryArm.MeasureAsync(plan, folder, cancellationToken),
                _ => throw new ArgumentOutOfRangeException(nameof(arm), arm, "No such arm."),
            });
            double seconds = Stopwatch.GetElapsedTime(began).TotalSeconds;
            await plan.Log.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"  {arm} took {seconds:0} s"));
            return [.. measured, Time($"{arm}: wall time of the arm", seconds, "n = 1")];
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static Figure Time(string name, double seconds, string note) => Figure.AtMost(name, seconds, seconds, seconds, "s", null, note);
}
