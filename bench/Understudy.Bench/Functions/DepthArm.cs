using System.Globalization;
using System.Text.Json;

using TorchSharp;

using Understudy.Core;
using Understudy.Inference;
using Understudy.Statistics;
using Understudy.Training;
using Understudy.Training.Torch;

using static TorchSharp.torch;

namespace Understudy.Bench;

/// <summary>
/// Deep and thin against shallow and wide at the same number of parameters (MobileLLM, 2402.14905), on snips as function calls from scratch:
/// every shape has its own learning rate, tuned on held-out training rows; validate is then answered by the seeds of that rate alone. Runs are
/// kept one by one and resumed.
/// </summary>
public static class DepthArm
{
    private const int Vocabulary = 1024, HeadWidth = 32, SequencesABatch = 32;
    private const double Tolerance = .01;
    private static readonly float[] Rates = [1e-3f, 2e-3f, 4e-3f];
    private static readonly int[] Depths = [1, 2, 4, 8, 16];

    /// <summary>Measures.</summary>
    public static IReadOnlyList<Figure> Measure(FunctionPlan plan, IEnumerable<string> trainFiles, IEnumerable<string> validateFiles, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(plan);
        IReadOnlyList<CallRow> all = SnipsRows.Read(trainFiles), validate = SnipsRows.Read(validateFiles);
        int[] order = [.. Enumerable.Range(0, all.Count)];
        new SeededRandom(new Seed(77).For("snips-selection")).Shuffle<int>(order);
        int held = all.Count / 10, used = plan.Quick ? 200 : plan.Full ? all.Count - held : 4000;
        CallRow[] selection = [.. order[..(plan.Quick ? 40 : 400)].Select(i => all[i])], train = [.. order[held..(held + used)].Order().Select(i => all[i])];
        var figures = new List<Figure>();
        foreach (int depth in plan.Quick ? [2] : Depths)
        {
            DecoderOptions shape = Shape(depth, plan);
            float rate = Rates.MinBy(r => Run(plan, shape with { LearningRate = r }, train, selection, "tuned", 100, cancellationToken).Loss);
            Outcome[] runs = [.. Enumerable.Range(1, plan.Seeds).Select(seed => Run(plan, shape with { LearningRate = rate }, train, validate, "seed", seed, cancellationToken))];
            figures.AddRange(Figures(shape, rate, runs, train.Length, validate.Count));
        }

        return figures;
    }

    /// <summary>The recipe of a depth: width and feed-forward so that parameters are the budget's to one percent.</summary>
    private static DecoderOptions Shape(int depth, FunctionPlan plan)
    {
        long budget = plan.Full ? 4_000_000 : 1_000_000;
        DecoderOptions? best = null;
        double gap = double.MaxValue;
        for (int heads = 1; heads <= 32; heads++)
        {
            int width = heads * HeadWidth, keys = heads % 2 == 0 ? heads / 2 : heads;
            for (int inner = 2 * width; inner <= 4 * width; inner += 8)
            {
                var options = new DecoderOptions { Name = string.Create(CultureInfo.InvariantCulture, $"depth-{depth}"), Blocks = depth, Width = width, Heads = heads, KeyValueHeads = keys, FeedForward = inner, VocabularySize = Vocabulary, MaximumTokens = 256, Epochs = plan.Quick ? 1 : 6 };
                double off = Math.Abs(options.Config(Vocabulary).Parameters - budget) / (double)budget, form = Math.Abs((inner / (double)width) - (8 / 3.0));
                if (off <= Tolerance && form < gap)
                {
                    (best, gap) = (options, form);
                }
            }
        }

        return best ?? throw new InvalidOperationException($"No width fits {budget} parameters in {depth} blocks.");
    }

    private static IEnumerable<Figure> Figures(DecoderOptions shape, float rate, Outcome[] runs, int train, int rows)
    {
        DecoderConfig config = shape.Config(Vocabulary);
        string note = string.Create(CultureInfo.InvariantCulture, $"{config.Parameters:#,0} parameters, width {shape.Width}, feed-forward {shape.FeedForward}, {shape.Heads} heads; learning rate {rate} of {string.Join(", ", Rates)}, tuned on held-out training rows; {train:#,0} train rows, {shape.Epochs} epochs; {runs.Length} seed(s), t interval over seeds; {runs.Average(r => r.Seconds):0} s a run");
        string name = string.Create(CultureInfo.InvariantCulture, $"depth {shape.Blocks,2} at {config.Parameters / 1e6:0.0} M parameters");
        yield return Mean(name + ": loss a token", [.. runs.Select(r => r.Loss)], "nats", note);
        yield return Mean(name + ": exact call", [.. runs.Select(r => r.Exact)], "share", note + string.Create(CultureInfo.InvariantCulture, $"; on {rows:#,0} rows"));
        yield return Mean(name + ": decoding, one sequence", [.. runs.Select(r => r.Milliseconds)], "ms a token", "the training library's sampler, 32-bit floats: for comparing shapes with each other only");
    }

