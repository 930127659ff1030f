namespace Understudy.Statistics;

/// <summary>
/// The standard normal distribution. Cdf by Cody's rational approximations (1969, Mathematics of Computation 23),
/// quantile by Wichura's AS 241 (1988): both to about 1e-15 relative, tails included.
/// </summary>
public static class NormalDistribution
{
    private static readonly double[] CentreTop = [0.065682337918207449113, 2.2352520354606839287, 161.02823106855587881, 1067.6894854603709582, 18154.981253343561249];
    private static readonly double[] CentreBottom = [1, 47.20258190468824187, 976.09855173777669322, 10260.932208618978205, 45507.789335026729956];
    private static readonly double[] MiddleTop = [1.0765576773720192317e-8, 0.39894151208813466764, 8.8831497943883759412, 93.506656132177855979, 597.27027639480026226, 2494.5375852903726711, 6848.1904505362823326, 11602.651437647350124, 9842.7148383839780218];
    private static readonly double[] MiddleBottom = [1, 22.266688044328115691, 235.38790178262499861, 1519.377599407554805, 6485.558298266760755, 18615.571640885098091, 34900.952721145977266, 38912.003286093271411, 19685.429676859990727];
    private static readonly double[] TailTop = [0.02307344176494017303, 0.21589853405795699, 0.1274011611602473639, 0.022235277870649807, 0.001421619193227893466, 2.9112874951168792e-5];
    private static readonly double[] TailBottom = [1, 1.28426009614491121, 0.468238212480865118, 0.0659881378689285515, 0.00378239633202758244, 7.29751555083966205e-5];

    private static readonly double[] QuantileCentreTop = [2.5090809287301226727e+3, 3.3430575583588128105e+4, 6.7265770927008700853e+4, 4.5921953931549871457e+4, 1.3731693765509461125e+4, 1.9715909503065514427e+3, 1.3314166789178437745e+2, 3.3871328727963666080e0];
    private static readonly double[] QuantileCentreBottom = [5.2264952788528545610e+3, 2.8729085735721942674e+4, 3.9307895800092710610e+4, 2.1213794301586595867e+4, 5.3941960214247511077e+3, 6.8718700749205790830e+2, 4.2313330701600911252e+1, 1];
    private static readonly double[] QuantileMiddleTop = [7.74545014278341407640e-4, 2.27238449892691845833e-2, 2.41780725177450611770e-1, 1.27045825245236838258e0, 3.64784832476320460504e0, 5.76949722146069140550e0, 4.63033784615654529590e0, 1.42343711074968357734e0];
    private static readonly double[] QuantileMiddleBottom = [1.05075007164441684324e-9, 5.47593808499534494600e-4, 1.51986665636164571966e-2, 1.48103976427480074590e-1, 6.89767334985100004550e-1, 1.67638483018380384940e0, 2.05319162663775882187e0, 1];
    private static readonly double[] QuantileTailTop = [2.01033439929228813265e-7, 2.71155556874348757815e-5, 1.24266094738807843860e-3, 2.65321895265761230930e-2, 2.96560571828504891230e-1, 1.78482653991729133580e0, 5.46378491116411436990e0, 6.65790464350110377720e0];
    private static readonly double[] QuantileTailBottom = [2.04426310338993978564e-15, 1.42151175831644588870e-7, 1.84631831751005468180e-5, 7.86869131145613259100e-4, 1.48753612908506148525e-2, 1.36929880922735805310e-1, 5.99832206555887937690e-1, 1];

    /// <summary>P(Z ≤ x). For an upper tail use Cdf(−x): 1 − Cdf(x) would lose its digits.</summary>
    /// <param name="x">Any number but NaN.</param>
    /// <exception cref="ArgumentOutOfRangeException">When x is NaN.</exception>
    public static double Cdf(double x)
    {
        ArgumentOutOfRangeException.ThrowIfEqual(double.IsNaN(x), true, nameof(x));
        double y = Math.Abs(x);
        if (y <= 0.67448975)
        {
            double square = x * x;
            return 0.5 + (x * Polynomial(CentreTop, square) / Polynomial(CentreBottom, square));
        }

        if (y > 40)
        {
            return x > 0 ? 1 : 0;
        }

        double ratio;
        if (y <= 5.656854249492380195)
        {
            ratio = Polynomial(MiddleTop, y) / Polynomial(MiddleBottom, y);
        }
        else
        {
            double inverse = 1 / (y * y);
            ratio = (0.39894228040143267794 - (inverse * Polynomial(TailTop, inverse) / Polynomial(TailBottom, inverse))) / y;
        }

        // e^(−y²/2) with y split at 1/16, so that the rounding of y² is not amplified by the exponential.
        double coarse = Math.Truncate(y * 16) / 16;
        double tail = Math.Exp(-coarse * coarse * 0.5) * Math.Exp(-(y - coarse) * (y + coarse) * 0.5) * ratio;
        return x > 0 ? 1 - tail : tail;
    }

    /// <summary>The x with P(Z ≤ x) = p; infinite at 0 and 1.</summary>
    /// <param name="p">In [0, 1].</param>
    /// <exception cref="ArgumentOutOfRangeException">When p is no probability.</exception>
    public static double Quantile(double p)
    {
        Require.Probability(p);
        if (p is 0 or 1)
        {
            return p == 0 ? double.NegativeInfinity : double.PositiveInfinity;
        }

        double q = p - 0.5;
        if (Math.Abs(q) <= 0.425)
        {
            double r = 0.180625 - (q * q);
            return q * Polynomial(QuantileCentreTop, r) / Polynomial(QuantileCentreBottom, r);
        }

        double root = Math.Sqrt(-Math.Log(q < 0 ? p : 1 - p));
        double value = root <= 5
            ? Polynomial(QuantileMiddleTop, root - 1.6) / Polynomial(QuantileMiddleBottom, root - 1.6)
            : Polynomial(QuantileTailTop, root - 5) / Polynomial(QuantileTailBottom, root - 5);
        return q < 0 ? -value : value;
    }

    /// <summary>Horner's rule, highest power first.</summary>
    private static double Polynomial(double[] coefficients, double x)
    {
        double sum = 0;
        foreach (double c in coefficients)
        {
            sum = (sum * x) + c;
        }

        return sum;
    }
}
