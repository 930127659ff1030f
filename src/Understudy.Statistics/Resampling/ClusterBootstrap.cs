namespace Understudy.Statistics;

/// <summary>
/// Intervals for data whose rows come in clusters (near-duplicates, conversations, queries): clusters, not rows, are
/// drawn with replacement.
/// </summary>
/// <remarks>
/// <para>Means use percentile-t with Student's t as a floor; other statistics BCa with widened levels and the same
/// floor. Both also never reach less far than clusters of a kind that was not seen allow: with C clusters such a kind
/// may have a share of up to 1 − (1 − confidence)^(1/C). So a hundred clusters without a single error give the
/// Clopper–Pearson bound, not certainty.</para>
/// <para>When not to use it: for one row a cluster and a 0/1 outcome, where <see cref="ClopperPearson"/> and
/// <see cref="TangoScore"/> are sharper; and with fewer than <see cref="LeastClusters"/> clusters.</para>
/// <para>Reproducible: replicate r draws from its own stream of the seed, so the result is the same at any number of
/// threads.</para>
/// </remarks>
public static class ClusterBootstrap
{
    /// <summary>
    /// With fewer clusters an interval of a bounded metric still covers, but rests on the range more than on the data
    /// and is wide. In the library's simulations bounds at nominal 5 % missed at most 6.2 % (200 clusters; less with fewer);
    /// unlimited, log-normal values missed 10 % on the side of the long tail at 30 clusters, 6.5 % at 300.
    /// </summary>
    public const int LeastClusters = 50;

    private const int MostLeftOut = 200;
    private const long ParallelFrom = 2_000_000;

    /// <summary>
    /// A resample's standard error counts as at least this part of the data's: a resample that happens to hold no
    /// variation would otherwise make an infinite pivot.
    /// </summary>
    private const double LeastRelativeError = 0.25;

    /// <summary>The mean over rows (not over clusters) of <paramref name="values"/>.</summary>
    /// <param name="values">One finite number a row, e.g. paired differences of a metric.</param>
    /// <param name="clusters">The cluster of each row: any ids.</param>
    /// <param name="replicates">Resamples, at least 100.</param>
    /// <param name="confidence">Strictly between 0 and 1.</param>
    /// <param name="seed">The seed of the resamples.</param>
    /// <param name="range">
    /// What values are possible; bounds stay inside. Default: [−1, 1] when all values lie there, else unlimited, in
    /// which case values that do not vary give an infinite interval. Give [0, 1] for shares.
    /// </param>
    /// <exception cref="ArgumentException">When the lengths differ, a value is outside the range, or there are fewer than two clusters.</exception>
    public static BootstrapResult Mean(ReadOnlySpan<double> values, ReadOnlySpan<int> clusters, int replicates = 2000, double confidence = 0.95, ulong seed = 0, Interval? range = null)
    {
        Require.SameLength(values.Length, clusters.Length, nameof(clusters));
        ClusterIndex index = Check(clusters, replicates, confidence);
        int rows = values.Length, count = index.Count;
        double[] sums = new double[count], sizes = new double[count];
        double total = 0, least = double.PositiveInfinity, greatest = double.NegativeInfinity;
        for (int i = 0; i < rows; i++)
        {
            if (!double.IsFinite(values[i]) || (range is Interval possible && !possible.Contains(values[i])))
            {
                throw new ArgumentException($"Expected finite values{(range is null ? "" : $" in [{range.Value.Low}, {range.Value.High}]")}; row {i} holds {values[i]}.", nameof(values));
            }

            sums[index.OfRow[i]] += values[i];
            sizes[index.OfRow[i]]++;
            total += values[i];
            (least, greatest) = (Math.Min(least, values[i]), Math.Max(greatest, values[i]));
        }

        double value = total / rows, residuals = 0;
        for (int c = 0; c < count; c++)
        {
            double residual = sums[c] - (sizes[c] * value);
            residuals += residual * residual;
        }

        double correction = Math.Sqrt(count / (count - 1.0)), error = correction * Math.Sqrt(residuals) / rows;
        double[] pivots = new double[replicates];
        if (least != greatest && error > 0)
        {
            Replicate(replicates, (long)replicates * count, r =>
            {
                DeterministicRandom random = new(seed, (ulong)r);
                double sum = 0, size = 0, sumSquares = 0, products = 0, sizeSquares = 0;
                for (int c = 0; c < count; c++)
                {
                    int pick = random.Next(count);
                    (double s, double n) = (sums[pick], sizes[pick]);
                    sum += s;
                    size += n;
                    sumSquares += s * s;
                    products += s * n;
                    sizeSquares += n * n;
                }

                double mean = sum / size, squares = sumSquares - (2 * mean * products) + (mean * mean * sizeSquares);
                double drawnError = correction * Math.Sqrt(Math.Max(0, squares)) / size;
                pivots[r] = (mean - value) / Math.Max(drawnError, LeastRelativeError * error);
            });
        }

        StudentisedBounds bounds = new(value, error, new SortedDraws(pivots), count);
        Interval limits = range ?? (least >= -1 && greatest <= 1 ? new Interval(-1, 1) : new Interval(double.NegativeInfinity, double.PositiveInfinity));
        return Result(value, error, bounds.Low, bounds.High, limits, least == greatest, "cluster-percentile-t", count, replicates, confidence, seed);
    }

