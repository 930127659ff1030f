namespace Understudy.Evaluation;

/// <summary>What a slice is cut by.</summary>
public enum SliceKind
{
    /// <summary>The true label (the teacher's, in agreement mode).</summary>
    Label,

    /// <summary>Terciles of the input's (relevance: the query's) length in characters.</summary>
    Length,

    /// <summary>Terciles of the call's time.</summary>
    Time,

    /// <summary>Relevance: terciles of the number of items of a query.</summary>
    Items,
}
