namespace Understudy.Inference;

/// <summary>From the probability that a tagger gives its own call to the share of such calls that are right: logistic in its log-odds (Platt's form).</summary>
/// <param name="Slope">Factor of the log-odds, 0 or more.</param>
/// <param name="Offset">Added to them.</param>
public sealed record CallCalibration(double Slope = 1, double Offset = 0)
{
    // Most answers are nearly certain; a coarser cut would make them equal, and thresholds between them impossible.
    private const double Closest = 1e-9;

    /// <summary>Natural logarithm of p / (1 − p).</summary>
    public static double LogOdds(double probability)
    {
        double cut = Math.Clamp(probability, Closest, 1 - Closest);
        return Math.Log(cut / (1 - cut));
    }

    /// <summary>The calibrated probability.</summary>
    /// <param name="raw">In [0, 1].</param>
    public double Of(double raw) => 1 / (1 + Math.Exp(-(Offset + (Slope * LogOdds(raw)))));
}
