namespace Understudy.Evaluation;

/// <summary>A number of examples with its uncertainty.</summary>
public sealed record SizeNeed
{
    /// <summary>The number at the point estimates; null when no number would do at these.</summary>
    public double? Value { get; init; }

    /// <summary>Lower end of the interval; null when even its favourable end needs more than can be counted.</summary>
    public double? Low { get; init; }

    /// <summary>Upper end of the interval; null when it is unbounded.</summary>
    public double? High { get; init; }

    /// <summary>Whether no number would do, with confidence.</summary>
    public bool Unreachable { get; init; }

    /// <summary>What there is now.</summary>
    public required long Have { get; init; }

    /// <summary>The number in one plain sentence.</summary>
    public required string Statement { get; init; }
}
