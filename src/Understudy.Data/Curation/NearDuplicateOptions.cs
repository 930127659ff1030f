namespace Understudy.Data;

/// <summary>When two inputs count as one.</summary>
public sealed record NearDuplicateOptions
{
    /// <summary>Least Jaccard similarity of the sets of character 5-shingles of the normalised texts, in (0, 1]. Default .85.</summary>
    public double Threshold { get; init; } = 0.85;

    /// <summary>Whether rows of one user group (conversation, customer) are one unit too. Default true.</summary>
    public bool JoinGroups { get; init; } = true;

    /// <summary>Threads to use; the result is the same for any. Default: one a processor.</summary>
    public int Threads { get; init; } = Environment.ProcessorCount;
}
