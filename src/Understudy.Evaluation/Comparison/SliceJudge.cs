using Understudy.Core;
using Understudy.Statistics;

namespace Understudy.Evaluation;

/// <summary>
/// Looks for slices where a system is proven worse by more than the margin. Holm over all slices of a system keeps the chance of any
/// false alarm at α.
/// </summary>
internal static class SliceJudge
{
    /// <param name="judged">The test rows.</param>
    /// <param name="plan">What is tested.</param>
    /// <param name="alone">Whether the specialist is right, by position.</param>
    /// <param name="escalating">Whether specialist and teacher together are right; null where there is no such system.</param>
    /// <param name="comparator">Who it is compared with; null against a bar.</param>
    /// <param name="options">Margin and α.</param>
    public static IReadOnlyList<SliceResult> Judge(
        JudgedRows judged, TestPlan plan, bool[] alone, bool[]? escalating, Contender? comparator, EvaluationOptions options)
    {
        if (plan.Kind == TestKind.Nothing)
        {
            return [];
        }

        List<(SliceKind Kind, string Name, int[] Positions)> slices = SliceCutter.Cut(judged);
        SliceDelta[] first = Deltas(slices, plan, alone, comparator, options);
        SliceDelta[]? second = escalating is null ? null : Deltas(slices, plan, escalating, comparator, options);
        return [.. slices.Select((s, i) => new SliceResult
        {
            Kind = s.Kind,
            Name = s.Name,
            Units = s.Positions.Length,
            Specialist = Share(s.Positions, alone),
            Comparator = comparator is null ? null : Share([.. s.Positions.Where(comparator.Answered)], comparator.Right),
            Alone = first[i],
            WithEscalation = second?[i],
        })];
    }

    private static SliceDelta[] Deltas(
        List<(SliceKind Kind, string Name, int[] Positions)> slices, TestPlan plan, bool[] right, Contender? comparator, EvaluationOptions options)
    {
        (Estimate Difference, double PValue)[] raw = [.. slices.Select(s => comparator is null
            ? AgainstBar(s.Positions, right, plan.Bar!.Value, options.Margin)
            : Paired([.. s.Positions.Where(comparator.Answered)], right, comparator.Right, options.Margin))];
        double[] adjusted = Holm.Adjust(Array.ConvertAll(raw, r => r.PValue));
        return [.. raw.Select((r, i) => new SliceDelta
        {
            Difference = r.Difference,
            PValue = r.PValue,
            AdjustedPValue = adjusted[i],
            Harmed = adjusted[i] <= options.Alpha,
        })];
    }

    private static (Estimate Difference, double PValue) Paired(int[] positions, bool[] system, bool[] comparator, double margin)
    {
        PairedCounts counts = PairedCounts.Of(Array.ConvertAll(positions, p => system[p]), Array.ConvertAll(positions, p => comparator[p]));
        Interval interval = TangoScore.TwoSided(counts);

        // "comparator − system ≤ margin" is rejected where harm beyond the margin is proven.
        return (Make(counts.Difference, interval, counts.Count, "tango-score"), Math.Clamp(TangoScore.NonInferiorityPValue(counts.Swap(), -margin), 0, 1));
    }

    private static (Estimate Difference, double PValue) AgainstBar(int[] positions, bool[] right, double bar, double margin)
    {
        long k = positions.LongCount(p => right[p]);
        Estimate share = Shares.Exact(k, positions.Length);
        var interval = new Interval(share.Low - bar, share.High - bar);
        return (Make(share.Value - bar, interval, share.Count, "clopper-pearson"), ExactBinomialTest.PValueLess(k, positions.Length, Math.Max(0, bar - margin)));
    }

    private static Estimate Make(double value, Interval interval, long count, string method) =>
        new() { Value = value, Low = interval.Low, High = interval.High, Count = count, Method = method };

    private static Estimate Share(int[] positions, bool[] right) => Shares.Exact(positions.LongCount(p => right[p]), positions.Length);
}
