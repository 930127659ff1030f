using System.Globalization;

using Understudy.Core;
using Understudy.Data;
using Understudy.Inference;
using Understudy.Statistics;
using Understudy.Training;
using Understudy.Training.Torch;

namespace Understudy.Bench;

/// <summary>samples/storefront: rankers of both rungs that learn a teacher's grades, and BM25, judged by gold on queries held out.</summary>
public static class RelevanceArm
{
    /// <summary>The sample, sought from the working directory upwards; null when it is not there.</summary>
    public static string? Find()
    {
        for (DirectoryInfo? d = new(Environment.CurrentDirectory); d is not null; d = d.Parent)
        {
            string path = Path.Combine(d.FullName, "samples", "storefront", "pairs.csv");
            if (File.Exists(path))
            {
                return path;
            }
        }

        return null;
    }

    /// <summary>Measures.</summary>
    public static async Task<IReadOnlyList<Figure>> MeasureAsync(EncoderPlan plan, string path, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ExampleTable table = await RealData.ReadAsync(new ImportOptions { Path = path, Query = "query", Item = "item", Label = "label", Gold = "gold" }, null, cancellationToken);
        int[] units = NearDuplicates.Group(table, new NearDuplicateOptions(), Seed.Default, null, cancellationToken);
        Partition partition = Splitter.Split(table, units, new SplitOptions { Train = .6, Selection = .15, Calibration = 0, Test = .25, ByTime = false }, new Seed(1));
        int[] test = [.. partition.Rows(SplitKind.Test).GroupBy(table.Query).Where(q => q.Any(r => table.GoldScore(r) > 0)).SelectMany(q => q)];
        int[] train = Queries(plan, table, partition.Rows(SplitKind.Train), 60), selection = Queries(plan, table, partition.Rows(SplitKind.Selection), 30);
        List<double[]> linear = [], encoder = [];
        List<string> choices = [], recipes = [];
        for (int seed = 1; seed <= plan.Seeds; seed++)
        {
            var s = new Seed((ulong)seed);
            var progress = new LogProgress(plan.Log, $"storefront seed {seed}");
            var options = new TrainOptions { Seed = s, LearningCurve = false };
            SearchResult first = LinearRankingSearch.Run(table, train, selection, partition.Unit, options, progress, cancellationToken);
            linear.Add(Ndcg(table, test, await ServedLinear.Responder(first).RespondAsync(table, test, cancellationToken)));
            EncoderResult second = RungRun.Train(plan, "storefront", table, train, selection, s, LearningTarget.Teacher, progress, cancellationToken);
            using EncoderRanker served = ServedEncoder.Ranker(second);
            encoder.Add(Ndcg(table, test, await new RankingResponder(served, threads: 1).RespondAsync(table, test, cancellationToken)));
            RungChoice.Comparison choice = RungChoice.Compare(first.SelectionUnits, first.SelectionValues, second.SelectionUnits, second.Selection);
            choices.Add(string.Create(CultureInfo.InvariantCulture, $"seed {seed} {(choice.TakesDearer ? "encoder" : "linear")} (selection {choice.Units:#,0} queries: linear {choice.Cheaper:0.0000}, encoder {choice.Dearer:0.0000})"));
            recipes.Add($"{first.Options.Name}; {second.Options.Name}, {second.Options.Epochs} epochs");
            await plan.Log.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"  storefront seed {seed}: linear {linear[^1].Average():0.0000}, encoder {encoder[^1].Average():0.0000}; chosen: {choices[^1]}"));
        }

        double[] bm25 = Ndcg(table, test, await Bm25Responder.Train(table, train).RespondAsync(table, test, cancellationToken));
        double[] teacher = Ndcg(table, test, new Responses { Labels = [], Scores = [.. test.Select(r => (float)table.TeacherScore(r))] });
        double[] ours = Average(linear), theirs = Average(encoder);
        int[] clusters = [.. test.GroupBy(table.Query).Select(q => partition.Unit[q.First()])];
        string note = string.Create(CultureInfo.InvariantCulture, $"{clusters.Length} test queries with a relevant item, gold grades; trained on the teacher's grades of {train.Length:#,0} pairs, {plan.Seeds} seed(s) of training on one division by query; bootstrap of queries; {string.Join(" | ", recipes.Distinct())}");
        return
        [
            Of("linear", ours, new Interval(0, 1), $"{note}; chosen: {string.Join("; ", choices)}", Peer.Recorded("the teacher itself", teacher.Average())),
            Of("encoder", theirs, new Interval(0, 1), note),
            Of("BM25", bm25, new Interval(0, 1), note),
            Of("encoder − linear, paired", Minus(theirs, ours), new Interval(-1, 1), note),
            Of("linear − BM25, paired", Minus(ours, bm25), new Interval(-1, 1), note),
            Of("encoder − BM25, paired", Minus(theirs, bm25), new Interval(-1, 1), note),
        ];

        Figure Of(string name, double[] values, Interval range, string text, params Peer[] peers)
        {
            BootstrapResult mean = ClusterBootstrap.Mean(values, clusters, range: range);
            return Figure.AtLeast($"storefront: NDCG@10, {name}", mean.Value, mean.Interval.Low, mean.Interval.High, "", null, text, peers);
        }
    }

    /// <summary>NDCG@10 of each query by gold, in order of first appearance.</summary>
    private static double[] Ndcg(ExampleTable table, int[] rows, Responses answers) =>
        [.. Enumerable.Range(0, rows.Length).GroupBy(i => table.Query(rows[i])).Select(q => Statistics.Ndcg.At([.. q.Select(i => answers.Scores![i])], [.. q.Select(i => table.GoldScore(rows[i]))]))];

    private static int[] Queries(EncoderPlan plan, ExampleTable table, int[] rows, int most)
    {
        HashSet<int> taken = [.. plan.Limit([.. rows.Select(table.Query).Distinct()], most)];
        return [.. rows.Where(r => taken.Contains(table.Query(r)))];
    }

    private static double[] Average(List<double[]> runs) => [.. runs[0].Select((_, i) => runs.Average(r => r[i]))];

    private static double[] Minus(double[] a, double[] b) => [.. a.Select((v, i) => v - b[i])];
}
