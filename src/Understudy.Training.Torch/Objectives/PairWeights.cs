namespace Understudy.Training.Torch;

/// <summary>The weights of pairs: of rows i and j of one query √(w_i w_j), so that weight 2 on all rows counts all pairs twice.</summary>
internal static class PairWeights
{
    /// <summary>Added up over all pairs of each query.</summary>
    public static double[] OfAll(ObjectiveBatch batch) => Array.ConvertAll(batch.Groups.Spans, span =>
    {
        // Σ_{i<j} √w_i √w_j = ((Σ √w)² − Σ w) / 2
        double roots = 0, sum = 0;
        for (int i = span.First; i < span.First + span.Length; i++)
        {
            roots += Math.Sqrt(batch.Weight(i));
            sum += batch.Weight(i);
        }

        return Math.Max(0, ((roots * roots) - sum) / 2);
    });

    /// <summary>Added up over the pairs of each query in which one row's teacher score is above the other's.</summary>
    public static double[] OfOrdered(ObjectiveBatch batch) => Array.ConvertAll(batch.Groups.Spans, span =>
    {
        double sum = 0;
        for (int i = span.First; i < span.First + span.Length; i++)
        {
            for (int j = span.First; j < i; j++)
            {
                sum += batch.Scores![i] != batch.Scores[j] ? Math.Sqrt((double)batch.Weight(i) * batch.Weight(j)) : 0;
            }
        }

        return sum;
    });

    /// <summary>The divisor.</summary>
    public static double Count(ObjectiveBatch batch, double[] pairs, PairAverage average)
    {
        double[] queries = batch.Groups.QueryWeights(batch);
        double count = 0;
        for (int q = 0; q < pairs.Length; q++)
        {
            count += pairs[q] == 0 ? 0 : average == PairAverage.Pairs ? pairs[q] : queries[q];
        }

        return count;
    }

    /// <summary>What each query's sum over pairs is multiplied by.</summary>
    public static double[] Factors(ObjectiveBatch batch, double[] pairs, PairAverage average)
    {
        double[] queries = batch.Groups.QueryWeights(batch);
        double[] factors = new double[pairs.Length];
        for (int q = 0; q < pairs.Length; q++)
        {
            factors[q] = pairs[q] == 0 ? 0 : average == PairAverage.Pairs ? 1 : queries[q] / pairs[q];
        }

        return factors;
    }
}
