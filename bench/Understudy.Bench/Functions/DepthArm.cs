using System.Collections.Concurrent;
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
/// Deep and thin against shallow and wide (MobileLLM, 2402.14905), on snips as function calls from scratch: at the same number of parameters,
/// and at the same time of a token. Every shape has its own learning rate, tuned on held-out training rows; validate is then answered by the seeds of
/// that rate alone. Runs are kept one by one and resumed.
/// </summary>
public static class DepthArm
{
    private const int SequencesABatch = 32, Middle = 4, MostDoublings = 4;
    private const float FirstRate = 1e-3f;
    private static readonly int[] Depths = [1, 2, Middle, 8, 16], LatencyDepths = [1, 2, 8];

    /// <summary>Measures.</summary>
    public static IReadOnlyList<Figure> Measure(FunctionPlan plan, IEnumerable<string> trainFiles, IEnumerable<string> validateFiles, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(plan);
        IReadOnlyList<CallRow> all = SnipsRows.Read(trainFiles), validate = SnipsRows.Read(validateFiles);
        int[] order = [.. Enumerable.Range(0, all.Count)];
        new SeededRandom(new Seed(77).For("snips-selection")).Shuffle<int>(order);
        int held = all.Count / 10, used = plan.Quick ? 200 : plan.Full ? all.Count - held : 4000;
        CallRow[] selection = [.. order[..(plan.Quick ? 40 : 400)].Select(i => all[i])], train = [.. order[held..(held + used)].Order().Select(i => all[i])];
        Shape[] shapes = Shapes(plan);
        float[] rates = Each(shapes, s => Rate(r => Run(plan, s.Recipe with { LearningRate = r }, train, selection, "tuned", 100, cancellationToken).Loss), cancellationToken);
        (Shape Shape, float Rate, int Seed)[] finals = [.. shapes.SelectMany((s, i) => Enumerable.Range(1, plan.Seeds).Select(seed => (s, rates[i], seed)))];
        Outcome[] outcomes = Each(finals, f => Run(plan, f.Shape.Recipe with { LearningRate = f.Rate }, train, validate, "seed", f.Seed, cancellationToken), cancellationToken);
        return [.. outcomes.Chunk(plan.Seeds).SelectMany((runs, i) => Figures(shapes[i], rates[i], runs, train.Length, validate.Count))];
    }

