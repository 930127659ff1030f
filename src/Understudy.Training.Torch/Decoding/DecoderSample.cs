namespace Understudy.Training.Torch;

/// <summary>A generated completion.</summary>
/// <param name="Ids">Its tokens, the end included where it was reached.</param>
/// <param name="LogProbability">Sum of the tokens' log-probabilities under the distributions they were drawn from, at temperature 1, in nats.</param>
/// <param name="Ended">Whether it ended by itself and not by the limit.</param>
public sealed record DecoderSample(int[] Ids, double LogProbability, bool Ended)
{
    /// <summary>The tokens without the end.</summary>
    public ReadOnlySpan<int> Text => Ended ? Ids.AsSpan(0, Ids.Length - 1) : Ids;
}
