namespace Understudy.Statistics;

/// <summary>
/// Interval of the difference of two unpaired proportions by the score intervals of each (Newcombe, 1998, Statistics in
/// Medicine 17, method 10). Near the nominal coverage on average, also with small counts. Inputs: independent units on
/// both sides. When not to use it: for two systems on the same rows, where <see cref="TangoScore"/> is the one.
/// </summary>
public static class NewcombeDifference
{
    /// <summary>The two-sided interval of the second proportion less the first.</summary>
    /// <param name="first">Successes of the first, in [0, <paramref name="firstTrials"/>].</param>
    /// <param name="firstTrials">Trials of the first; none tells nothing of it.</param>
    /// <param name="second">Successes of the second, in [0, <paramref name="secondTrials"/>].</param>
    /// <param name="secondTrials">Trials of the second; none tells nothing of it.</param>
    /// <param name="confidence">Strictly between 0 and 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">When a count or the confidence is out of range.</exception>
    public static Interval TwoSided(long first, long firstTrials, long second, long secondTrials, double confidence = 0.95)
    {
        Interval a = WilsonScore.TwoSided(first, firstTrials, confidence), b = WilsonScore.TwoSided(second, secondTrials, confidence);
        if (firstTrials == 0 || secondTrials == 0)
        {
            return new Interval(b.Low - a.High, b.High - a.Low);
        }

        double p = (double)first / firstTrials, q = (double)second / secondTrials;
        return new Interval(
            q - p - Math.Sqrt(Square(q - b.Low) + Square(a.High - p)),
            q - p + Math.Sqrt(Square(b.High - q) + Square(p - a.Low)));
    }

    private static double Square(double value) => value * value;
}
