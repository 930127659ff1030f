namespace Understudy.Statistics;

/// <summary>log(1 + x) and e^x − 1 near 0, where .NET's own <c>LogP1</c> and <c>ExpM1</c> lose every digit.</summary>
internal static class Numeric
{
    /// <summary>log(1 + x), by Kahan's correction of the rounding of 1 + x.</summary>
    public static double Log1P(double x)
    {
        double u = 1 + x;
        return u == 1 ? x : double.IsInfinity(u) || u == 0 ? Math.Log(u) : Math.Log(u) * (x / (u - 1));
    }

    /// <summary>e^x − 1, by Kahan's correction.</summary>
    public static double ExpM1(double x)
    {
        double u = Math.Exp(x);
        double less = u - 1;
        return u == 1 ? x : less == -1 || double.IsInfinity(u) ? less : less * (x / Math.Log(u));
    }

    /// <summary>log(1 − e^x) for x ≤ 0 (Mächler, 2012): the logarithm of the complement of a probability.</summary>
    public static double LogComplement(double x) => x > -0.6931471805599453 ? Math.Log(-ExpM1(x)) : Log1P(-Math.Exp(x));
}
