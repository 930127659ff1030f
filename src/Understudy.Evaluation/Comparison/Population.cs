namespace Understudy.Evaluation;

/// <summary>What a statement is about.</summary>
public enum Population
{
    /// <summary>One row per independent unit: each distinct input counts once.</summary>
    DistinctInputs,

    /// <summary>All rows: an input counts as often as it was called. Intervals are made over units.</summary>
    Calls,
}
