using System.Diagnostics;
using System.Globalization;

using Understudy.Core;
using Understudy.Inference;
using Understudy.Statistics;
using Understudy.Training;
using Understudy.Training.Torch;

namespace Understudy.Bench;

/// <summary>snips as function calls: the tagger, trained on all of train, on the validate rows, which nothing was chosen on; and the time of one prediction.</summary>
public static class TaggerArm
{
    /// <summary>Measures.</summary>
    public static IReadOnlyList<Figure> Measure(FunctionPlan plan, IEnumerable<string> trainFiles, IEnumerable<string> validateFiles, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(plan);
        IReadOnlyList<CallRow> train = SnipsRows.Read(trainFiles), validate = SnipsRows.Read(validateFiles);
        if (plan.Quick)
        {
            train = [.. train.Where((_, i) => i % 20 == 0)];
        }

        List<CallScore> scores = [];
        List<double> seconds = [];
        double p50 = double.NaN;
        for (int seed = 1; seed <= plan.Seeds; seed++)
        {
            (TaggerSpecialist tagger, double taken) = Train(plan, train, seed, cancellationToken);
            scores.Add(CallScore.Of(tagger, validate));
            seconds.Add(taken);
            plan.Log.WriteLine(string.Create(CultureInfo.InvariantCulture, $"    seed {seed}: exact {scores[^1].Exact:0.0000}, functions {scores[^1].Functions:0.0000}, F1 {scores[^1].ArgumentF1:0.0000}"));
            if (seed == 1)
            {
                p50 = Timing.MedianMicroseconds(validate.Count, i => tagger.Predict(validate[i].Text)) / 1000;
            }
        }

        double mean = scores.Average(s => s.Exact);
        Interval interval = WilsonScore.TwoSided((long)Math.Round(mean * validate.Count), validate.Count, .95);
        string runs = string.Create(CultureInfo.InvariantCulture, $"mean of {scores.Count} seed(s) ({string.Join(", ", scores.Select(s => s.Exact.ToString("0.0000", CultureInfo.InvariantCulture)))}); {train.Count:#,0} train rows; Wilson interval of one run's {validate.Count:#,0} rows");
        return
        [
            Figure.AtLeast("snips as function calls, tagger from scratch: exact call", mean, interval.Low, interval.High, "share", .885, runs, Peer.Published("slot-gated", .755), Peer.Published("capsule", .809), Peer.Published("stack-propagation", .869), Peer.Published("joint BERT, pretrained", .928)),
            Plain("snips as function calls, tagger: right function", scores.Average(s => s.Functions), "share", runs),
            Plain("snips as function calls, tagger: F1 of arguments", scores.Average(s => s.ArgumentF1), "share", runs),
            Plain("snips as function calls, tagger: training", seconds.Average(), "s", "alignment included, one thread, whatever else ran; a run that went on from what is stored counts as 0"),
            Figure.AtMost("snips as function calls, tagger: p50 of one prediction", p50, double.NaN, double.NaN, "ms", .5, $"one thread, text to call, 5 rounds over {validate.Count} texts, seed 1") with { Low = null, High = null },
        ];
    }

    private static Figure Plain(string name, double value, string unit, string note) => new() { Name = name, Value = value, Unit = unit, Holds = true, Note = note };

    private static (TaggerSpecialist Tagger, double Seconds) Train(FunctionPlan plan, IReadOnlyList<CallRow> train, int seed, CancellationToken cancellationToken)
    {
        string? directory = plan.Checkpoints is null ? null : Path.Combine(plan.Checkpoints, $"seed-{seed}");
        if (directory is not null && File.Exists(Path.Combine(directory, SpecialistManifest.FileName)))
        {
            return (TaggerSpecialist.Load(directory), 0);
        }

        long started = Stopwatch.GetTimestamp();
        var request = new TaggerRequest { Train = train, Seed = new Seed((ulong)seed), Threads = 1 };
        TaggerResult result = new TaggerTrainer(plan.Checkpoints, new LogProgress(plan.Log, $"snips seed {seed}")).Train(plan.Quick ? request with { Options = request.Options with { Epochs = 3, LeastSteps = 0 } } : request, cancellationToken);
        double seconds = Stopwatch.GetElapsedTime(started).TotalSeconds;
        return (directory is null ? ServedTagger.Specialist(result) : ServedTagger.Write(directory, result, ServedTagger.Manifest(result)).Specialist, seconds);
    }
}
