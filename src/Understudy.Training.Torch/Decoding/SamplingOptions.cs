using Understudy.Core;

namespace Understudy.Training.Torch;

/// <summary>How completions are generated.</summary>
public sealed record SamplingOptions
{
    /// <summary>0 takes the likeliest token; otherwise scores are divided by it. 0 to 10. Default 0.</summary>
    public double Temperature { get; init; }

    /// <summary>Only the likeliest tokens that together have this probability are drawn from (nucleus, 1904.09751); above 0 to 1. Default 1.</summary>
    public double TopP { get; init; } = 1;

    /// <summary>Most tokens of a completion, its end included; also limited by the network's context. At least 1. Default 512.</summary>
    public int MaximumTokens { get; init; } = 512;

    /// <summary>Rows that are generated at a time, at least 1; does not change the result but for rounding. Default 64.</summary>
    public int BatchRows { get; init; } = 64;

    /// <summary>Seed of the draws; each prompt has its own from its index.</summary>
    public Seed Seed { get; init; } = Seed.Default;

    /// <summary>Changes the scores of the vocabulary before a token is chosen, e.g. to −∞ what a schema forbids: index of the prompt, scores. Null for nothing.</summary>
    public Action<int, Span<float>>? Mask { get; init; }

    internal void ThrowIfInvalid()
    {
        if (Temperature is not (>= 0 and <= 10) || TopP is not (> 0 and <= 1) || MaximumTokens < 1 || BatchRows < 1)
        {
            throw new ArgumentException(FormattableString.Invariant($"Temperature is {Temperature}, TopP {TopP}, MaximumTokens {MaximumTokens}, BatchRows {BatchRows}; give 0 to 10, above 0 to 1, at least 1 and at least 1."));
        }
    }
}
