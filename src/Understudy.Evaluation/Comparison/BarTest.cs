namespace Understudy.Evaluation;

/// <summary>Exact binomial test of a share against a bar, on one row per unit.</summary>
public sealed record BarTest
{
    /// <summary>The bar, in (0, 1).</summary>
    public required double Bar { get; init; }

    /// <summary>Units right (agreeing).</summary>
    public required long Successes { get; init; }

    /// <summary>Units.</summary>
    public required long Units { get; init; }

    /// <summary>Share right, in [0, 1]; 0 without units.</summary>
    public double Value => Units == 0 ? 0 : (double)Successes / Units;

    /// <summary>One-sided Clopper–Pearson lower bound at this look's level.</summary>
    public required double Low { get; init; }

    /// <summary>One-sided Clopper–Pearson upper bound at this look's level.</summary>
    public required double High { get; init; }

    /// <summary>Confidence of each bound.</summary>
    public required double Confidence { get; init; }

    /// <summary>Exact p-value of "share ≤ bar".</summary>
    public required double PValue { get; init; }

    /// <summary>How: <c>exact-binomial, one row per unit</c>.</summary>
    public required string Method { get; init; }
}
