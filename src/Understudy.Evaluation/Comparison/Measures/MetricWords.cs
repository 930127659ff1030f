using Understudy.Core;

namespace Understudy.Evaluation;

/// <summary>How sentences speak of the primary metric: one set of words for each kind of workload and of truth.</summary>
internal abstract class MetricWords(TruthKind truth)
{
    /// <summary>What the test judges by.</summary>
    public TruthKind Kind => truth;

    /// <summary>The primary metric's name.</summary>
    public abstract string Metric { get; }

    /// <summary>The loss that the escalation guarantee bounds.</summary>
    public abstract string Loss { get; }

    /// <summary>What a position is, in the plural: <c>rows</c>, <c>queries</c>.</summary>
    public abstract string Rows { get; }

    /// <summary>What more of is asked for in the test.</summary>
    public abstract string TestExamples { get; }

    /// <summary>What more of is asked for in training.</summary>
    public abstract string TrainExamples { get; }

    /// <summary>What a bound lies around: <c>the share</c>, <c>the mean</c>.</summary>
    public abstract string Figure { get; }

    /// <summary>A value of the metric.</summary>
    public abstract string Value(double value);

    /// <summary>A distance on the metric's scale.</summary>
    public abstract string Amount(double amount);

    /// <summary>A signed distance on the metric's scale.</summary>
    public abstract string Signed(double amount);

    /// <summary>What a system does, with the figure put in: <c>is right in 92 %</c>.</summary>
    public abstract string Reaches(string figure);

    /// <summary>The same for a figure over so many units.</summary>
    public abstract string ReachesOver(string figure, long units);

    /// <summary>The null hypothesis of a system's test.</summary>
    public abstract string Hypothesis(string system, TestKind kind, IReadOnlyList<string> comparators, double? bar, double margin);

    /// <summary>The report's first line.</summary>
    public abstract string Truth(string? teacher);

    /// <summary>What statements are about.</summary>
    public abstract string Population(UnitCounts units);

    /// <summary>That there is nothing to judge by.</summary>
    public abstract string NoTruth { get; }

    /// <summary>What handing over to the teacher means where the teacher is the measure.</summary>
    public abstract string AgreesByDefinition { get; }

    /// <summary>What a threshold that was certified by agreement bounds, where the test judges by gold.</summary>
    public abstract string BoundsDisagreement { get; }

    /// <summary>That the test rows contradict the guarantee.</summary>
    public abstract string Contradiction(Estimate error, EscalationGuarantee guarantee, double maxError);

    /// <summary>How many test rows resemble training rows, and what the specialist does with and without them.</summary>
    public abstract string Overlap(long rows, UnitCounts units, string with, string? without);

    /// <summary>A value with its interval.</summary>
    public string Interval(Estimate e) => $"{Value(e.Value)} ({Value(e.Low)}–{Value(e.High)})";

    /// <summary>The teacher in a sentence.</summary>
    protected static string Named(string? teacher) => teacher is null or "teacher" ? "the teacher" : $"the teacher ({teacher})";
}
