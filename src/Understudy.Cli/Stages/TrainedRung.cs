using Understudy.Data;
using Understudy.Inference;

namespace Understudy.Cli;

/// <summary>A trained specialist with its out-of-sample metric on selection.</summary>
public sealed record TrainedRung
{
    /// <summary>The workspace's record.</summary>
    public required SpecialistRecord Record { get; init; }

    /// <summary>Rows, for relevance queries, of <see cref="Values"/>.</summary>
    public required IReadOnlyList<int> Units { get; init; }

    /// <summary>Right or wrong, for relevance NDCG@10.</summary>
    public required IReadOnlyList<double> Values { get; init; }

    /// <summary>What the metric is called.</summary>
    public required string Metric { get; init; }

    /// <summary>Thresholds with what selection said of them.</summary>
    public required IReadOnlyList<CandidateThreshold> Thresholds { get; init; }
}
