namespace Understudy.Research;

/// <summary>The power law through the student's metric, and where it meets the teacher's mean, taken as fixed.</summary>
/// <param name="Asymptote">The metric with unlimited rows, by the fit.</param>
/// <param name="AsymptoteLow">Lower end of its interval.</param>
/// <param name="AsymptoteHigh">Upper end.</param>
/// <param name="Scale">b of a − b·n^(−c).</param>
/// <param name="Exponent">c of it.</param>
/// <param name="Rows">Where it meets the teacher; null when it never does.</param>
/// <param name="Low">Lower end of the interval; null when even that is never.</param>
/// <param name="High">Upper end; null when the data leave room for never.</param>
/// <param name="Unreachable">Whether the asymptote is below the teacher with the study's confidence.</param>
public sealed record FittedCrossing(double Asymptote, double AsymptoteLow, double AsymptoteHigh, double Scale, double Exponent, double? Rows, double? Low, double? High, bool Unreachable);
