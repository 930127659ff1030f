namespace Understudy.Statistics;

/// <summary>
/// The ceiling of agreement with a teacher that does not always answer the same: for a repeated input no specialist
/// can agree more often than by always giving the teacher's commonest answer. Averaged over inputs, each input
/// counting once.
/// </summary>
/// <remarks>
/// The share of the commonest among m answers is too high, since each answer votes for itself (of two answers it is
/// never below ½); the share that agrees with the commonest of the others is too low, since m − 1 answers do not
/// always show which is commonest. In expectation the ceiling lies between the two, as the Bayes error lies between
/// resubstitution and cross-validation; they meet as m grows, and their middle is the choice with the least greatest
/// bias. Inputs: answers that were drawn independently; a teacher behind a cache repeats itself and looks more
/// consistent than it is. When not to use it: where the repeated inputs are unlike the rest.
/// </remarks>
public static class ModalAgreement
{
    /// <summary>The estimate; null when no input repeats.</summary>
    /// <param name="inputs">The input of each answer: equal ids are the same input.</param>
    /// <param name="answers">The answer: equal ids are the same answer.</param>
    /// <param name="confidence">Of the interval, strictly between 0 and 1.</param>
    /// <param name="replicates">Resamples for the interval, at least 100.</param>
    /// <param name="seed">The seed of the resamples.</param>
    /// <exception cref="ArgumentException">When the lengths differ or an option is out of range.</exception>
    public static ModalAgreementEstimate? Estimate(ReadOnlySpan<int> inputs, ReadOnlySpan<int> answers, double confidence = 0.95, int replicates = 2000, ulong seed = 0)
    {
        Require.SameLength(inputs.Length, answers.Length, nameof(answers));
        Require.OpenProbability(confidence);
        int[] keys = inputs.ToArray(), items = answers.ToArray();
        Array.Sort(keys, items);
        List<double> leaveOneOut = [], naive = [];
        int used = 0;
        for (int start = 0, end; start < keys.Length; start = end)
        {
            end = start + 1;
            while (end < keys.Length && keys[end] == keys[start])
            {
                end++;
            }

            if (end - start >= 2)
            {
                (double others, double all) = OfInput(items.AsSpan(start, end - start));
                leaveOneOut.Add(others);
                naive.Add(all);
                used += end - start;
            }
        }

        if (naive.Count == 0)
        {
            return null;
        }

        double low = leaveOneOut.Average(), high = naive.Average();
        Interval interval = new(0, 1);
        if (naive.Count > 1)
        {
            int[] each = [.. Enumerable.Range(0, naive.Count)];
            interval = new Interval(
                ClusterBootstrap.Mean([.. leaveOneOut], each, replicates, confidence, seed, interval).Interval.Low,
                ClusterBootstrap.Mean([.. naive], each, replicates, confidence, seed, interval).Interval.High);
        }

        return new ModalAgreementEstimate(0.5 * (low + high), interval, low, high, naive.Count, used);
    }

    private static (double LeaveOneOut, double Naive) OfInput(Span<int> answers)
    {
        answers.Sort();
        int m = answers.Length, most = 0, modes = 0, next = 0;
        for (int start = 0, end; start < m; start = end)
        {
            end = start + 1;
            while (end < m && answers[end] == answers[start])
            {
                end++;
            }

            int times = end - start;
            if (times > most)
            {
                (next, modes, most) = (most == times - 1 ? modes : 0, 1, times);
            }
            else
            {
                modes += times == most ? 1 : 0;
                next += times == most - 1 ? 1 : 0;
            }
        }

        // Without itself an answer of a unique mode has most − 1 votes and shares the lead with the kinds that have as
        // many; ahead of them all it is right for certain. Of several modes, each loses the lead by losing itself.
        double agree = modes > 1 ? 0 : (double)most / (next + 1);
        return (agree / m, (double)most / m);
    }
}
