using Understudy.Core;
using Understudy.Statistics;

namespace Understudy.Evaluation;

/// <summary>
/// Looks for slices where a system is proven worse by more than the margin. Holm over all slices of a system keeps the chance of any
/// false alarm at α.
/// </summary>
internal static class SliceJudge
{
    /// <param name="slices">Positions of each slice, one per unit.</param>
    /// <param name="plan">What is tested.</param>
    /// <param name="measure">How scores are tested.</param>
    /// <param name="alone">How well the specialist does, by position.</param>
    /// <param name="escalating">How well specialist and teacher do together; null where there is no such system.</param>
    /// <param name="comparator">Who it is compared with; null against a bar.</param>
    /// <param name="options">Margin and α.</param>
    public static IReadOnlyList<SliceResult> Judge(
        List<(SliceKind Kind, string Name, int[] Positions)> slices, TestPlan plan, Measure measure, double[] alone, double[]? escalating, Contender? comparator, EvaluationOptions options)
    {
        SliceDelta[] first = Deltas(alone);
        SliceDelta[]? second = escalating is null ? null : Deltas(escalating);
        return [.. slices.Select((s, i) => new SliceResult
        {
            Kind = s.Kind,
            Name = s.Name,
            Units = s.Positions.Length,
            Specialist = measure.RateOf(alone, s.Positions),
            Comparator = comparator is null ? null : measure.RateOf(comparator.Scores, [.. s.Positions.Where(comparator.Answered)]),
            Alone = first[i],
            WithEscalation = second?[i],
        })];

        SliceDelta[] Deltas(double[] scores)
        {
            (Estimate Difference, double PValue)[] raw = [.. slices.Select(s => comparator is null
                ? measure.HarmAgainst(scores, plan.Bar!.Value, s.Positions, options.Margin)
                : measure.Harm(scores, comparator.Scores, [.. s.Positions.Where(comparator.Answered)], options.Margin))];
            double[] adjusted = Holm.Adjust(Array.ConvertAll(raw, r => r.PValue));
            return [.. raw.Select((r, i) => new SliceDelta
            {
                Difference = r.Difference,
                PValue = r.PValue,
                AdjustedPValue = adjusted[i],
                Harmed = adjusted[i] <= options.Alpha,
            })];
        }
    }
}
