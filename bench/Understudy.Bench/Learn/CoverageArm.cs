using System.Globalization;

using Understudy.Core;
using Understudy.Data;
using Understudy.Evaluation;
using Understudy.Inference;
using Understudy.Statistics;
using Understudy.Training;

namespace Understudy.Bench;

/// <summary>The escalation guarantee on banking77, demonstrated by exchangeable re-splits of all rows.</summary>
public static class CoverageArm
{
    private const int Resplits = 100;
    private const double MaxError = .05;

    /// <summary>Re-splits, trains, certifies and tests 100 times.</summary>
    public static async Task<IReadOnlyList<Figure>> MeasureAsync(RealData data, TextWriter log, CancellationToken cancellationToken)
    {
        ExampleTable table = await data.LoadTogetherAsync("banking77", cancellationToken);
        int[] units = NearDuplicates.Group(table, new NearDuplicateOptions(), Seed.Default, null, cancellationToken);
        var outcomes = new (double Coverage, long Kept, long Wrong, double Accuracy)[Resplits];
        int done = 0;
        await Parallel.ForEachAsync(Enumerable.Range(0, Resplits), cancellationToken, async (i, ct) =>
        {
            Seed seed = new Seed(1).For("resplit", i);
            Partition partition = Splitter.Split(table, units, new SplitOptions { ByTime = false }, seed);
            outcomes[i] = await OneAsync(table, partition, seed, ct);
            if (Interlocked.Increment(ref done) % 10 == 0)
            {
                await log.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"  banking77 re-splits: {done} of {Resplits}"));
            }
        });

        double coverage = outcomes.Average(o => o.Coverage);
        double deviation = Math.Sqrt(outcomes.Sum(o => Math.Pow(o.Coverage - coverage, 2)) / (Resplits - 1) / Resplits);
        int violations = outcomes.Count(o => o.Kept > 0 && o.Wrong > MaxError * o.Kept);
        Interval rate = ClopperPearson.TwoSided(violations, Resplits, .95);
        double error = outcomes.Sum(o => o.Wrong) / (double)outcomes.Sum(o => o.Kept);
        double accuracy = outcomes.Average(o => o.Accuracy);
        string note = string.Create(CultureInfo.InvariantCulture, $"{Resplits} re-splits of all {table.Count:#,0} rows (60/10/15/15 by near-duplicate group, seeds resplit 0–99), built-in many-classes recipe; mean accuracy on the test parts {accuracy:0.0000}, mean kept error {error:0.0000}");
        return
        [
            Figure.AtLeast("banking77: coverage at max error 5 %, confidence 95 %", coverage, coverage - (1.96 * deviation), coverage + (1.96 * deviation), "share", .85, note, Peer.Published("TRACER (.961 agreement, pretrained embeddings)", .922)),
            new Figure
            {
                Name = "banking77: share of re-splits whose kept error on test exceeds 5 %",
                Value = violations / (double)Resplits,
                Low = rate.Low,
                High = rate.High,
                Unit = "share",
                Bar = .05,
                Holds = rate.Low <= .05,
                Note = "holds when the Clopper–Pearson interval reaches down to 5 %; the test part's own sampling error is included, so the rate overstates violations of the true risk",
            },
            await OfficialAsync(data, cancellationToken),
        ];
    }

    /// <summary>The official test has another label mix than train: it illustrates the guarantee, it cannot demonstrate it.</summary>
    private static async Task<Figure> OfficialAsync(RealData data, CancellationToken cancellationToken)
    {
        (ExampleTable train, ExampleTable test) = await data.LoadAsync("banking77", cancellationToken);
        int[] units = NearDuplicates.Group(train, new NearDuplicateOptions(), Seed.Default, null, cancellationToken);
        Partition partition = Splitter.Split(train, units, new SplitOptions { Train = .72, Selection = .12, Calibration = .16, Test = 0, ByTime = false }, new Seed(1));
        (double coverage, long kept, long wrong, double accuracy) = await OneAsync(train, partition, new Seed(1), cancellationToken, test);
        Interval interval = ClopperPearson.TwoSided(kept, test.Count, .95), error = ClopperPearson.TwoSided(wrong, kept, .95);
        return Figure.AtLeast(
            "banking77: coverage on the official test (an illustration: its label mix differs)", coverage, interval.Low, interval.High, "share", null,
            string.Create(CultureInfo.InvariantCulture, $"certified at max error 5 % on a part of train; kept error {wrong / (double)kept:0.0000} [{error.Low:0.0000}, {error.High:0.0000}], accuracy of all {accuracy:0.0000}, {test.Count:#,0} rows"));
    }

    private static async Task<(double Coverage, long Kept, long Wrong, double Accuracy)> OneAsync(ExampleTable table, Partition partition, Seed seed, CancellationToken cancellationToken, ExampleTable? testTable = null)
    {
        int[] selection = partition.Rows(SplitKind.Selection), calibration = partition.Rows(SplitKind.Calibration);
        int[] test = testTable is null ? partition.Rows(SplitKind.Test) : [.. Enumerable.Range(0, testTable.Count)];
        testTable ??= table;
        SearchResult search = LinearSearch.Run(table, partition.Rows(SplitKind.Train), selection, new TrainOptions { Target = LearningTarget.Gold, Seed = seed, Threads = 1, LearningCurve = false, Candidates = [new LinearOptions { Name = "many-classes" }] }, null, cancellationToken);
        IResponder responder = ServedLinear.Responder(search);
        Responses certifying = await responder.RespondAsync(table, calibration, cancellationToken);
        EscalationGuarantee guarantee = ThresholdCertifier.Certify(
            [.. search.CandidateThresholds.Select(c => new Evaluation.CandidateThreshold(c.Threshold, c.Coverage, c.Error))],
            selection.Length,
            certifying,
            [.. calibration.Select(table.Gold)],
            [.. calibration.Select(r => partition.Unit[r])],
            TruthKind.Gold,
            new EvaluationOptions { MaxError = MaxError, Confidence = .95, Seed = seed });
        Responses answers = await responder.RespondAsync(testTable, test, cancellationToken);
        long kept = 0, wrong = 0, right = 0;
        for (int i = 0; i < test.Length; i++)
        {
            bool ok = answers.Labels[i] == testTable.Gold(test[i]);
            right += ok ? 1 : 0;
            if (guarantee.Threshold is { } t && answers.Confidence![i] >= t)
            {
                kept++;
                wrong += ok ? 0 : 1;
            }
        }

        return (kept / (double)test.Length, kept, wrong, right / (double)test.Length);
    }
}
