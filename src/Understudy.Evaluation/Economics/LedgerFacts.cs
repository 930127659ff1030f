using Understudy.Core;

namespace Understudy.Evaluation;

/// <summary>What a ledger cannot know from calls.</summary>
public sealed record LedgerFacts
{
    /// <summary>What models and core time cost; null leaves calls and tokens only.</summary>
    public PriceList? Prices { get; init; }

    /// <summary>When the books are closed.</summary>
    public required DateTimeOffset Now { get; init; }

    /// <summary>Wall-clock seconds of training by workload, all of its specialists together.</summary>
    public IReadOnlyDictionary<string, double> TrainSeconds { get; init; } = new Dictionary<string, double>();

    /// <summary>Cores that training is taken to have kept busy all the while, 1 or more: an upper bound is the machine's.</summary>
    public int TrainingCores { get; init; } = 1;

    /// <summary>Cores that are kept for the gateway, busy or not, 0 or more.</summary>
    public int ServingCores { get; init; } = 1;
}