    private static Figure Mean(string name, double[] values, string unit, string note)
    {
        double mean = values.Average();
        if (values.Length < 2)
        {
            return new Figure { Name = name, Value = mean, Unit = unit, Holds = true, Note = note };
        }

        double error = Math.Sqrt(values.Sum(v => (v - mean) * (v - mean)) / (values.Length - 1) / values.Length);
        double reach = error * StudentDistribution.Quantile(.975, values.Length - 1);
        return new Figure { Name = name, Value = mean, Low = mean - reach, High = mean + reach, Unit = unit, Holds = true, Note = note };
    }

    private static Outcome Run(FunctionPlan plan, DecoderOptions options, IReadOnlyList<CallRow> train, IReadOnlyList<CallRow> judged, string stage, int seed, CancellationToken cancellationToken)
    {
        string label = string.Create(CultureInfo.InvariantCulture, $"{options.Name}-{stage}-{seed}-{options.LearningRate}");
        string? path = plan.Checkpoints is null ? null : Path.Combine(plan.Checkpoints, label + ".json");
        if (path is not null && File.Exists(path))
        {
            return JsonSerializer.Deserialize<Outcome>(File.ReadAllBytes(path))!;
        }

        DecoderRow[] rows = [.. judged.Select(DecoderRow.Of)];
        var request = new DecoderRequest { Train = [.. train.Select(DecoderRow.Of)], Selection = stage == "tuned" ? [] : rows, Options = options, Seed = new Seed((ulong)seed) };
        DecoderResult result = new DecoderTrainer(progress: new LogProgress(plan.Log, label)).Train(request, cancellationToken);
        (double loss, double milliseconds) = Score(result, rows);
        double exact = result.SelectionAnswers.Count == 0 ? 0 : result.SelectionAnswers.Zip(rows).Average(x => x.First.Completion == x.Second.Completion ? 1.0 : 0);
        var outcome = new Outcome(loss, exact, milliseconds, result.Outcome.Seconds);
        plan.Log.WriteLine(string.Create(CultureInfo.InvariantCulture, $"    {label}: loss {loss:0.0000}, exact {exact:0.0000}, {outcome.Seconds:0} s"));
        if (path is not null)
        {
            Directory.CreateDirectory(plan.Checkpoints!);
            File.WriteAllBytes(path, JsonSerializer.SerializeToUtf8Bytes(outcome));
        }

        return outcome;
    }

    /// <summary>Mean −log p of the rows' completion tokens, and the time of a token when one sequence is decoded.</summary>
    private static (double Loss, double Milliseconds) Score(DecoderResult result, DecoderRow[] rows)
    {
        TorchDevice.Choose();
        using var network = DecoderNetwork.From(result.Weights, CPU);
        double sum = 0, tokens = 0;
        foreach (DecoderRow[] chunk in rows.Chunk(SequencesABatch))
        {
            using DisposeScope scope = NewDisposeScope();
            using IDisposable quiet = no_grad();
            using var batch = DecoderBatch.Of([.. chunk.Select(r => DecoderSequence.Of(result.Tokenizer, result.Prompt, r.Text, r.Completion))], CPU);
            sum += network.Loss(batch, ComputePrecision.Float32).item<float>();
            tokens += batch.Counts.Sum();
        }

        int[] prompt = DecoderSequence.PromptOf(result.Tokenizer, result.Prompt, rows[0].Text);
        double best = double.MaxValue;
        for (int i = 0; i < 5; i++)
        {
            long started = System.Diagnostics.Stopwatch.GetTimestamp();
            DecoderSample sample = DecoderSampler.Complete(network, [prompt], result.Prompt.End, ComputePrecision.Float32)[0];
            best = Math.Min(best, System.Diagnostics.Stopwatch.GetElapsedTime(started).TotalMilliseconds / Math.Max(1, sample.Ids.Length));
        }

        return (sum / tokens, best);
    }

    private sealed record Outcome(double Loss, double Exact, double Milliseconds, double Seconds);
}
