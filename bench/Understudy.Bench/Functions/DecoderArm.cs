using System.Diagnostics;
using System.Globalization;

using Understudy.Core;
using Understudy.Inference;
using Understudy.Statistics;
using Understudy.Training;
using Understudy.Training.Torch;

namespace Understudy.Bench;

/// <summary>snips as function calls: a decoder from scratch in its served form, trained on all train rows but the 300 that its form and calibration are chosen on, on the validate rows, which nothing was chosen on.</summary>
public static class DecoderArm
{
    private const int MostSelection = 300;

    /// <summary>The built-in recipe, chosen on a tenth held out of train (docs/LOG.md).</summary>
    public static DecoderOptions Recipe { get; } = new() { Name = "snips", MaximumTokens = 256 };

    /// <summary>Measures.</summary>
    public static IReadOnlyList<Figure> Measure(FunctionPlan plan, IEnumerable<string> trainFiles, IEnumerable<string> validateFiles, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(plan);
        IReadOnlyList<CallRow> all = SnipsRows.Read(trainFiles), validate = SnipsRows.Read(validateFiles);
        int[] order = [.. Enumerable.Range(0, all.Count)];
        new SeededRandom(new Seed(77).For("snips-selection")).Shuffle<int>(order);
        CallRow[] selection = [.. order[..MostSelection].Select(i => all[i])], train = [.. order[MostSelection..].Order().Select(i => all[i])];
        if (plan.Quick)
        {
            (selection, train) = (selection[..30], [.. train.Where((_, i) => i % 60 == 0)]);
        }

        List<CallScore> scores = [];
        List<double> seconds = [];
        double p50 = double.NaN;
        for (int seed = 1; seed <= plan.Seeds; seed++)
        {
            (DecoderSpecialist decoder, double taken) = Train(plan, train, selection, seed, cancellationToken);
            using (decoder)
            {
                scores.Add(CallScore.Of(decoder, validate));
                seconds.Add(taken);
                plan.Log.WriteLine(string.Create(CultureInfo.InvariantCulture, $"    seed {seed}: exact {scores[^1].Exact:0.0000}, functions {scores[^1].Functions:0.0000}, F1 {scores[^1].ArgumentF1:0.0000}, {taken:0} s"));
                p50 = seed == 1 ? Timing.MedianMicroseconds(validate.Count, i => decoder.Predict(validate[i].Text)) / 1000 : p50;
            }
        }

        double mean = scores.Average(s => s.Exact);
        Interval interval = WilsonScore.TwoSided((long)Math.Round(mean * validate.Count), validate.Count, .95);
        string runs = string.Create(CultureInfo.InvariantCulture, $"mean of {scores.Count} seed(s) ({string.Join(", ", scores.Select(s => s.Exact.ToString("0.0000", CultureInfo.InvariantCulture)))}); {train.Length:#,0} train rows, {Recipe.Config(Recipe.VocabularySize).Parameters:#,0} parameters, {Recipe.Epochs} epochs, served form; Wilson interval of one run's {validate.Count:#,0} rows");
        return
        [
            Figure.AtLeast("snips as function calls, decoder from scratch: exact call", mean, interval.Low, interval.High, "share", .80, runs, Peer.Published("slot-gated", .755), Peer.Published("capsule", .809), Peer.Published("stack-propagation", .869), Peer.Published("joint BERT, pretrained", .928)),
            Plain("snips as function calls, decoder: right function", scores.Average(s => s.Functions), "share", runs),
            Plain("snips as function calls, decoder: F1 of arguments", scores.Average(s => s.ArgumentF1), "share", runs),
            Plain("snips as function calls, decoder: training", seconds.Average(), "s", "served forms and calibration included; a run that went on from what is stored counts as 0"),
            Plain("snips as function calls, decoder: p50 of one prediction", p50, "ms", $"one thread, text to call, 5 rounds over {validate.Count} texts, seed 1"),
        ];
    }

    private static Figure Plain(string name, double value, string unit, string note) => new() { Name = name, Value = value, Unit = unit, Holds = true, Note = note };

    private static (DecoderSpecialist Decoder, double Seconds) Train(FunctionPlan plan, CallRow[] train, CallRow[] selection, int seed, CancellationToken cancellationToken)
    {
        string? directory = plan.Checkpoints is null ? null : Path.Combine(plan.Checkpoints, $"seed-{seed}");
        if (directory is not null && File.Exists(Path.Combine(directory, SpecialistManifest.FileName)))
        {
            return (DecoderSpecialist.Load(directory), 0);
        }

        long started = Stopwatch.GetTimestamp();
        var request = new DecoderRequest
        {
            Train = [.. train.Select(DecoderRow.Of)],
            Selection = [.. selection.Select(DecoderRow.Of)],
            Options = plan.Quick ? Recipe with { Epochs = 2 } : Recipe,
            Seed = new Seed((ulong)seed),
            Threads = plan.Threads,
        };
        DecoderResult result = new DecoderTrainer(plan.Checkpoints, new LogProgress(plan.Log, $"snips decoder seed {seed}")).Train(request, cancellationToken);
        ServedDecoderForm form = ServedDecoder.Choose(result, cancellationToken: cancellationToken);
        double seconds = Stopwatch.GetElapsedTime(started).TotalSeconds;
        plan.Log.WriteLine(string.Create(CultureInfo.InvariantCulture, $"    seed {seed}: exact on {selection.Length} held-out train rows {form.FloatExact:0.0000} in 32 bits, {form.EightBitExact:0.0000} in 8"));
        if (directory is null)
        {
            return (ServedDecoder.Specialist(result, form.Serving.ServedFile == DecoderArtifact.EightBitFile ? DecoderPrecision.Int8 : DecoderPrecision.Float32, form.Serving), seconds);
        }

        ServedDecoder.Write(directory, result, form, ServedDecoder.Manifest(result, form));
        return (DecoderSpecialist.Load(directory), seconds);
    }
}
