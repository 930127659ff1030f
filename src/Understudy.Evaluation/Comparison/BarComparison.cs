using Understudy.Core;
using Understudy.Statistics;

namespace Understudy.Evaluation;

/// <summary>A share against a bar by the exact binomial, on one row per unit.</summary>
internal static class BarComparison
{
    public static BarTest Compare(bool[] hits, Sample sample, double bar, double level)
    {
        long n = sample.Representatives.Length, k = sample.Representatives.LongCount(p => hits[p]);
        return new BarTest
        {
            Bar = bar,
            Successes = k,
            Units = n,
            Low = ClopperPearson.LowerBound(k, n, 1 - level),
            High = ClopperPearson.UpperBound(k, n, 1 - level),
            Confidence = 1 - level,
            PValue = ExactBinomialTest.PValueGreater(k, n, bar),
            Method = "exact-binomial on one row per unit",
        };
    }

    /// <summary>What the bounds say.</summary>
    public static Verdict Decide(BarTest test) => test.PValue <= 1 - test.Confidence && test.Units > 0 ? Verdict.Promote : test.High < test.Bar ? Verdict.Refuse : Verdict.NotYet;
}
