using System.Numerics.Tensors;

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
    private const double MostOffset = 12;
    private const int MostSteps = 100;
    private const double ShortestStep = 1e-9, Settled = 1e-12;

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
    /// <remarks>
    /// The sum of cross-entropies and the prior, Prior / 2 · (slope − 1)², is convex: its minimum by Newton's steps, halved until they go down
    /// (Boyd and Vandenberghe 2004, 9.2); where it has a falling slope, the minimum at slope 0.
    /// </remarks>
    /// <param name="logOdds">Finite.</param>
    /// <param name="outcomes">What it came to, in [0, 1].</param>
    public static (double Slope, double Offset) FitLogOdds(ReadOnlySpan<double> logOdds, ReadOnlySpan<double> outcomes)
    {
        double mean = logOdds.IsEmpty ? 0 : TensorPrimitives.Sum(logOdds) / logOdds.Length;
        var centred = new double[logOdds.Length];
        TensorPrimitives.Subtract(logOdds, mean, centred); // slope and offset hardly disturb each other then
        (double Slope, double Offset) found = Minimise(centred, outcomes, 1, isFree: true);
        found = found.Slope >= 0 ? found : Minimise(centred, outcomes, 0, isFree: false);
        return found with { Offset = found.Offset - (found.Slope * mean) };
    }

    private static (double Slope, double Offset) Minimise(ReadOnlySpan<double> logOdds, ReadOnlySpan<double> outcomes, double slope, bool isFree)
    {
        double offset = 0, loss = Loss(logOdds, outcomes, slope, offset);
        for (int step = 0; step < MostSteps; step++)
        {
            double g0 = 0, g1 = Prior * (slope - 1), h00 = 1e-9, h01 = 0, h11 = Prior;
            for (int i = 0; i < logOdds.Length; i++)
            {
                double x = logOdds[i], p = 1 / (1 + Math.Exp(-(offset + (slope * x)))), w = p * (1 - p);
                g0 += p - outcomes[i];
                g1 += (p - outcomes[i]) * x;
                h00 += w;
                h01 += w * x;
                h11 += w * x * x;
            }

            (g1, h01, h11) = isFree ? (g1, h01, h11) : (0, 0, 1);
            if (Math.Abs(offset) >= MostOffset && g0 * offset < 0)
            {
                (g0, h00, h01) = (0, 1, 0); // it stays at its bound
            }

            double det = (h00 * h11) - (h01 * h01), d0 = ((h11 * g0) - (h01 * g1)) / det, d1 = ((h00 * g1) - (h01 * g0)) / det;
            (double Slope, double Offset) next = (slope, offset);
            double tried = double.PositiveInfinity;
            for (double length = 1; length > ShortestStep && !(tried <= loss); length /= 2)
            {
                // Outcomes that all reach 1 pull the offset to infinity; at 12 the mean's confidence is 1 to five places.
                next = (slope - (length * d1), Math.Clamp(offset - (length * d0), -MostOffset, MostOffset));
                tried = Loss(logOdds, outcomes, next.Slope, next.Offset);
            }

            if (!(tried <= loss) || Math.Abs(next.Slope - slope) + Math.Abs(next.Offset - offset) < Settled)
            {
                break;
            }

            (slope, offset, loss) = (next.Slope, next.Offset, tried);
        }

        return (slope, offset);
    }

    private static double Loss(ReadOnlySpan<double> logOdds, ReadOnlySpan<double> outcomes, double slope, double offset)
    {
        double sum = Prior / 2 * (slope - 1) * (slope - 1);
        for (int i = 0; i < logOdds.Length; i++)
        {
            double z = offset + (slope * logOdds[i]);
            sum += Math.Max(z, 0) + Math.Log(1 + Math.Exp(-Math.Abs(z))) - (outcomes[i] * z); // log(1 + eᶻ) − y·z
        }

        return sum;
    }
}
