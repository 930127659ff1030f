using Understudy.Core;

namespace Understudy.Inference;

/// <summary>
/// The answer that most samples agree on (self-consistency, 2203.11171), with no more samples than it takes to know it (adaptive consistency,
/// 2305.11860): the vote ends when, by a uniform prior, the first answer has more than half of what the first two would get, with a
/// given probability.
/// </summary>
public static class SelfConsistency
{
    /// <summary>Probability that the majority is one: P(X &gt; ½) of X ~ Beta(first + 1, second + 1), which is a binomial sum (2305.11860, §3.2).</summary>
    /// <param name="first">Votes of the first answer.</param>
    /// <param name="second">Votes of the second.</param>
    public static double MajorityProbability(int first, int second)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(first);
        ArgumentOutOfRangeException.ThrowIfNegative(second);
        int n = first + second + 1;
        double term = Math.Pow(0.5, n), sum = 0;
        for (int k = 0; k <= first; k++)
        {
            sum += term;
            term *= (double)(n - k) / (k + 1);
        }

        return sum;
    }

    /// <summary>Holds a vote.</summary>
    /// <param name="sample">Gives so many further answers by a seed; null for an invalid one, which is an answer like others.</param>
    /// <param name="options">How.</param>
    /// <param name="seed">Chance; each draw has its own.</param>
    /// <exception cref="ArgumentException">When the options are out of range.</exception>
    public static SelfConsistencyVote Hold(Func<int, Seed, IReadOnlyList<string?>> sample, SelfConsistencyOptions options, Seed seed)
    {
        ArgumentNullException.ThrowIfNull(sample);
        ArgumentNullException.ThrowIfNull(options);
        if (options.Validate() is { Count: > 0 } errors)
        {
            throw new ArgumentException(string.Join(" ", errors), nameof(options));
        }

        List<(string? Answer, int Votes)> counts = [];
        int samples = 0;
        while (true)
        {
            foreach (string? answer in sample(Math.Min(options.Together, options.MostSamples - samples), seed.For("draw", samples)))
            {
                int at = counts.FindIndex(c => c.Answer == answer);
                if (at < 0)
                {
                    counts.Add((answer, 1));
                }
                else
                {
                    counts[at] = (answer, counts[at].Votes + 1);
                }

                samples++;
            }

            // Of equal ones the answer that came first.
            (string? Answer, int Votes)[] order = [.. counts.OrderByDescending(c => c.Votes)];
            double certainty = MajorityProbability(order[0].Votes, order.Length > 1 ? order[1].Votes : 0);
            if (certainty >= options.Certainty || samples >= options.MostSamples)
            {
                return new SelfConsistencyVote(order[0].Answer, order[0].Votes, samples, certainty);
            }
        }
    }
}
