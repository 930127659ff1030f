namespace Understudy.Statistics;

/// <summary>
/// The ceiling of agreement with a teacher that does not always answer the same: for a repeated input no specialist
/// can agree more often than by always giving the teacher's commonest answer. Averaged over inputs, each input
/// counting once.
/// </summary>
/// <remarks>
/// The modal share of m answers is too high (of two answers it is never below ½); the jackknife over the answers of
/// each input removes the bias of order 1/m (Quenouille, 1956). At m = 2 it is the pairwise agreement Σp², which is
/// too low; true max p lies between <c>Pairwise</c> and <c>Naive</c> in expectation. Inputs: answers that were drawn
/// independently; a teacher behind a cache repeats itself and looks more consistent than it is. When not to use it:
/// where the repeated inputs are unlike the rest.
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
        List<double> corrected = [];
        double pairwise = 0, naive = 0;
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
                (double modal, double jackknife, double pairs) = OfInput(items.AsSpan(start, end - start));
                corrected.Add(jackknife);
                pairwise += pairs;
                naive += modal;
                used += end - start;
            }
        }

        if (corrected.Count == 0)
        {
            return null;
        }

        int count = corrected.Count;
        double value = 0;
        foreach (double c in corrected)
        {
            value += c / count;
        }

        Interval interval = new(0, 1);
        if (count > 1)
        {
            int[] each = new int[count];
            for (int i = 0; i < count; i++)
            {
                each[i] = i;
            }

            interval = ClusterBootstrap.Mean([.. corrected], each, replicates, confidence, seed).Interval;
        }

        return new ModalAgreementEstimate(value, interval, pairwise / count, naive / count, count, used);
    }

    private static (double Modal, double Jackknife, double Pairs) OfInput(Span<int> answers)
    {
        answers.Sort();
        int m = answers.Length, most = 0, modes = 0;
        double same = 0;
        for (int start = 0, end; start < m; start = end)
        {
            end = start + 1;
            while (end < m && answers[end] == answers[start])
            {
                end++;
            }

            int times = end - start;
            same += (double)times * (times - 1);
            modes = times > most ? 1 : times == most ? modes + 1 : modes;
            most = Math.Max(most, times);
        }

        // Leaving one answer out lowers the count of the mode only when the mode is unique and the answer is it.
        double left = modes == 1 ? ((most * (most - 1.0)) + ((m - most) * (double)most)) / (m * (m - 1.0)) : most / (m - 1.0);
        double modal = (double)most / m;
        return (modal, Math.Clamp((m * modal) - ((m - 1) * left), 0, 1), same / (m * (m - 1.0)));
    }
}
