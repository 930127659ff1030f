using CsCheck;

using Xunit;

namespace Understudy.Statistics.Tests.Properties;

public sealed class ClusterBootstrapProperties
{
    private static readonly Gen<(double Value, int Cluster)[]> Rows = Gen.Select(Gen.Double[-1, 1], Gen.Int[0, 15]).Array[20, 60].Where(rows => rows.Select(r => r.Item2).Distinct().Count() > 1);

    [Fact]
    public void Same_seed_gives_the_same_result_whatever_else_runs()
    {
        double[] values = [.. Enumerable.Range(0, 3000).Select(i => Math.Sin(i))];
        int[] clusters = [.. Enumerable.Range(0, 3000).Select(i => i / 3)];
        BootstrapResult alone = Both(7)[0], statistic = Both(7)[1];

        BootstrapResult[][] crowded = new BootstrapResult[6][];
        Parallel.For(0, crowded.Length, i => crowded[i] = Both(7));

        Assert.All(crowded, both => Assert.Equal((alone, statistic), (both[0], both[1])));
        Assert.NotEqual(alone.OneSidedLow, Both(8)[0].OneSidedLow);

        BootstrapResult[] Both(ulong seed) =>
        [
            ClusterBootstrap.Mean(values, clusters, 2500, 0.95, seed),
            ClusterBootstrap.Statistic(clusters, weights => Mean(weights, values), 1000, 0.95, seed),
        ];
    }

    [Fact]
    public void Bounds_are_ordered_around_the_value_and_stay_in_range() =>
        Rows.Sample(rows =>
        {
            BootstrapResult r = ClusterBootstrap.Mean([.. rows.Select(x => x.Value)], [.. rows.Select(x => x.Cluster)], 200);
            return r.Interval.Low >= -1 && r.Interval.High <= 1 && r.Interval.Low <= r.OneSidedLow && r.OneSidedLow <= r.Value && r.Value <= r.OneSidedHigh && r.OneSidedHigh <= r.Interval.High;
        }, iter: 100);

    [Fact]
    public void Names_of_clusters_do_not_matter() =>
        Rows.Sample(rows =>
        {
            double[] values = [.. rows.Select(x => x.Value)];
            return ClusterBootstrap.Mean(values, [.. rows.Select(x => x.Cluster)], 200) == ClusterBootstrap.Mean(values, [.. rows.Select(x => 1000 - (7 * x.Cluster))], 200);
        }, iter: 100);

    [Fact]
    public void Mean_and_the_same_mean_as_a_statistic_agree_on_the_value() =>
        Rows.Sample(rows =>
        {
            double[] values = [.. rows.Select(x => x.Value)];
            int[] clusters = [.. rows.Select(x => x.Cluster)];
            double mean = ClusterBootstrap.Mean(values, clusters, 100).Value, statistic = ClusterBootstrap.Statistic(clusters, weights => Mean(weights, values), 100).Value;
            return Math.Abs(mean - statistic) < 1e-12 && Math.Abs(mean - values.Average()) < 1e-12;
        }, iter: 50);

    [Fact]
    public void Standard_error_of_single_row_clusters_is_the_textbook_one()
    {
        double[] values = [.. Enumerable.Range(0, 400).Select(i => Math.Cos(i * i))];
        double mean = values.Average(), textbook = Math.Sqrt(values.Sum(v => (v - mean) * (v - mean)) / 399 / 400);

        BootstrapResult r = ClusterBootstrap.Mean(values, [.. Enumerable.Range(0, 400)], 4000);

        Assert.Equal(textbook, r.StandardError, 12);
        Assert.InRange(r.Interval.Width / (2 * 1.966 * textbook), 0.97, 1.06);
    }

    [Fact]
    public void Clusters_without_an_error_give_the_exact_bound_not_certainty()
    {
        double[] right = [.. Enumerable.Repeat(1.0, 200)];
        int[] clusters = [.. Enumerable.Range(0, 200).Select(i => i / 2)];

        BootstrapResult r = ClusterBootstrap.Mean(right, clusters, 200, 0.95, 0, new Interval(0, 1));

        Assert.Equal("cluster-unvarying", r.Method);
        Assert.Equal(ClopperPearson.LowerBound(100, 100), r.OneSidedLow, 12);
        Assert.Equal(1, r.OneSidedHigh);
        Assert.True(r.EnoughClusters);
    }

    [Fact]
    public void Unlimited_values_that_do_not_vary_say_nothing()
    {
        BootstrapResult r = ClusterBootstrap.Mean([3, 3, 3], [0, 1, 2], 100);

        Assert.Equal(new Interval(double.NegativeInfinity, double.PositiveInfinity), r.Interval);
        Assert.Equal(3, r.Value);
    }

    [Fact]
    public void Refuses_what_cannot_be_resampled()
    {
        Assert.Throws<ArgumentException>(() => ClusterBootstrap.Mean([1, 0], [4, 4]));
        Assert.Throws<ArgumentException>(() => ClusterBootstrap.Mean([1, 0], [1]));
        Assert.Throws<ArgumentException>(() => ClusterBootstrap.Mean([double.NaN, 0], [1, 2]));
        Assert.Throws<ArgumentException>(() => ClusterBootstrap.Mean([2, 0], [1, 2], range: new Interval(0, 1)));
        Assert.Throws<ArgumentException>(() => ClusterBootstrap.Statistic([1, 2], _ => double.NaN));
        Assert.Throws<ArgumentOutOfRangeException>(() => ClusterBootstrap.Mean([1, 0], [1, 2], 10));
    }

    private static double Mean(ReadOnlySpan<double> weights, double[] values)
    {
        double total = 0, sum = 0;
        for (int i = 0; i < weights.Length; i++)
        {
            total += weights[i];
            sum += weights[i] * values[i];
        }

        return sum / total;
    }
}
