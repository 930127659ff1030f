using Understudy.Core;

namespace Understudy.Evaluation;

/// <summary>The deciding test once more without the test rows that resemble training rows. The registered result is with them.</summary>
internal static class OverlapJudge
{
    public static OverlapResult? Of(
        EvaluationRequest request,
        JudgedRows judged,
        ModeJudge judge,
        PromotionMode deciding,
        bool[] alone,
        bool[]? escalating,
        ModeResult with,
        IReadOnlyList<SliceResult> slices,
        KeptOnTest? kept,
        EscalationGuarantee guarantee,
        ResamplingBudget budget)
    {
        var overlap = new HashSet<int>(request.OverlapRows);
        Sample without = judged.Sample.Where(p => !overlap.Contains(judged.Rows[p]));
        long rows = judged.Sample.Positions.Length - without.Positions.Length;
        if (rows == 0)
        {
            return null;
        }

        bool escalates = deciding == PromotionMode.WithEscalation && escalating is not null;
        ModeResult? again = without.Positions.Length == 0 ? null : judge.Test(deciding, escalates ? escalating! : alone, without);
        again = again is null ? null : Verdicts.Settle(again, slices, escalates ? kept : null, escalates ? guarantee : null);
        return new OverlapResult
        {
            Rows = rows,
            AccuracyWith = Shares.Of(alone, judged.Sample, budget),
            AccuracyWithout = without.Positions.Length == 0 ? null : Shares.Of(alone, without, budget),
            DifferenceWith = with.Difference,
            DifferenceWithout = again?.Difference,
            VerdictWith = with.Verdict,
            VerdictWithout = again?.Verdict ?? Verdict.NotYet,
        };
    }
}
