namespace Understudy.Evaluation;

/// <summary>
/// The test once opened: every answer is in, and each position (a row; for relevance a query) has a score in [0, 1]. What differs
/// between kinds of workload stands behind this; verdicts, needs and reasons are put together once for all of them.
/// </summary>
internal abstract class OpenedTest
{
    /// <summary>How scores are tested.</summary>
    public abstract Measure Measure { get; }

    /// <summary>The positions that are judged.</summary>
    public abstract Sample Sample { get; }

    /// <summary>The specialist's score, by position.</summary>
    public abstract double[] Alone { get; }

    /// <summary>Specialist and teacher together; null without a threshold, confidences or a teacher.</summary>
    public abstract EscalatedScores? Together { get; }

    /// <summary>Everybody else, judged.</summary>
    public abstract IReadOnlyList<Contender> Others { get; }

    /// <summary>What the certified threshold does here; null without one.</summary>
    public abstract KeptOnTest? Kept { get; }

    /// <summary>The teacher against itself; null where it cannot be seen.</summary>
    public abstract TeacherConsistency? Consistency { get; }

    /// <summary>Independent units and what was left out.</summary>
    public abstract UnitCounts Units { get; }

    /// <summary>One position per unit, cut into slices.</summary>
    public abstract List<(SliceKind Kind, string Name, int[] Positions)> Slices();

    /// <summary>Whether a position holds one of these rows.</summary>
    public abstract bool Holds(int position, HashSet<int> rows);

    /// <summary>Deviation of the deciding figure over calibration units; null where it was not measured there.</summary>
    public abstract double? Deviation(PromotionMode mode);

    /// <summary>The lines of the table.</summary>
    public abstract IReadOnlyList<ResponderResult> Table(ResamplingBudget budget, List<string> warnings);

    /// <summary>Remarks on what was found in the rows.</summary>
    public abstract void Warn(List<string> warnings);

    /// <summary>Adds to a result what only this kind of workload has.</summary>
    public abstract EvaluationResult Describe(EvaluationResult result);
}
