using System.Text.Json.Serialization;

using Understudy.Statistics;

namespace Understudy.Evaluation;

/// <summary>Share right (mean NDCG@10) by the system minus that of the comparator, on the same rows (queries).</summary>
public sealed record DifferenceResult
{
    /// <summary>Name of the comparator.</summary>
    public required string Comparator { get; init; }

    /// <summary>The difference, in [−1, 1].</summary>
    public required double Value { get; init; }

    /// <summary>One-sided lower bound at this look's level: promote when above −<see cref="Margin"/>.</summary>
    public required double Low { get; init; }

    /// <summary>One-sided upper bound at this look's level: refuse when below −<see cref="Margin"/>.</summary>
    public required double High { get; init; }

    /// <summary>Confidence of each one-sided bound (1 − the level of this look).</summary>
    public required double Confidence { get; init; }

    /// <summary>The margin: 0 when the comparator has to be beaten.</summary>
    public required double Margin { get; init; }

    /// <summary>One-sided p-value of "difference ≤ −margin".</summary>
    public required double PValue { get; init; }

    /// <summary>Two-sided p-value of "equally good", on one row (query) per unit: exact McNemar, or for means sign flips.</summary>
    public required double SuperiorityPValue { get; init; }

    /// <summary>The test behind <see cref="SuperiorityPValue"/>: <c>exact McNemar</c>, <c>sign-flip permutation test</c>.</summary>
    public string SuperiorityTest { get => field ?? "exact McNemar"; init; }

    /// <summary>The paired table on one row per unit; null for means.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public PairedCounts? Counts { get; init; }

    /// <summary>How units differ in the mean; null for shares, which have <see cref="Counts"/>.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public PairedScores? Scores { get; init; }

    /// <summary>Independent units.</summary>
    public required long Units { get; init; }

    /// <summary>Rows (queries) left out because the comparator has no recorded answer there.</summary>
    public long LeftOut { get; init; }

    /// <summary>How the bounds were made: <c>tango-score</c>, <c>cluster-bootstrap(N)</c>, or where few units differ in the mean <c>betting on one query per unit</c>.</summary>
    public required string Method { get; init; }
}
