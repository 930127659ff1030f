using System.Diagnostics;
using System.Globalization;


namespace Understudy.Bench;

/// <summary>The figures of discovery: what is found in a log, how fast, and whether the scan's promises hold.</summary>
public static class DiscoveryFigures
{
    /// <summary>Names of the arms, for <c>--arm</c>.</summary>
    public static IReadOnlyList<string> Arms { get; } = ["clustering", "speed", "redaction", "duplicates", "promises"];

    /// <summary>Measures arm by arm; finished arms are stored and resumed.</summary>
    /// <param name="plan">How.</param>
    /// <param name="store">What is measured already.</param>
    /// <param name="wanted">Names of <see cref="Arms"/>; empty measures all.</param>
    /// <param name="cancellationToken">Stops; the arm in progress is not stored.</param>
    public static async Task<IReadOnlyList<Figure>> MeasureAsync(DiscoveryPlan plan, FigureStore store, IReadOnlyCollection<string> wanted, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(store);
        ArgumentNullException.ThrowIfNull(wanted);
        List<Figure> figures = [];
        foreach (string arm in Arms.Where(a => wanted.Count == 0 || wanted.Contains(a)))
        {
            cancellationToken.ThrowIfCancellationRequested();
            await plan.Log.WriteLineAsync(arm);
            figures.AddRange(await store.GetAsync($"{arm}-{plan.Half.ToString().ToLowerInvariant()}", [], () => TimedAsync(plan, arm, cancellationToken)));
        }

        return figures;
    }

    private static async Task<IReadOnlyList<Figure>> TimedAsync(DiscoveryPlan plan, string arm, CancellationToken cancellationToken)
    {
        long began = Stopwatch.GetTimestamp();
        IReadOnlyList<Figure> measured = arm switch
        {
            "clustering" => ClusteringArm.Measure(plan, cancellationToken),
            "speed" => SpeedArm.Measure(plan, cancellationToken),
            "promises" => PromiseArm.Measure(plan, cancellationToken),
            "redaction" => await RedactionArm.MeasureAsync(plan, cancellationToken),
            "duplicates" => DuplicatesArm.Measure(plan, cancellationToken),
            _ => throw new ArgumentOutOfRangeException(nameof(arm), arm, "No such arm."),
        };
        double seconds = Stopwatch.GetElapsedTime(began).TotalSeconds;
        await plan.Log.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"  {arm} took {seconds:0} s"));
        return [.. measured, Figure.AtMost($"{arm}: wall time of the arm", seconds, seconds, seconds, "s", null, "n = 1")];
    }
}
