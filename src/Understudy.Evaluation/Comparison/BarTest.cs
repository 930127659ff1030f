using System.Text.Json.Serialization;

namespace Understudy.Evaluation;

/// <summary>Test of a share (exact binomial) or of a mean in [0, 1] (betting) against a bar, on one row (query) per unit.</summary>
public sealed record BarTest
{
    /// <summary>The bar, in (0, 1).</summary>
    public required double Bar { get; init; }

    /// <summary>Units right (agreeing); null where the test is about a mean.</summary>
    public required long? Successes { get; init; }

    /// <summary>Units.</summary>
    public required long Units { get; init; }

    /// <summary>Share right, or the mean, in [0, 1]; 0 without units.</summary>
    public double Value => Mean ?? (Units == 0 ? 0 : (double)(Successes ?? 0) / Units);

    /// <summary>The mean of the units' values; null where the test is about a share.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public double? Mean { get; init; }

    /// <summary>Standard deviation of the units' values; null where the test is about a share.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public double? Deviation { get; init; }

    /// <summary>One-sided lower bound at this look's level: Clopper–Pearson, or betting.</summary>
    public required double Low { get; init; }

    /// <summary>One-sided upper bound at this look's level, likewise.</summary>
    public required double High { get; init; }

    /// <summary>Confidence of each bound.</summary>
    public required double Confidence { get; init; }

    /// <summary>P-value of "share (mean) ≤ bar", valid at any number of units.</summary>
    public required double PValue { get; init; }

    /// <summary>How: <c>exact-binomial on one row per unit</c>, <c>betting on one query per unit</c>.</summary>
    public required string Method { get; init; }
}
