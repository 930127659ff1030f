namespace Understudy.Inference;

/// <summary>From logits to the probabilities that a specialist states: softmax(logits / temperature).</summary>
public static class CalibratedProbabilities
{
    /// <summary>Overwrites logits with probabilities.</summary>
    /// <param name="logits">Logits of one input, any range, at least one.</param>
    /// <param name="temperature">Divides them, above 0.</param>
    /// <returns>Index of the largest; the first of equals.</returns>
    public static int InPlace(Span<float> logits, double temperature)
    {
        int best = 0;
        for (int c = 1; c < logits.Length; c++)
        {
            best = logits[c] > logits[best] ? c : best;
        }

        double top = logits[best], sum = 0;
        foreach (ref float logit in logits)
        {
            logit = (float)Math.Exp((logit - top) / temperature);
            sum += logit;
        }

        foreach (ref float p in logits)
        {
            p = (float)(p / sum);
        }

        return best;
    }
}
