using Understudy.Core;
using Understudy.Statistics;

namespace Understudy.Evaluation;

/// <summary>What is promised of the kept traffic, and how that is tested: a share of wrong answers, or a mean loss.</summary>
internal abstract class GuaranteeRule(TruthKind truth, EvaluationOptions options)
{
    /// <summary>By what answers are judged.</summary>
    public TruthKind Truth => truth;

    /// <summary>How, in words.</summary>
    public abstract string Method { get; }

    /// <summary>The fewest kept units that can pass.</summary>
    public abstract long LeastKept { get; }

    /// <summary>ε, 1 − δ and the seed.</summary>
    public EvaluationOptions Options => options;

    /// <summary>δ.</summary>
    protected double Delta => 1 - options.Confidence;

    /// <summary>Selection's mean loss at a candidate, made cautious by the few units behind it.</summary>
    public abstract double Expected(CandidateThreshold candidate, long selectionUnits);

    /// <summary>The chance that so many kept units pass.</summary>
    public abstract double PassPower(long kept, double expected);

    /// <summary>Kept units needed for the power asked for; null when no number would do.</summary>
    public abstract long? KeptNeeded(double expected);

    /// <summary>Runs the sequence of tests.</summary>
    /// <param name="thresholds">Strictest first.</param>
    /// <param name="confidence">By position.</param>
    /// <param name="one">One position per unit.</param>
    public abstract ThresholdDecision Decide(double[] thresholds, float[] confidence, int[] one);

    /// <summary>That no calibration position can be judged.</summary>
    public abstract string Nothing { get; }

    /// <summary>That a threshold was certified.</summary>
    public abstract string Certified(double threshold, ThresholdDecision d, long units);

    /// <summary>That none was.</summary>
    public abstract string Failed(double threshold, ThresholdDecision d, long units);

    /// <summary>What would be needed.</summary>
    public abstract string Needed(long? needed, long units);
}
