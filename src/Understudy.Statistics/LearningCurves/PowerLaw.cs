namespace Understudy.Statistics;

/// <summary>accuracy(n) = asymptote − scale · n^(−exponent).</summary>
internal readonly record struct PowerLaw(double Asymptote, double Scale, double Exponent)
{
    public double At(double size) => Math.Clamp(Asymptote - (Scale * Math.Pow(size, -Exponent)), 0, 1);

    public double SizeFor(double target) => Asymptote - Scale >= target ? 1
        : Asymptote <= target ? double.PositiveInfinity
        : Math.Max(1, Math.Pow(Scale / (Asymptote - target), 1 / Exponent));
}
