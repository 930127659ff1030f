namespace Understudy.Inference;

/// <summary>What a decoder wrote behind a prompt.</summary>
/// <param name="Tokens">Its tokens, without the end token.</param>
/// <param name="LogProbabilities">
/// Natural logarithm of each token's probability by the model alone, temperature and constraint left out, the end token's last where it
/// came. 0 for a token that a constraint left no choice about and the model was not asked.
/// </param>
/// <param name="HasEnded">Whether the end token came; otherwise there was no more room.</param>
public sealed record Completion(IReadOnlyList<int> Tokens, IReadOnlyList<float> LogProbabilities, bool HasEnded)
{
    /// <summary>Tokens that were likely and not taken, where <see cref="DecodingOptions.LeastAlternative"/> asks for them.</summary>
    public IReadOnlyList<AlternativeToken> Alternatives { get; init; } = [];

    /// <summary>Logarithm of the probability of the whole.</summary>
    public double LogProbability => LogProbabilities.Sum(p => (double)p);
}
