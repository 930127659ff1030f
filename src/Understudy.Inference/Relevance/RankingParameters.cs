namespace Understudy.Inference;

/// <summary>What turns a ranker's outputs for one query into a confidence; fitted on out-of-sample selection queries, stored in the manifest.</summary>
public sealed record RankingParameters
{
    /// <summary>Places that count in NDCG, at least 1. Default 10.</summary>
    public int Cutoff { get; init; } = 10;

    /// <summary>Multiplies the log-odds of the expected NDCG, at least 0 (so that the order of queries is kept); 1 when it is right as it is.</summary>
    public required double Slope { get; init; }

    /// <summary>Added to the log-odds of the expected NDCG; 0 when it is right as it is.</summary>
    public required double Offset { get; init; }

    /// <summary>How far grades lie from a model's single real-valued output; null for a model with one output a grade.</summary>
    public ScoreNoise? Noise { get; init; }
}
