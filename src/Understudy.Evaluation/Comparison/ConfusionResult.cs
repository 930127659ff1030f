namespace Understudy.Evaluation;

/// <summary>Truth against the specialist's answers, in rows.</summary>
public sealed record ConfusionResult
{
    /// <summary>Label names, for <see cref="Matrix"/>.</summary>
    public required IReadOnlyList<string> Labels { get; init; }

    /// <summary>Rows by truth (outer) and answer (inner), answers outside the labels left out; null with more than 30 labels.</summary>
    public IReadOnlyList<IReadOnlyList<long>>? Matrix { get; init; }

    /// <summary>The most frequent confusions, most frequent first, at most 25.</summary>
    public required IReadOnlyList<ConfusionPair> Top { get; init; }
}