    /// <summary>Any statistic of the rows, e.g. macro-F1 or a difference of two of them.</summary>
    /// <param name="clusters">The cluster of each row: any ids.</param>
    /// <param name="statistic">The metric of weighted rows; called about <paramref name="replicates"/> + 200 times.</param>
    /// <param name="replicates">Resamples, at least 100.</param>
    /// <param name="confidence">Strictly between 0 and 1.</param>
    /// <param name="seed">The seed of the resamples.</param>
    /// <param name="range">What values are possible, as for <see cref="Mean"/>.</param>
    /// <exception cref="ArgumentException">When there are fewer than two clusters or the statistic is not finite.</exception>
    public static BootstrapResult Statistic(ReadOnlySpan<int> clusters, WeightedStatistic statistic, int replicates = 2000, double confidence = 0.95, ulong seed = 0, Interval? range = null)
    {
        ArgumentNullException.ThrowIfNull(statistic);
        ClusterIndex index = Check(clusters, replicates, confidence);
        int[] ofRow = index.OfRow;
        int count = index.Count, rows = ofRow.Length;
        double[] weights = new double[rows];
        Array.Fill(weights, 1);
        double value = Finite(statistic(weights));

        // With many clusters, leave out groups of them: the third and second moments of the influences add up.
        int groups = Math.Min(count, MostLeftOut);
        double[] leftOut = new double[groups], drawn = new double[replicates];
        Replicate(groups, (long)groups * rows, g =>
        {
            double[] mine = new double[rows];
            for (int i = 0; i < rows; i++)
            {
                mine[i] = ofRow[i] % groups == g ? 0 : 1;
            }

            leftOut[g] = Finite(statistic(mine));
        });
        Replicate(replicates, (long)replicates * rows, r =>
        {
            DeterministicRandom random = new(seed, (ulong)r);
            double[] mine = new double[rows];
            int[] times = new int[count];
            for (int c = 0; c < count; c++)
            {
                times[random.Next(count)]++;
            }

            for (int i = 0; i < rows; i++)
            {
                mine[i] = times[ofRow[i]];
            }

            drawn[r] = Finite(statistic(mine));
        });

        double error = Deviation(drawn);
        SortedDraws sorted = new(drawn);
        (double least, double greatest) = (Math.Min(value, sorted.At(0)), Math.Max(value, sorted.At(1)));
        AcceleratedBounds bounds = new(value, error, sorted, leftOut, count);
        Interval limits = range ?? (least >= -1 && greatest <= 1 ? new Interval(-1, 1) : new Interval(double.NegativeInfinity, double.PositiveInfinity));
        return Result(value, error, bounds.Low, bounds.High, limits, least == greatest, "cluster-bca-t", count, replicates, confidence, seed);
    }

    private static ClusterIndex Check(ReadOnlySpan<int> clusters, int replicates, double confidence)
    {
        Require.OpenProbability(confidence);
        ArgumentOutOfRangeException.ThrowIfLessThan(replicates, 100);
        ClusterIndex index = ClusterIndex.Of(clusters);
        return index.Count >= 2 ? index : throw new ArgumentException($"A cluster bootstrap needs at least two clusters; found {index.Count}.", nameof(clusters));
    }

    private static void Replicate(int count, long work, Action<int> body)
    {
        if (work < ParallelFrom)
        {
            for (int r = 0; r < count; r++)
            {
                body(r);
            }
        }
        else
        {
            Parallel.For(0, count, body);
        }
    }

    private static BootstrapResult Result(double value, double error, Func<double, double> low, Func<double, double> high, Interval range, bool degenerate, string method, int clusters, int replicates, double confidence, ulong seed)
    {
        double twoSided = 0.5 * (1 + confidence);
        return new BootstrapResult
        {
            Value = value,
            Interval = new Interval(Low(twoSided), High(twoSided)),
            OneSidedLow = Low(confidence),
            OneSidedHigh = High(confidence),
            StandardError = error,
            Confidence = confidence,
            Clusters = clusters,
            Replicates = replicates,
            Seed = seed,
            Method = degenerate ? "cluster-unvarying" : method,
        };

        // An unlimited range says nothing about kinds not seen, unless nothing varied at all.
        double Low(double level) => double.IsFinite(range.Low)
            ? Math.Clamp(Math.Min(degenerate ? value : low(level), value - (Unseen(level) * (value - range.Low))), range.Low, range.High)
            : degenerate ? double.NegativeInfinity : low(level);
        double High(double level) => double.IsFinite(range.High)
            ? Math.Clamp(Math.Max(degenerate ? value : high(level), value + (Unseen(level) * (range.High - value))), range.Low, range.High)
            : degenerate ? double.PositiveInfinity : high(level);
        double Unseen(double level) => ClopperPearson.UpperBound(0, clusters, level);
    }

    private static double Deviation(double[] drawn)
    {
        double mean = 0, square = 0;
        foreach (double d in drawn)
        {
            mean += d / drawn.Length;
        }

        foreach (double d in drawn)
        {
            square += (d - mean) * (d - mean);
        }

        return Math.Sqrt(square / (drawn.Length - 1));
    }

    private static double Finite(double value) => double.IsFinite(value) ? value : throw new ArgumentException($"The statistic must be finite for every draw; found {value}.");
}
