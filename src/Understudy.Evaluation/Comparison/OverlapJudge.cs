using Understudy.Core;

namespace Understudy.Evaluation;

/// <summary>The deciding test once more without the test rows that resemble training rows. The registered result is with them.</summary>
internal static class OverlapJudge
{
    public static OverlapResult? Of(
        EvaluationRequest request,
        OpenedTest opened,
        ModeJudge judge,
        PromotionMode deciding,
        ModeResult with,
        IReadOnlyList<SliceResult> slices,
        KeptOnTest? kept,
        EscalationGuarantee guarantee,
        ResamplingBudget budget)
    {
        var overlap = new HashSet<int>(request.OverlapRows);
        Sample without = opened.Sample.Where(p => !opened.Holds(p, overlap));
        long rows = opened.Sample.Positions.Length - without.Positions.Length;
        if (rows == 0)
        {
            return null;
        }

        bool escalates = deciding == PromotionMode.WithEscalation && opened.Together is not null;
        ModeResult? again = without.Positions.Length == 0 ? null : judge.Test(deciding, escalates ? opened.Together!.Scores : opened.Alone, without);
        again = again is null ? null : Verdicts.Settle(again, slices, escalates ? kept : null, escalates ? guarantee : null);
        return new OverlapResult
        {
            Rows = rows,
            AccuracyWith = opened.Measure.Rate(opened.Alone, opened.Sample, budget),
            AccuracyWithout = without.Positions.Length == 0 ? null : opened.Measure.Rate(opened.Alone, without, budget),
            DifferenceWith = with.Difference,
            DifferenceWithout = again?.Difference,
            VerdictWith = with.Verdict,
            VerdictWithout = again?.Verdict ?? Verdict.NotYet,
        };
    }
}
