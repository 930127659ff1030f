using Understudy.Core;

namespace Understudy.Evaluation;

/// <summary>Runs the registered test on one system (the specialist alone, or with escalation).</summary>
internal sealed class ModeJudge(TestPlan plan, Measure measure, IReadOnlyList<Contender> others, double level, double shownMargin, ResamplingBudget budget)
{
    /// <summary>Tests; slices and the guarantee are looked at afterwards.</summary>
    /// <param name="mode">Which system.</param>
    /// <param name="scores">How well it does, by position.</param>
    /// <param name="sample">The positions that count.</param>
    public ModeResult Test(PromotionMode mode, double[] scores, Sample sample)
    {
        var result = new ModeResult
        {
            Mode = mode,
            Verdict = Verdict.NotYet,
            Hypothesis = mode == PromotionMode.Alone ? plan.HypothesisAlone : plan.HypothesisWithEscalation!,
            Rate = measure.Rate(scores, sample, budget),
            AgainstOthers = plan.Truth == TruthKind.Gold
                ? [.. others.Where(o => o.Kind is ResponderKind.Responder or ResponderKind.Baseline && !plan.Comparators.Contains(o.Name)).Select(o => Against(o, scores, sample, shownMargin, level))]
                : [],
        };
        return plan.Kind switch
        {
            TestKind.Teacher => AgainstTeacher(result, scores, sample),
            TestKind.Responders => AgainstResponders(result, scores, sample),
            TestKind.Agreement or TestKind.Target => AgainstBar(result, scores, sample),
            _ => result,
        };
    }

    private ModeResult AgainstTeacher(ModeResult result, double[] scores, Sample sample)
    {
        DifferenceResult difference = Against(Named(plan.Comparators[0]), scores, sample, plan.Margin, level);
        return result with { Difference = difference, Verdict = PairedComparison.Decide(difference) };
    }

    /// <summary>
    /// Intersection-union: each must be beaten at the full level, and that needs no correction. Refuse says that at least one is
    /// better, a union, so there the level is divided.
    /// </summary>
    private ModeResult AgainstResponders(ModeResult result, double[] scores, Sample sample)
    {
        DifferenceResult[] all = [.. plan.Comparators.Select(name => Against(Named(name), scores, sample, 0, level))];
        bool beaten = Array.Exists(all, d => (d.High < 0) && (all.Length == 1 || Against(Named(d.Comparator), scores, sample, 0, level / all.Length).High < 0));
        DifferenceResult hardest = all.MinBy(d => d.Low)!;
        return result with
        {
            Difference = hardest with { PValue = all.Max(d => d.PValue) },
            AgainstOthers = [.. result.AgainstOthers, .. all.Where(d => d != hardest)],
            Verdict = Array.TrueForAll(all, d => d.Low > 0) ? Verdict.Promote : beaten ? Verdict.Refuse : Verdict.NotYet,
        };
    }

    private ModeResult AgainstBar(ModeResult result, double[] scores, Sample sample)
    {
        BarTest test = measure.Against(scores, sample, plan.Bar!.Value, level);
        return result with { Bar = test, Verdict = BarComparison.Decide(test) };
    }

    private DifferenceResult Against(Contender other, double[] scores, Sample sample, double margin, double at)
    {
        Sample both = sample.Where(other.Answered);
        return measure.Compare(other.Name, scores, other.Scores, both, margin, at, budget, sample.Positions.Length - both.Positions.Length);
    }

    private Contender Named(string name) => others.First(o => o.Name == name);
}
