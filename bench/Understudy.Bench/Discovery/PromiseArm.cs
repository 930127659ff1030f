using System.Globalization;

using Understudy.Cli;
using Understudy.Core;
using Understudy.Data;
using Understudy.Evaluation;
using Understudy.Inference;
using Understudy.Research;
using Understudy.Training;

namespace Understudy.Bench;

/// <summary>Whether a scan's saving comes true: half of a world's time is scanned, a specialist is learned and certified on it, and the other half is what it then saves.</summary>
public static class PromiseArm
{
    private const double LeastForecast = 0.2; // of a certificate, for it to be followed up
    private const double Epsilon = 0.1, Confidence = 0.95; // the world's teachers contradict themselves in 3 to 10 % of the calls

    /// <summary>Measures.</summary>
    public static IReadOnlyList<Figure> Measure(DiscoveryPlan plan, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(plan);
        int seeds = plan.Choose(2, 20), calls = plan.Choose(10_000, 30_000), held = 0, promised = 0, false_ = 0;
        var halfWidths = new List<double>();
        var ratios = new List<double>();
        var foretold = new List<(double Certified, bool CameAbout)>();
        string folder = Directory.CreateTempSubdirectory("understudy-promises-").FullName;
        try
        {
            for (int seed = 1; seed <= seeds; seed++)
            {
                cancellationToken.ThrowIfCancellationRequested();
                foreach ((ScannedWorkload scanned, double realised) in World(plan, (ulong)seed, calls, folder, cancellationToken))
                {
                    MovableForecast f = scanned.Forecast!;
                    foretold.Add((f.Certified, realised > 0));
                    if (plan.Verbose)
                    {
                        plan.Log.WriteLine(string.Create(CultureInfo.InvariantCulture, $"    {scanned.Name,-30} {scanned.Calls,6:#,0} calls, agreement {f.Agreement:0.000}, certified in {f.Certified:0.000} of trials, promised {f.Saved.Value:0.000} ({f.Saved.Low:0.000}–{f.Saved.High:0.000}), realised {realised:0.000}"));
                    }

                    if (scanned.Outlook != ScanOutlook.LikelyMovable)
                    {
                        continue;
                    }

                    promised++;
                    held += realised >= f.Saved.Low && realised <= f.Saved.High ? 1 : 0;
                    false_ += realised == 0 ? 1 : 0;
                    halfWidths.Add((f.Saved.High - f.Saved.Low) / 2 / f.Saved.Value);
                    ratios.Add(realised / f.Saved.Value);
                }

                plan.Log.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  seed {seed}: {held} of {promised} promises held so far"));
            }
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }

        if (promised == 0)
        {
            return [Figure.Skipped("scan: savings inside their interval", "of workloads", 0.9, "no workload was called likely movable"), .. Certificates(foretold)];
        }

        Statistics.Interval share = Statistics.WilsonScore.TwoSided(held, promised);
        halfWidths.Sort();
        double median = halfWidths[halfWidths.Count / 2];
        string note = string.Create(CultureInfo.InvariantCulture, $"{promised} workloads called likely movable in {seeds} worlds of {calls:#,0} calls ({plan.Half.ToString().ToLowerInvariant()} half); scanned on the first half of the time, specialist learned and certified there, saving counted on the second half, at most 10 % other answers; mean realised ÷ promised {ratios.Average():0.00}");
        return
        [
            Figure.AtLeast("scan: realised savings inside the promised 95 % interval", (double)held / promised, share.Low, share.High, "of workloads", 0.9, note),
            Figure.AtMost("scan: half-width of the saving's interval, median", median, halfWidths[halfWidths.Count / 10], halfWidths[9 * halfWidths.Count / 10], "of the saving", 0.25, note),
            Figure.AtMost("scan: likely movable that saved nothing", (double)false_ / promised, Statistics.WilsonScore.TwoSided(false_, promised).Low, Statistics.WilsonScore.TwoSided(false_, promised).High, "of workloads", 0.1, note),
            .. Certificates(foretold),
        ];
    }

    /// <summary>What became of the forecasts of a certificate, by how likely it was called.</summary>
    private static IEnumerable<Figure> Certificates(List<(double Certified, bool CameAbout)> foretold)
    {
        foreach ((double from, double to) in new[] { (LeastForecast, 0.4), (0.4, 0.6), (0.6, 0.8), (0.8, 1) })
        {
            (double Certified, bool CameAbout)[] those = [.. foretold.Where(f => f.Certified >= from && (f.Certified < to || to == 1))];
            if (those.Length > 0)
            {
                int came = those.Count(f => f.CameAbout);
                Statistics.Interval share = Statistics.WilsonScore.TwoSided(came, those.Length);
                yield return Figure.AtLeast(string.Create(CultureInfo.InvariantCulture, $"scan: certificates that came about, foretold in {from} to {to} of trials"), (double)came / those.Length, share.Low, share.High, "of workloads", null, string.Create(CultureInfo.InvariantCulture, $"{came} of {those.Length}; foretold on average {those.Average(f => f.Certified):0.000}"));
            }
        }
    }

