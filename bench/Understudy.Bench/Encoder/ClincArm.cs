using System.Globalization;

using Understudy.Core;
using Understudy.Data;
using Understudy.Evaluation;
using Understudy.Statistics;
using Understudy.Training;

namespace Understudy.Bench;

/// <summary>
/// clinc150: in-scope accuracy, and what escalation does about out-of-scope inputs: kept, they are errors in the guarantee. Demonstrated on
/// exchangeable re-splits of test and out-of-scope test, whose mix thresholds and calibration then share; the official division beside it.
/// </summary>
public static class ClincArm
{
    private const int Resplits = 100;
    private const double MaxError = .05;
    private const int Grid = 64;

    /// <summary>Measures.</summary>
    public static async Task<IReadOnlyList<Figure>> MeasureAsync(EncoderPlan plan, string path, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(plan);
        var data = ClincRows.Read(path);
        int[] inScope = plan.Limit(data.Part("test"), 500), outOfScope = plan.Limit(data.Part("oos_test"), 110), validation = [.. plan.Limit(data.Part("val"), 500), .. plan.Limit(data.Part("oos_val"), 17)];
        int[] rows = [.. inScope, .. outOfScope, .. validation];
        List<RungRun> runs = [];
        for (int seed = 1; seed <= plan.Seeds; seed++)
        {
            runs.Add(await RungRun.RunAsync(plan, "clinc150", data.Train, data.Held, rows, seed, LearningTarget.Gold, withEncoder: seed <= plan.EncoderSeeds, cancellationToken));
        }

        List<Figure> figures = [.. EncoderAccuracyArm.Figures("clinc150", "in-scope test", .93, [.. runs.Select(r => r with { LinearRight = r.LinearRight[..inScope.Length], EncoderRight = r.EncoderRight?[..inScope.Length] })], [])];
        int[] units = NearDuplicates.Group(data.Held, new NearDuplicateOptions(), Seed.Default, null, cancellationToken);
        var held = new HeldOut(data.Held, rows, units, inScope.Length + outOfScope.Length);
        figures.AddRange(Escalation("linear", held, runs[0].Linear, cancellationToken));
        if (runs[0].Encoder is { } encoder)
        {
            figures.AddRange(Escalation("encoder", held, encoder, cancellationToken));
        }

        return figures;
    }

    private static IEnumerable<Figure> Escalation(string rung, HeldOut held, Responses answers, CancellationToken cancellationToken)
    {
        var outcomes = new Kept[Resplits];
        for (int i = 0; i < Resplits; i++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            Seed seed = new Seed(1).For("clinc-resplit", i);
            int[][] parts = Divide(held, Enumerable.Range(0, held.Pool), [.2, .4, .4], seed);
            outcomes[i] = Judge(held, answers, parts[0], parts[1], parts[2], seed);
        }

        string note = string.Create(CultureInfo.InvariantCulture, $"{rung} of seed 1, trained on in-scope rows; {Resplits} re-splits of {held.Pool:#,0} rows of test and out-of-scope test by near-duplicate group (20 % propose thresholds, 40 % certify, 40 % judge; seeds clinc-resplit 0–{Resplits - 1}); kept error {outcomes.Sum(o => o.Wrong) / (double)Math.Max(1, outcomes.Sum(o => o.Count)):0.0000}, without a threshold {outcomes.Count(o => o.Count == 0)}");
        yield return Mean($"clinc150: coverage at max error 5 %, confidence 95 %, {rung}", outcomes, o => o.Coverage, note);
        yield return Mean($"clinc150: coverage of in-scope rows, {rung}", outcomes, o => o.InScope, note);
        yield return Mean($"clinc150: out-of-scope recall (share escalated), {rung}", outcomes, o => o.Recall, note);
        int violations = outcomes.Count(o => o.Count > 0 && o.Wrong > MaxError * o.Count);
        Interval rate = ClopperPearson.TwoSided(violations, Resplits, .95);
        yield return new Figure
        {
            Name = $"clinc150: share of re-splits whose kept error exceeds 5 %, {rung}",
            Value = violations / (double)Resplits,
            Low = rate.Low,
            High = rate.High,
            Unit = "share",
            Bar = .05,
            Holds = rate.Low <= .05,
            Note = "holds when the Clopper–Pearson interval reaches down to 5 %; the judging part's own sampling error is included, so the rate overstates violations of the true risk",
        };
        int[][] halves = Divide(held, Enumerable.Range(held.Pool, held.Rows.Length - held.Pool), [.4, .6], new Seed(1).For("clinc-official"));
        Kept official = Judge(held, answers, halves[0], halves[1], [.. Enumerable.Range(0, held.Pool)], new Seed(1));
        Interval coverage = ClopperPearson.TwoSided(official.Count, held.Pool, .95);
        yield return Figure.AtLeast(
            $"clinc150: coverage on the official test, certified on the official validation rows, {rung} (an illustration: its share of out-of-scope rows differs)", official.Coverage, coverage.Low, coverage.High, "share", null,
            string.Create(CultureInfo.InvariantCulture, $"kept error {official.Wrong / (double)Math.Max(1, official.Count):0.0000}, out-of-scope recall {official.Recall:0.0000}, in-scope coverage {official.InScope:0.0000}; 40 % of validation proposes thresholds, 60 % certifies"));
    }