    /// <summary>One at a time on every core, each on one thread: faster than one run on all of them, and the bytes do not depend on how many there are.</summary>
    private static TResult[] Each<T, TResult>(T[] items, Func<T, TResult> run, CancellationToken cancellationToken)
    {
        var results = new TResult[items.Length];
        Parallel.ForEach(Partitioner.Create(Enumerable.Range(0, items.Length), EnumerablePartitionerOptions.NoBuffering), new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount, CancellationToken = cancellationToken }, i => results[i] = run(items[i]));
        return results;
    }

    /// <summary>The learning rate whose half and double are both worse, so that none is best only for being at the end of a list.</summary>
    private static float Rate(Func<float, double> loss)
    {
        var losses = new Dictionary<int, double>();
        int best = 0, next = 0;
        do
        {
            best = next;
            next = new[] { best, best - 1, best + 1 }.Where(d => Math.Abs(d) <= MostDoublings).MinBy(At);
        }
        while (next != best);
        return Of(best);

        double At(int doublings) => losses.TryGetValue(doublings, out double known) ? known : losses[doublings] = loss(Of(doublings));

        float Of(int doublings) => FirstRate * MathF.Pow(2, doublings);
    }

    /// <summary>The shapes, with the time of a token; chosen once, for a clock would choose others the next time.</summary>
    private static Shape[] Shapes(FunctionPlan plan)
    {
        string? path = plan.Checkpoints is null ? null : Path.Combine(plan.Checkpoints, "shapes.json");
        if (path is not null && File.Exists(path))
        {
            return JsonSerializer.Deserialize<Shape[]>(File.ReadAllBytes(path))!;
        }

        int epochs = plan.Quick ? 1 : 6;
        Shape[] equalParameters = [.. (plan.Quick ? [2] : Depths).Select(d => DepthShapes.OfParameters(d, plan.Full ? 4_000_000 : 1_000_000, epochs)).Select(r => new Shape(r, DepthShapes.Latency(r)))];
        double target = equalParameters.FirstOrDefault(s => s.Recipe.Blocks == Middle)?.Milliseconds ?? 0;
        Shape[] shapes = [.. equalParameters, .. (plan.Quick ? [] : LatencyDepths).Select(d => DepthShapes.OfLatency(d, target, epochs)).OfType<DecoderOptions>().Select(r => new Shape(r, DepthShapes.Latency(r)))];
        foreach (Shape shape in shapes)
        {
            plan.Log.WriteLine(string.Create(CultureInfo.InvariantCulture, $"    {shape.Recipe.Name}: width {shape.Recipe.Width}, {DepthShapes.Config(shape.Recipe).Parameters:#,0} parameters, {shape.Milliseconds:0.000} ms a token"));
        }

        if (path is not null)
        {
            Directory.CreateDirectory(plan.Checkpoints!);
            File.WriteAllBytes(path, JsonSerializer.SerializeToUtf8Bytes(shapes));
        }

        return shapes;
    }

    private static IEnumerable<Figure> Figures(Shape shape, float rate, Outcome[] runs, int train, int rows)
    {
        DecoderOptions recipe = shape.Recipe;
        DecoderConfig config = DepthShapes.Config(recipe);
        string note = string.Create(CultureInfo.InvariantCulture, $"{config.Parameters:#,0} parameters, width {recipe.Width}, feed-forward {recipe.FeedForward}, {recipe.Heads} heads; {shape.Milliseconds:0.000} ms a token (one sequence, one thread, served 8-bit form); learning rate {rate}, better on held-out training rows than its half and its double; {train:#,0} train rows, {recipe.Epochs} epochs; {runs.Length} seed(s), t interval over seeds; {runs.Average(r => r.Seconds):0} s a run");
        string equal = recipe.Name.StartsWith("latency", StringComparison.Ordinal) ? string.Create(CultureInfo.InvariantCulture, $"the time of depth {Middle}") : string.Create(CultureInfo.InvariantCulture, $"{config.Parameters / 1e6:0.0} M parameters"), name = string.Create(CultureInfo.InvariantCulture, $"depth {recipe.Blocks,2} at {equal}");
        yield return Mean(name + ": loss a token", [.. runs.Select(r => r.Loss)], "nats", note);
        yield return Mean(name + ": exact call", [.. runs.Select(r => r.Exact)], "share", note + string.Create(CultureInfo.InvariantCulture, $"; on {rows:#,0} rows"));
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
        // Neither shares nor losses are below 0, and no share is above 1.
        return new Figure { Name = name, Value = mean, Low = Math.Max(0, mean - reach), High = unit == "share" ? Math.Min(1, mean + reach) : mean + reach, Unit = unit, Holds = true, Note = note };
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
        var request = new DecoderRequest { Train = [.. train.Select(DecoderRow.Of)], Selection = stage == "tuned" ? [] : rows, Options = options, Seed = new Seed((ulong)seed), Threads = 1 };
        DecoderResult result = new DecoderTrainer(progress: new LogProgress(plan.Log, label)).Train(request, cancellationToken);
        double loss = Loss(result, rows);
        double exact = result.SelectionAnswers.Count == 0 ? 0 : result.SelectionAnswers.Zip(rows).Average(x => x.First.Completion == x.Second.Completion ? 1.0 : 0);
        var outcome = new Outcome(loss, exact, result.Outcome.Seconds);
        plan.Log.WriteLine(string.Create(CultureInfo.InvariantCulture, $"    {label}: loss {loss:0.0000}, exact {exact:0.0000}, {outcome.Seconds:0} s"));
        if (path is not null)
        {
            Directory.CreateDirectory(plan.Checkpoints!);
            File.WriteAllBytes(path, JsonSerializer.SerializeToUtf8Bytes(outcome));
        }

        return outcome;
    }

    /// <summary>Mean −log p of the rows' completion tokens.</summary>
    private static double Loss(DecoderResult result, DecoderRow[] rows)
    {
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

        return sum / tokens;
    }

    private sealed record Outcome(double Loss, double Exact, double Seconds);

    private sealed record Shape(DecoderOptions Recipe, double Milliseconds);
}
