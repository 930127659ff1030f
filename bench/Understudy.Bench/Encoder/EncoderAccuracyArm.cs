using System.Globalization;

using Understudy.Core;
using Understudy.Statistics;
using Understudy.Training;

namespace Understudy.Bench;

/// <summary>Train → official test with both rungs: each rung's accuracy, the one chosen on selection, and the paired difference.</summary>
public static class EncoderAccuracyArm
{
    /// <summary>Measures.</summary>
    public static async Task<IReadOnlyList<Figure>> MeasureAsync(EncoderPlan plan, RealData data, string set, double bar, IReadOnlyList<Peer> peers, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(data);
        (ExampleTable train, ExampleTable test) = await data.LoadAsync(set, cancellationToken);
        int[] rows = plan.Limit([.. Enumerable.Range(0, test.Count)], 300);
        List<RungRun> runs = [];
        for (int seed = 1; seed <= plan.Seeds; seed++)
        {
            runs.Add(await RungRun.RunAsync(plan, set, train, test, rows, seed, LearningTarget.Gold, withEncoder: true, cancellationToken));
        }

        return Figures(set, "train → test", bar, runs, peers);
    }

    /// <summary>The figures of runs that answered the same test rows.</summary>
    internal static IReadOnlyList<Figure> Figures(string set, string task, double? bar, IReadOnlyList<RungRun> runs, IReadOnlyList<Peer> peers)
    {
        RungRun[] both = [.. runs.Where(r => r.EncoderRight is not null)];
        int rows = runs[0].LinearRight.Length;
        List<Figure> figures =
        [
            Mean($"{set}: accuracy of the rung chosen on selection, {task}", [.. runs.Select(r => r.ChosenRight)], bar, $"chosen: {string.Join("; ", runs.Select(r => r.ChoiceText))}", [.. peers]),
            Mean($"{set}: accuracy of the linear rung, {task}", [.. runs.Select(r => r.LinearRight)], null, string.Join(" | ", runs.Select(r => r.Recipes).Distinct())),
        ];
        if (both.Length == 0)
        {
            return figures;
        }

        figures.Add(Mean($"{set}: accuracy of the encoder rung, {task}", [.. both.Select(r => r.EncoderRight!)], null, string.Join(" | ", both.Select(r => r.Recipes).Distinct())));
        double[] differences = [.. Enumerable.Range(0, rows).Select(i => both.Average(r => (r.EncoderRight![i] ? 1.0 : 0) - (r.LinearRight[i] ? 1.0 : 0)))];
        BootstrapResult difference = ClusterBootstrap.Mean(differences, [.. Enumerable.Range(0, rows)], range: new Interval(-1, 1));
        string each = string.Join("; ", both.Select(r => Tango($"seed {r.Seed}", r.EncoderRight!, r.LinearRight)));
        figures.Add(Figure.AtLeast($"{set}: encoder − linear, paired, {task}", difference.Value, difference.Interval.Low, difference.Interval.High, "share", null, $"mean of {both.Length} seed(s) over {rows.ToString("#,0", CultureInfo.InvariantCulture)} test rows, bootstrap of rows; Tango intervals: {each}"));
        return figures;
    }

    /// <summary>A paired difference with its Tango interval, in words.</summary>
    internal static string Tango(string name, bool[] first, bool[] second)
    {
        var counts = PairedCounts.Of(first, second);
        Interval interval = TangoScore.TwoSided(counts);
        return string.Create(CultureInfo.InvariantCulture, $"{name} {counts.Difference:+0.0000;-0.0000} [{interval.Low:0.0000}, {interval.High:0.0000}]");
    }

    private static Figure Mean(string name, bool[][] runs, double? bar, string note, params Peer[] peers)
    {
        double mean = runs.Average(RungRun.Accuracy);
        int rows = runs[0].Length;
        Interval interval = WilsonScore.TwoSided((long)Math.Round(mean * rows), rows, .95);
        string values = string.Join(", ", runs.Select(r => RungRun.Accuracy(r).ToString("0.0000", CultureInfo.InvariantCulture)));
        return Figure.AtLeast(name, mean, interval.Low, interval.High, "share", bar, string.Create(CultureInfo.InvariantCulture, $"mean of {runs.Length} seed(s) ({values}); Wilson interval of one run's {rows:#,0} rows; {note}"), peers);
    }
}