    private static Figure Mean(string name, Kept[] outcomes, Func<Kept, double> value, string note)
    {
        double mean = outcomes.Average(value), error = Math.Sqrt(outcomes.Sum(o => Math.Pow(value(o) - mean, 2)) / (outcomes.Length - 1) / outcomes.Length);
        return Figure.AtLeast(name, mean, mean - (1.96 * error), mean + (1.96 * error), "share", null, note);
    }

    /// <summary>Positions by unit into parts of about these shares.</summary>
    private static int[][] Divide(HeldOut held, IEnumerable<int> positions, double[] shares, Seed seed)
    {
        int[][] groups = [.. positions.GroupBy(p => held.Units[held.Rows[p]]).Select(g => g.ToArray())];
        new SeededRandom(seed).Shuffle<int[]>(groups);
        var parts = new int[shares.Length][];
        double from = 0;
        for (int i = 0; i < shares.Length; i++)
        {
            double to = i == shares.Length - 1 ? 1 : from + shares[i];
            parts[i] = [.. groups[(int)(from * groups.Length)..(int)(to * groups.Length)].SelectMany(g => g).Order()];
            from = to;
        }

        return parts;
    }

    private static Kept Judge(HeldOut held, Responses answers, int[] selection, int[] calibration, int[] test, Seed seed)
    {
        EscalationGuarantee guarantee = ThresholdCertifier.Certify(
            Candidates(held, answers, selection),
            selection.Length,
            new Responses { Labels = [.. calibration.Select(p => answers.Labels[p])], Confidence = [.. calibration.Select(p => answers.Confidence![p])] },
            [.. calibration.Select(held.Gold)],
            [.. calibration.Select(p => held.Units[held.Rows[p]])],
            TruthKind.Gold,
            new EvaluationOptions { MaxError = MaxError, Confidence = .95, Seed = seed });
        bool[] kept = [.. test.Select(p => guarantee.Threshold is { } t && answers.Confidence![p] >= t)];
        bool[] outside = [.. test.Select(p => held.Gold(p) < 0)];
        long count = kept.LongCount(k => k), wrong = test.Where((p, i) => kept[i] && answers.Labels[p] != held.Gold(p)).LongCount();
        int outsiders = outside.Count(o => o), keptOutsiders = outside.Where((o, i) => o && kept[i]).Count();
        return new Kept(count, wrong, count / (double)test.Length, (count - keptOutsiders) / (double)Math.Max(1, test.Length - outsiders), 1 - (keptOutsiders / (double)Math.Max(1, outsiders)));
    }

    private static List<CandidateThreshold> Candidates(HeldOut held, Responses answers, int[] selection)
    {
        int[] sorted = [.. selection.OrderByDescending(p => answers.Confidence![p])];
        var found = new List<CandidateThreshold>(Grid);
        for (int step = 1; step <= Grid; step++)
        {
            double threshold = answers.Confidence![sorted[Math.Max(1, step * sorted.Length / Grid) - 1]];
            int[] kept = [.. sorted.TakeWhile(p => answers.Confidence[p] >= threshold)];
            found.Add(new CandidateThreshold(threshold, kept.Length / (double)sorted.Length, kept.Count(p => answers.Labels[p] != held.Gold(p)) / (double)kept.Length));
        }

        return found;
    }

    /// <summary>Held-out rows in the order of the answers; the first <paramref name="Pool"/> are test and out-of-scope test.</summary>
    private sealed record HeldOut(ExampleTable Table, int[] Rows, int[] Units, int Pool)
    {
        public int Gold(int position) => Table.Gold(Rows[position]);
    }

    private sealed record Kept(long Count, long Wrong, double Coverage, double InScope, double Recall);
}
