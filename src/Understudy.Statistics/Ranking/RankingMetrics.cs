namespace Understudy.Statistics;

/// <summary>
/// How well scores order the items of one query, by the items' grades, beside <see cref="Ndcg"/>. All take scores of any range (larger is better, NaN is refused,
/// −∞ stands for "was not scored" and ranks last) and grades of at least 0, one entry an item. Equal scores are no order: each metric
/// gives its mean over all orders of the tied items, so that a constant score gets what chance would get, not what the file's order
/// happens to be.
/// </summary>
/// <remarks>
/// Inputs: the items of one query; a mean over queries is the caller's, with an interval over queries
/// (<see cref="ClusterBootstrap"/>). When not to use them: over items of different queries, whose scores need not be comparable. A
/// result of NaN says that the query carries no information for the metric: leave it out and count it.
/// </remarks>
public static class RankingMetrics
{
    /// <summary>Items whose place still counts.</summary>
    public const int DefaultCutoff = Ndcg.DefaultCutoff;

    /// <summary>
    /// Reciprocal rank at a cutoff, in [0, 1]: 1 / the place of the first relevant item, 0 when none is within the cutoff. NaN where no
    /// item is relevant. Voorhees (1999, TREC-8).
    /// </summary>
    /// <param name="scores">One score an item.</param>
    /// <param name="grades">One grade an item, at least 0.</param>
    /// <param name="relevantFrom">Items with at least this grade are relevant.</param>
    /// <param name="cutoff">At least 1.</param>
    /// <exception cref="ArgumentException">When lengths differ, a score is NaN, or a grade is out of range.</exception>
    public static double ReciprocalRank(ReadOnlySpan<float> scores, ReadOnlySpan<double> grades, double relevantFrom, int cutoff = DefaultCutoff)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(cutoff, 1);
        Check(scores, grades);
        double[] sorted = grades.ToArray();
        float[] order = Descending(scores, sorted);
        for (int start = 0, end; start < order.Length; start = end)
        {
            end = TieEnd(order, start);
            int tied = end - start, relevant = 0;
            for (int i = start; i < end; i++)
            {
                relevant += sorted[i] >= relevantFrom ? 1 : 0;
            }

            if (relevant == 0)
            {
                continue;
            }

            // None before place j and one at it: the chance that none came yet times that one of the rest comes next.
            double mean = 0, none = 1;
            for (int j = 0; j <= tied - relevant && start + j < cutoff; j++)
            {
                double now = none * relevant / (tied - j);
                mean += now / (start + j + 1);
                none -= now;
            }

            return mean;
        }

        return double.NaN;
    }

    /// <summary>
    /// The chance that a relevant item is scored above one that is not, ties half, in [0, 1]: the area under the ROC curve within the
    /// query (Mann and Whitney, 1947). NaN where all items are relevant or none is.
    /// </summary>
    /// <param name="scores">One score an item.</param>
    /// <param name="grades">One grade an item, at least 0.</param>
    /// <param name="relevantFrom">Items with at least this grade are relevant.</param>
    /// <exception cref="ArgumentException">When lengths differ, a score is NaN, or a grade is out of range.</exception>
    public static double Auc(ReadOnlySpan<float> scores, ReadOnlySpan<double> grades, double relevantFrom)
    {
        Check(scores, grades);
        double[] sorted = grades.ToArray();
        float[] order = Descending(scores, sorted);
        double ahead = 0, relevant = 0, others = 0;
        for (int start = 0, end; start < order.Length; start = end)
        {
            end = TieEnd(order, start);
            double good = 0;
            for (int i = start; i < end; i++)
            {
                good += sorted[i] >= relevantFrom ? 1 : 0;
            }

            double bad = end - start - good;
            ahead += bad * (relevant + (0.5 * good));
            relevant += good;
            others += bad;
        }

        return relevant == 0 || others == 0 ? double.NaN : ahead / (relevant * others);
    }

    /// <summary>
    /// Spearman's rank correlation of scores and grades, in [−1, 1]: Pearson's of the mid-ranks (1904, American Journal of Psychology
    /// 15). NaN where all grades are equal; 0 where only the scores are: they say nothing about an order that there is.
    /// </summary>
    /// <param name="scores">One score an item.</param>
    /// <param name="grades">One grade an item, at least 0.</param>
    /// <exception cref="ArgumentException">When lengths differ, a score is NaN, or a grade is out of range.</exception>
    public static double Spearman(ReadOnlySpan<float> scores, ReadOnlySpan<double> grades)
    {
        Check(scores, grades);
        double[] first = MidRanks(Array.ConvertAll(scores.ToArray(), s => (double)s)), second = MidRanks(grades.ToArray());
        double mean = 0.5 * (first.Length - 1), xx = 0, yy = 0, xy = 0;
        for (int i = 0; i < first.Length; i++)
        {
            double x = first[i] - mean, y = second[i] - mean;
            xx += x * x;
            yy += y * y;
            xy += x * y;
        }

        return yy == 0 ? double.NaN : xx == 0 ? 0 : Math.Clamp(xy / Math.Sqrt(xx * yy), -1, 1);
    }

    /// <summary>Sorts the values by falling score and returns the sorted scores.</summary>
    private static float[] Descending(ReadOnlySpan<float> scores, double[] values)
    {
        float[] keys = scores.ToArray();
        Array.Sort(keys, values);
        Array.Reverse(keys);
        Array.Reverse(values);
        return keys;
    }

    private static int TieEnd(float[] order, int start)
    {
        int end = start + 1;
        while (end < order.Length && order[end] == order[start])
        {
            end++;
        }

        return end;
    }

    /// <summary>Ranks from 0, equal values at the mean of their places.</summary>
    private static double[] MidRanks(double[] values)
    {
        int[] items = new int[values.Length];
        for (int i = 0; i < items.Length; i++)
        {
            items[i] = i;
        }

        double[] sorted = [.. values], ranks = new double[values.Length];
        Array.Sort(sorted, items);
        for (int start = 0, end; start < sorted.Length; start = end)
        {
            for (end = start + 1; end < sorted.Length && sorted[end] == sorted[start]; end++)
            {
            }

            for (int i = start; i < end; i++)
            {
                ranks[items[i]] = 0.5 * (start + end - 1);
            }
        }

        return ranks;
    }

    private static void Check(ReadOnlySpan<float> scores, ReadOnlySpan<double> grades)
    {
        Require.SameLength(grades.Length, scores.Length, nameof(scores));
        for (int i = 0; i < grades.Length; i++)
        {
            if (float.IsNaN(scores[i]))
            {
                throw new ArgumentException($"Expected a score for every item; item {i} holds NaN.", nameof(scores));
            }

            if (!(grades[i] >= 0) || double.IsInfinity(grades[i]))
            {
                throw new ArgumentException($"Expected finite grades of at least 0; item {i} holds {grades[i]}.", nameof(grades));
            }
        }
    }
}
