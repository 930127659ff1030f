using System.Globalization;

using Understudy.Core;
using Understudy.Evaluation;

namespace Understudy.Cli;

/// <summary>Whether a dearer rung could change the verdict, by what selection says of the cheaper one.</summary>
public static class ClimbRule
{
    // Room for the difference between selection and calibration: a threshold whose error on selection is this share of the promise.
    private const double Room = 0.7;
    private const int LeastKept = 100;

    /// <summary>Why the rung is enough, in a line for people; null when it pays to climb.</summary>
    public static string? WhyEnough(TrainedRung rung, Prepared prepared, EvaluationOptions promises)
    {
        ArgumentNullException.ThrowIfNull(rung);
        ArgumentNullException.ThrowIfNull(prepared);
        ArgumentNullException.ThrowIfNull(promises);
        ExampleTable judged = prepared.TestTable ?? prepared.Table;
        string name = rung.Record.Rung.ToString().ToLowerInvariant();
        double mean = rung.Values.Count == 0 ? 0 : rung.Values.Average();
        if (!judged.HasTeacher)
        {
            double spread = rung.Values.Count == 0 ? 1 : Math.Sqrt(rung.Values.Sum(v => (v - mean) * (v - mean))) / rung.Values.Count;
            return promises.Target is { } target && mean - (2 * spread) > target
                ? string.Create(CultureInfo.InvariantCulture, $"  The {name} rung is expected to pass the target {target} ({mean:0.000} on selection): no dearer rung is tried. (--rungs linear,encoder tries all.)")
                : null;
        }

        int calibration = prepared.Partition.UnitCount(SplitKind.Calibration);
        Inference.CandidateThreshold? kept = rung.Thresholds.Where(t => t.Error <= Room * promises.MaxError && t.Coverage * calibration >= LeastKept).MaxBy(t => t.Coverage);
        return kept is null
            ? null
            : string.Create(CultureInfo.InvariantCulture, $"  With escalation the {name} rung is expected to pass: on selection it keeps {100 * kept.Coverage:0} % with an error of {100 * kept.Error:0.0} %. No dearer rung is tried. (--rungs linear,encoder tries all.)");
    }
}
