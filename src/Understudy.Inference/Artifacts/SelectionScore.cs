namespace Understudy.Inference;

/// <summary>How one candidate of the search did on selection.</summary>
public sealed record SelectionScore
{
    /// <summary>The candidate.</summary>
    public required LinearOptions Options { get; init; }

    /// <summary>Share of selection rows answered right (relevance: mean NDCG of the selection queries), in the exported form, trained on <see cref="TrainRows"/>.</summary>
    public required double Accuracy { get; init; }

    /// <summary>Mean negative log-probability of the selection labels at the best temperature, in nats.</summary>
    public required double LogLoss { get; init; }

    /// <summary>Rows it was trained on for this score.</summary>
    public required int TrainRows { get; init; }

    /// <summary>Selection rows (relevance: queries) scored.</summary>
    public required int Count { get; init; }

    /// <summary>Whether it was chosen.</summary>
    public required bool Chosen { get; init; }
}
