using Understudy.Inference;

namespace Understudy.Training;

/// <summary>
/// The monotone map from expected to honest NDCG: logistic in the log-odds of the expectation (Platt's form), fitted to
/// fractional outcomes, so that on the queries it was fitted on the mean confidence is the mean NDCG.
/// </summary>
internal static class ConfidenceMap
{
    // Weight of the prior belief that the expectation is right as it is: a few queries cannot bend it.
    private const double Prior = 1;

    /// <summary>Slope (at least 0) and offset.</summary>
    /// <param name="expected">Expected NDCG of each query, in [0, 1].</param>
    /// <param name="ndcg">What it reached, in [0, 1].</param>
    public static (double Slope, double Offset) Fit(ReadOnlySpan<double> expected, ReadOnlySpan<double> ndcg)
    {
        var logOdds = new double[expected.Length];
        for (int i = 0; i < logOdds.Length; i++)
        {
            logOdds[i] = QueryConfidence.LogOdds(expected[i]);
        }

        return FitLogOdds(logOdds, ndcg);
    }

    /// <summary>The same for any confidence, given as log-odds.</summary>
    /// <param name="logOdds">Finite.</param>
    /// <param name="outcomes">What it came to, in [0, 1].</param>
    public static (double Slope, double Offset) FitLogOdds(ReadOnlySpan<double> logOdds, ReadOnlySpan<double> outcomes)
    {
        double slope = 1, offset = 0;
        bool free = true;
        for (int step = 0; step < 100; step++)
        {
            double g0 = 0, g1 = free ? Prior * (slope - 1) : 0, h00 = 1e-9, h01 = 0, h11 = free ? Prior : 1;
            for (int i = 0; i < logOdds.Length; i++)
            {
                double x = logOdds[i], p = 1 / (1 + Math.Exp(-(offset + (slope * x)))), w = p * (1 - p);
                g0 += p - outcomes[i];
                h00 += w;
                if (free)
                {
                    g1 += (p - outcomes[i]) * x;
                    h01 += w * x;
                    h11 += w * x * x;
                }
            }

            // Queries that all reach 1 pull the offset to infinity; at 12 the confidence is 1 to five places.
            double det = (h00 * h11) - (h01 * h01), d0 = ((h11 * g0) - (h01 * g1)) / det, d1 = ((h00 * g1) - (h01 * g0)) / det;
            double longest = Math.Max(1, Math.Max(Math.Abs(d0), Math.Abs(d1)) / 2);
            (offset, slope) = (Math.Clamp(offset - (d0 / longest), -12, 12), slope - (d1 / longest));
            if (free && slope < 0)
            {
                (slope, free) = (0, false);
            }
            else if (Math.Abs(d0) + Math.Abs(d1) < 1e-12)
            {
                break;
            }
        }

        return (slope, offset);
    }
}
