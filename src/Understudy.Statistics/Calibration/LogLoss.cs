namespace Understudy.Statistics;

/// <summary>
/// The mean of −log p(truth), in nats: the proper score that temperature scaling minimises. Lower is better; log K
/// for a guess among K classes. One confident mistake can dominate it: read it beside accuracy, not instead.
/// </summary>
public static class LogLoss
{
    /// <summary>Probabilities below this count as this, so that one impossible answer does not make the mean infinite.</summary>
    public const double Floor = 1e-15;

    /// <summary>From logits, after division by a temperature.</summary>
    /// <param name="logits">[rows, classes], row after row, finite.</param>
    /// <param name="classes">Classes a row, at least 1.</param>
    /// <param name="truth">The right class of each row, in [0, classes).</param>
    /// <param name="temperature">Positive.</param>
    /// <exception cref="ArgumentException">When there are no rows or the lengths do not fit.</exception>
    public static double FromLogits(ReadOnlySpan<float> logits, int classes, ReadOnlySpan<int> truth, double temperature = 1)
    {
        Require.Positive(temperature);
        Check(logits, classes, truth);
        double total = 0;
        for (int row = 0; row < truth.Length; row++)
        {
            ReadOnlySpan<float> z = logits.Slice(row * classes, classes);
            double top = Highest(z), sum = 0;
            foreach (float value in z)
            {
                sum += Math.Exp((value - top) / temperature);
            }

            total += Math.Log(sum) - ((z[truth[row]] - top) / temperature);
        }

        return total / truth.Length;
    }

    /// <summary>From probabilities.</summary>
    /// <param name="probabilities">[rows, classes], row after row, each in [0, 1].</param>
    /// <param name="classes">Classes a row, at least 1.</param>
    /// <param name="truth">The right class of each row, in [0, classes).</param>
    /// <exception cref="ArgumentException">When there are no rows or the lengths do not fit.</exception>
    public static double FromProbabilities(ReadOnlySpan<float> probabilities, int classes, ReadOnlySpan<int> truth)
    {
        Check(probabilities, classes, truth);
        double total = 0;
        for (int row = 0; row < truth.Length; row++)
        {
            total -= Math.Log(Math.Max(Floor, probabilities[(row * classes) + truth[row]]));
        }

        return total / truth.Length;
    }

    internal static void Check(ReadOnlySpan<float> scores, int classes, ReadOnlySpan<int> truth)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(classes, 1);
        Require.NotEmpty(truth.Length, nameof(truth));
        if ((long)truth.Length * classes != scores.Length)
        {
            throw new ArgumentException($"Expected {truth.Length} rows of {classes} scores; found {scores.Length} scores.", nameof(scores));
        }

        for (int row = 0; row < truth.Length; row++)
        {
            if ((uint)truth[row] >= (uint)classes)
            {
                throw new ArgumentException($"Expected classes in [0, {classes}); row {row} holds {truth[row]}.", nameof(truth));
            }
        }

        foreach (float score in scores)
        {
            if (!float.IsFinite(score))
            {
                throw new ArgumentException($"Expected finite scores; found {score}.", nameof(scores));
            }
        }
    }

    internal static double Highest(ReadOnlySpan<float> row)
    {
        float top = float.NegativeInfinity;
        foreach (float value in row)
        {
            top = Math.Max(top, value);
        }

        return top;
    }
}