    private static IEnumerable<(ScannedWorkload Scanned, double Realised)> World(DiscoveryPlan plan, ulong seed, int calls, string folder, CancellationToken cancellationToken)
    {
        var options = new TrafficOptions { Calls = calls, Seed = seed, Half = plan.Half };
        DateTimeOffset middle = options.Start + (options.Span / 2);
        string path = Path.Combine(folder, "first.jsonl");
        var later = new List<byte[]>();
        using (var file = new FileStream(path, FileMode.Create))
        {
            var reader = new ObservedCallReader(null);
            var call = new ObservedCall();
            foreach (TrafficCall c in TrafficWorld.Generate(options))
            {
                if (reader.TryRead(c.Line, call, out _) && call.Time >= middle)
                {
                    later.Add(c.Line.ToArray());
                    continue;
                }

                file.Write(c.Line.Span);
                file.WriteByte((byte)'\n');
            }
        }

        var log = new CallLog(path, JsonRedactor.Default);
        TrafficSurvey survey = null!;
        ScanReport report = ScanStage.Run("world", stage => log.Read(stage, null, cancellationToken), () => log.Rejected, null, new ScanOptions { MaximumError = Epsilon, Seed = new Seed(seed), Threads = 2 }, null, s => survey = s, cancellationToken);
        foreach (ScannedWorkload scanned in report.Workloads.Where(w => w.Forecast is { Certified: >= LeastForecast }))
        {
            yield return (scanned, Realised(survey.Workloads.First(w => w.Workload.Id == scanned.Id), later, folder, new Seed(seed), cancellationToken));
        }
    }

    /// <summary>The share of the later calls' tokens that a specialist learned on the earlier ones keeps, above its certified threshold.</summary>
    private static double Realised(WorkloadTraffic traffic, List<byte[]> later, string folder, Seed seed, CancellationToken cancellationToken)
    {
        KindFinding kind = traffic.Kind;
        var builder = new ExampleTableBuilder();
        foreach (ExampleRow row in traffic.Rows(kind))
        {
            builder.Add(row);
        }

        ExampleTable table = builder.Build();
        int[] units = NearDuplicates.Group(table, new NearDuplicateOptions(), seed, null, cancellationToken);
        Partition partition = Splitter.Split(table, units, new SplitOptions(), seed);
        SearchResult result = LinearSearch.Run(table, partition.Rows(SplitKind.Train), partition.Rows(SplitKind.Selection), units, new TrainOptions { Seed = seed, TimeBudget = TimeSpan.FromSeconds(2), LearningCurve = false }, null, cancellationToken);
        string directory = Path.Combine(folder, "specialist");
        (LinearSpecialist specialist, _) = LinearExporter.Write(directory, result, "promise", table, partition.Rows(SplitKind.Selection));
        int[] calibration = partition.Rows(SplitKind.Calibration);
        (int[] labels, float[] confidence) = Answers(specialist, [.. calibration.Select(r => table.Input(r).ToString())]);
        EscalationGuarantee guarantee = ThresholdCertifier.Certify(
            [.. result.CandidateThresholds.Select(c => new Evaluation.CandidateThreshold(c.Threshold, c.Coverage, c.Error))],
            result.SelectionUnits.Count,
            new Responses { Labels = [.. labels.Select(l => table.Labels.IndexOf(specialist.Manifest.Labels[l]))], Confidence = confidence },
            [.. calibration.Select(r => table.Teacher(r))],
            [.. calibration.Select(r => units[r])],
            TruthKind.Agreement,
            new EvaluationOptions { MaxError = Epsilon, Confidence = Confidence, Seed = seed });
        Directory.Delete(directory, recursive: true);
        if (guarantee.Threshold is not { } threshold)
        {
            return 0;
        }

        var index = new TemplateIndex([.. traffic.Workload.Versions]);
        var reader = new ObservedCallReader(JsonRedactor.Default);
        var call = new ObservedCall();
        var slots = new Range[TemplateIndex.MaximumSlots];
        double all = 0, kept = 0;
        var probabilities = new float[specialist.Manifest.Labels.Count];
        foreach (byte[] line in later)
        {
            if (!reader.TryRead(line, call, out _) || index.Find(call.Prompt.Text, call.Prompt.Extras, slots) is not (>= 0 and var found) || call.Outcome != ObservedOutcome.Answered)
            {
                continue;
            }

            int best = specialist.Predict(SlotText.Of(index.Templates[found], call.Prompt.Text, slots), probabilities);
            double cost = Math.Max(1, call.Usage.Input + call.Usage.Output);
            all += cost;
            kept += probabilities[best] >= threshold ? cost : 0;
        }

        return all == 0 ? 0 : kept / all;
    }

    private static (int[] Labels, float[] Confidence) Answers(LinearSpecialist specialist, string[] inputs)
    {
        var labels = new int[inputs.Length];
        var confidence = new float[inputs.Length];
        var probabilities = new float[specialist.Manifest.Labels.Count];
        for (int i = 0; i < inputs.Length; i++)
        {
            labels[i] = specialist.Predict(inputs[i], probabilities);
            confidence[i] = probabilities[labels[i]];
        }

        return (labels, confidence);
    }
}
