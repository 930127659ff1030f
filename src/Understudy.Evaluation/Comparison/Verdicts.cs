using Understudy.Core;

namespace Understudy.Evaluation;

/// <summary>What can still turn a Promote into NotYet: proven harm in a slice, a guarantee that the test rows contradict, nothing kept.</summary>
internal static class Verdicts
{
    public static ModeResult Settle(ModeResult result, IReadOnlyList<SliceResult> slices, KeptOnTest? kept, EscalationGuarantee? guarantee)
    {
        string[] harmed = [.. slices.Where(s => (result.Mode == PromotionMode.Alone ? s.Alone : s.WithEscalation)?.Harmed == true).Select(s => s.Name)];
        bool holds = guarantee is null || (guarantee.Threshold is not null && kept is { Kept: > 0, Contradicts: false });
        return result with
        {
            HarmedSlices = harmed,
            Verdict = result.Verdict == Verdict.Promote && (harmed.Length > 0 || !holds) ? Verdict.NotYet : result.Verdict,
        };
    }
}
