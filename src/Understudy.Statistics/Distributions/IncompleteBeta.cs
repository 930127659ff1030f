namespace Understudy.Statistics;

/// <summary>
/// The regularised incomplete beta function I_x(a, b) and its complement, both as logarithms, so that a tail of
/// 1e-5000 still has a value. Continued fractions, evaluated by Lentz's method on the side where they converge in
/// O(√max(a, b)) steps; the factor in front by Loader's saddle point form.
/// </summary>
internal static class IncompleteBeta
{
    private const int MostSteps = 1_000_000;
    private const double Tiny = 1e-300;

    /// <summary>log I_x(a, b) and log(1 − I_x(a, b)).</summary>
    /// <param name="x">In [0, 1].</param>
    /// <param name="y">1 − x, passed apart so that neither end loses digits.</param>
    /// <param name="a">Positive.</param>
    /// <param name="b">Positive.</param>
    public static (double Lower, double Upper) Logs(double x, double y, double a, double b)
    {
        if (x <= 0)
        {
            return (double.NegativeInfinity, 0);
        }

        if (y <= 0)
        {
            return (0, double.NegativeInfinity);
        }

        double front = LogFront(x, y, a, b);
        if (x * (a + b + 2) < a + 1)
        {
            double lower = Math.Min(0, front + LogFraction(x, y, a, b));
            return (lower, Numeric.LogComplement(lower));
        }

        double upper = Math.Min(0, front + LogFraction(y, x, b, a));
        return (Numeric.LogComplement(upper), upper);
    }

    /// <summary>log(x^a y^b / B(a, b)).</summary>
    public static double LogFront(double x, double y, double a, double b) =>
        GammaFunction.LogBinomialTerm(a, b, x, y) + Math.Log(a) + Math.Log(b / (a + b));

    /// <summary>
    /// The (x, 1 − x) at which log I_x(a, b) = <paramref name="logLower"/>. Newton's method on log I in the logit of
    /// x, where log I is concave: from the left it climbs without overshooting, and the bracket catches the rest.
    /// </summary>
    public static (double X, double Y) Inverse(double logLower, double a, double b)
    {
        if (logLower >= 0)
        {
            return (1, 0);
        }

        if (double.IsNegativeInfinity(logLower))
        {
            return (0, 1);
        }

        double low = -745, high = 745, t = Math.Clamp(Math.Log(a / b), -700, 700);
        for (int step = 0; step < 300; step++)
        {
            (double x, double y) = FromLogit(t);
            double logI = Logs(x, y, a, b).Lower;
            double gap = logI - logLower;
            if (gap > 0)
            {
                high = t;
            }
            else
            {
                low = t;
            }

            double next = t - (gap * Math.Exp(logI - LogFront(x, y, a, b)));
            if (!(next > low && next < high))
            {
                next = 0.5 * (low + high);
            }

            double move = Math.Abs(next - t);
            t = next;
            if (move <= 1e-16 + (2e-16 * Math.Abs(t)))
            {
                break;
            }
        }

        return FromLogit(t);
    }

    private static (double X, double Y) FromLogit(double t)
    {
        double small = Math.Exp(-Math.Abs(t));
        double near = small / (1 + small), far = 1 / (1 + small);
        return t < 0 ? (near, far) : (far, near);
    }

    /// <summary>log of I_x(a, b) ÷ (x^a y^b / B(a, b)).</summary>
    private static double LogFraction(double x, double y, double a, double b) => a >= 1 && b >= 1
        ? -Math.Log(CentredFraction(x, y, a, b))
        : Math.Log(PlainFraction(x, a, b)) - Math.Log(a);

    /// <summary>
    /// DiDonato and Morris (1992, ACM Transactions on Mathematical Software 18), equation 9. It holds a·y − b·x
    /// explicitly: the plain fraction forms 1 − (a + b)x/(a + 1), which loses seven digits at n = 10⁷ with a
    /// handful of successes.
    /// </summary>
    private static double CentredFraction(double x, double y, double a, double b)
    {
        double centre = (a * y) - (b * x) + 1;
        double value = Guard(a * centre / (a + 1)), c = value, d = 0;
        for (int m = 1; m <= MostSteps; m++)
        {
            double below = a + (2.0 * m) - 1;
            double top = m * ((a + m - 1) / below) * ((a + b + m - 1) / below) * (b - m) * x * x;
            double bottom = m + (m * (b - m) * x / below) + ((a + m) * (centre + (m * (1 + y))) / (a + (2.0 * m) + 1));
            d = 1 / Guard(bottom + (top * d));
            c = Guard(bottom + (top / c));
            double change = c * d;
            value *= change;
            if (Math.Abs(change - 1) < 1e-16)
            {
                break;
            }
        }

        return value;
    }

    /// <summary>Abramowitz and Stegun 26.5.8.</summary>
    private static double PlainFraction(double x, double a, double b)
    {
        double sum = a + b, above = a + 1, below = a - 1;
        double c = 1, d = Guard(1 - (sum * x / above));
        d = 1 / d;
        double h = d;
        for (int m = 1; m <= MostSteps; m++)
        {
            double twice = 2.0 * m;
            double even = m * (b - m) * x / ((below + twice) * (a + twice));
            d = 1 / Guard(1 + (even * d));
            c = Guard(1 + (even / c));
            h *= d * c;
            double odd = -(a + m) * (sum + m) * x / ((a + twice) * (above + twice));
            d = 1 / Guard(1 + (odd * d));
            c = Guard(1 + (odd / c));
            double change = d * c;
            h *= change;
            if (Math.Abs(change - 1) < 1e-16)
            {
                break;
            }
        }

        return h;
    }

    private static double Guard(double value) => Math.Abs(value) < Tiny ? Tiny : value;
}
