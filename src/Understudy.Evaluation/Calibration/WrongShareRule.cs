using Understudy.Core;
using Understudy.Statistics;

namespace Understudy.Evaluation;

/// <summary>At most ε of what is kept is wrong: the exact binomial tail. In agreement mode nothing is called wrong: the teacher's answer is not the truth.</summary>
/// <param name="truth">By what answers are judged.</param>
/// <param name="options">ε, 1 − δ and power.</param>
/// <param name="wrong">Whether the answer is wrong (disagrees), by position.</param>
internal sealed class WrongShareRule(TruthKind truth, EvaluationOptions options, bool[] wrong) : GuaranteeRule(truth, options)
{
    private readonly string _bad = truth == TruthKind.Gold ? "wrong" : "in disagreement with the teacher";
    private readonly string _max = Say.Percent(options.MaxError);
    private readonly string _confidence = Say.Percent(options.Confidence);

    public override string Method => "learn-then-test (fixed sequence, binomial tail), one row per unit";

    public override long LeastKept => LearnThenTest.LeastRows(Options.MaxError, Delta);

    public override string Nothing => "No calibration row has a truth, so no threshold can be certified.";

    /// <summary>One stray row added: selection is small, and an error of 0 there is no promise.</summary>
    public override double Expected(CandidateThreshold candidate, long selectionUnits)
    {
        double kept = candidate.Coverage * selectionUnits;
        return selectionUnits > 0 ? ((candidate.Error * kept) + 1) / (kept + 2) : candidate.Error;
    }

    public override double PassPower(long kept, double expected)
    {
        long forgiven = AgreementPower.MostMisses(kept, 1 - Options.MaxError, Delta);
        return forgiven < 0 ? 0 : Binomial.LowerTail(forgiven, kept, expected);
    }

    // The exact test "correct share ≤ 1 − ε" is the binomial test of agreement.
    public override long? KeptNeeded(double expected) => AgreementPower.RequiredUnits(1 - expected, 1 - Options.MaxError, Delta, Options.Power);

    public override ThresholdDecision Decide(double[] thresholds, float[] confidence, int[] one) => LearnThenTest.FixedSequence(
        thresholds, Array.ConvertAll(one, i => confidence[i]), Array.ConvertAll(one, i => wrong[i]), Options.MaxError, Delta);

    public override string Certified(double threshold, ThresholdDecision d, long units) => FormattableString.Invariant(
        $"Above confidence {threshold:0.####} the specialist keeps {Say.Percent(d.Coverage)} of the traffic, and at most {_max} of what it keeps is {_bad}, with confidence {_confidence} ({d.Wrong} of {d.Kept} kept were, among {units} calibration units).");

    public override string Failed(double threshold, ThresholdDecision d, long units) => d.Kept < LeastKept
        ? FormattableString.Invariant($"No threshold qualifies: above confidence {threshold:0.####} only {d.Kept} of {units} calibration units are kept, and even if none of them were {_bad}, {LeastKept} are needed for \"at most {_max}\" with confidence {_confidence}.")
        : FormattableString.Invariant($"No threshold qualifies: above confidence {threshold:0.####}, {d.Wrong} of the {d.Kept} calibration units kept are {_bad}, which does not prove \"at most {_max}\" with confidence {_confidence}.");

    public override string Needed(long? needed, long units) => needed is { } n
        ? $" By what selection saw, about {Say.Count(n)} calibration units would do (there are {Say.Count(units)})."
        : $" By what selection saw, no number of calibration units would do: at no threshold is clearly less than {_max} of what is kept {_bad}.";
}
