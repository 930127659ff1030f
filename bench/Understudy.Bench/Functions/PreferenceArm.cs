using System.Diagnostics;
using System.Globalization;

using Understudy.Core;
using Understudy.Inference;
using Understudy.Statistics;
using Understudy.Training;
using Understudy.Training.Torch;

namespace Understudy.Bench;

/// <summary>
/// Preference objectives on <c>samples/assistant</c>: a small decoder trained from scratch by supervised learning, then by each objective from there,
/// against supervised learning of as many tokens; exact calls on held-out rows, decoded freely and held to the schemas; paired tests with
/// Holm's adjustment. Each cell of the table is stored as it is finished.
/// </summary>
public static class PreferenceArm
{
    private static readonly string[] Compared = [PreferenceObjectives.Dpo, PreferenceObjectives.Orpo, PreferenceObjectives.SimPo, PreferenceObjectives.Kto, PreferenceOptions.Grpo];

    /// <summary>Measures.</summary>
    public static IReadOnlyList<Figure> Measure(FunctionPlan plan, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(plan);
        var rows = AssistantRows.Read();
        int seeds = plan.Quick ? 1 : plan.Full ? 5 : 3;
        string[] columns = [PreferenceOptions.Supervised, .. Compared];
        var cells = columns.ToDictionary(c => c, _ => new List<PreferenceCell>(), StringComparer.Ordinal);
        for (int seed = 1; seed <= seeds; seed++)
        {
            DecoderStart? start = null;
            foreach (string objective in columns.Reverse()) // the supervised control comes last: it is given as many tokens as the longest other stage
            {
                string? path = plan.Checkpoints is null ? null : Path.Combine(plan.Checkpoints, $"seed-{seed}-{objective}.json");
                if (PreferenceCell.Read(path) is not { } cell)
                {
                    start ??= Start(plan, rows, seed, cancellationToken);
                    cell = Cell(plan, rows, start, objective, seed, cells.Where(c => c.Key != PreferenceOptions.Supervised && c.Value.Count == seed).Max(c => (long?)c.Value[^1].Tokens) ?? 0, cancellationToken);
                    cell.Write(path);
                }

                cells[objective].Add(cell);
                plan.Log.WriteLine(string.Create(CultureInfo.InvariantCulture, $"    seed {seed}, {objective}: exact {Share(cell.FreeExact):0.000} free, {Share(cell.ConstrainedExact):0.000} constrained; function {Share(cell.FreeFunction):0.000}; {cell.Tokens:#,0} tokens, {cell.Seconds:0} s. {cell.Remark}"));
            }
        }

        return Table(rows, columns, cells, seeds);
    }

    private static List<Figure> Table(AssistantRows rows, string[] columns, Dictionary<string, List<PreferenceCell>> cells, int seeds)
    {
        (string Name, Func<PreferenceCell, string> Bits)[] decodings = [("free", c => c.FreeExact), ("constrained", c => c.ConstrainedExact)];
        List<Figure> figures = [];
        var tests = new List<(string Objective, string Decoding, double P)>();
        foreach (string objective in Compared)
        {
            foreach ((string decoding, Func<PreferenceCell, string> bits) in decodings)
            {
                double[] differences = [.. Means(cells[objective], bits).Zip(Means(cells[PreferenceOptions.Supervised], bits), (a, b) => a - b)];
                tests.Add((objective, decoding, SignFlipTest.PValue(differences, seed: 6, draws: 10_000)));
            }
        }

        double[] adjusted = Holm.Adjust([.. tests.Select(t => t.P)]);
        foreach (string objective in columns)
        {
            foreach ((string decoding, Func<PreferenceCell, string> bits) in decodings)
            {
                double[] means = Means(cells[objective], bits);
                double mean = means.Average(), control = Means(cells[PreferenceOptions.Supervised], bits).Average();
                Interval interval = WilsonScore.TwoSided((long)Math.Round(mean * means.Length), means.Length, .95);
                int test = tests.FindIndex(t => t.Objective == objective && t.Decoding == decoding);
                string compared = test < 0 ? "the control: as many tokens as the longest other stage" : string.Create(CultureInfo.InvariantCulture, $"less the control {mean - control:+0.0000;-0.0000}, paired sign-flip p {tests[test].P:0.000}, Holm over {tests.Count} {adjusted[test]:0.000}");
                IReadOnlyList<PreferenceCell> own = cells[objective];
                string function = decoding == "free" ? string.Create(CultureInfo.InvariantCulture, $"; right function {own.Average(c => Share(c.FreeFunction)):0.0000}, schema-valid {own.Average(c => Share(c.FreeValid)):0.0000}; chosen answers {own.Average(c => -c.ChosenFall):+0.00;-0.00} nats; {own.Average(c => c.Tokens):#,0} tokens")
                    : string.Create(CultureInfo.InvariantCulture, $"; right function {own.Average(c => Share(c.ConstrainedFunction)):0.0000}");
                figures.Add(new Figure
                {
                    Name = $"preference {objective} {decoding}: exact call on {means.Length:#,0} held-out rows of samples/assistant",
                    Value = mean,
                    Low = interval.Low,
                    High = interval.High,
                    Unit = "share",
                    Holds = true,
                    Note = $"mean of {seeds} seed(s) ({string.Join(", ", own.Select(c => Share(bits(c)).ToString("0.0000", CultureInfo.InvariantCulture)))}), Wilson interval of one run's rows; {rows.Train.Count:#,0} train rows; {compared}{function}",
                });
            }
        }

        return figures;
    }

    private static double[] Means(List<PreferenceCell> cells, Func<PreferenceCell, string> bits) => [.. Enumerable.Range(0, bits(cells[0]).Length).Select(i => cells.Average(c => bits(c)[i] == '1' ? 1.0 : 0))];

    private static double Share(string bits) => bits.Count(b => b == '1') / (double)bits.Length;

    /// <summary>The decoder that all objectives begin with.</summary>
    private static DecoderStart Start(FunctionPlan plan, AssistantRows rows, int seed, CancellationToken cancellationToken)
    {
        string? directory = plan.Checkpoints is null ? null : Path.Combine(plan.Checkpoints, $"seed-{seed}");
        DecoderOptions options = plan.Full
            ? new DecoderOptions { Blocks = 6, Width = 256, FeedForward = 704, MaximumTokens = 320, Epochs = 60 }
            : new DecoderOptions { Blocks = 3, Width = 128, FeedForward = 352, VocabularySize = 1024, MaximumTokens = 320, Epochs = plan.Quick ? 2 : 30 };
        var request = new DecoderRequest { Train = [.. rows.Train.Select(DecoderRow.Of)], Tools = rows.Tools, Options = options, Seed = new Seed((ulong)seed), Precision = ComputePrecision.Float32, Threads = plan.Threads };
        DecoderResult result = new DecoderTrainer(directory, new LogProgress(plan.Log, $"assistant seed {seed}")).Train(request, cancellationToken);
        return new DecoderStart(result.Weights, result.Tokenizer, result.Prompt);
    }

    private static PreferenceCell Cell(FunctionPlan plan, AssistantRows rows, DecoderStart start, string objective, int seed, long tokens, CancellationToken cancellationToken)
    {
        long epochTokens = rows.Train.Sum(r => (long)DecoderSequence.Of(start.Tokenizer, start.Prompt, r.Text, r.Calls).Length);
        PreferenceOptions options = Options(objective) with { Epochs = objective == PreferenceOptions.Supervised ? (int)Math.Max(1, (tokens + (epochTokens / 2)) / epochTokens) : 1 };
        long started = Stopwatch.GetTimestamp();
        PreferenceResult result = new PreferenceTrainer(progress: new LogProgress(plan.Log, $"seed {seed}, {objective}")).Train(
            new PreferenceRequest
            {
                Start = start,
                Train = plan.Quick ? [.. rows.Train.Take(200)] : rows.Train,
                TeacherAnswers = plan.Quick ? [.. rows.TrainTeacher.Take(200)] : rows.TrainTeacher,
                Tools = rows.Tools,
                Options = options,
                Seed = new Seed((ulong)seed).For(objective),
                Precision = ComputePrecision.Float32,
                Threads = plan.Threads,
            },
            cancellationToken);
        double seconds = Stopwatch.GetElapsedTime(started).TotalSeconds;
        using var network = DecoderNetwork.From(result.Weights, TorchDevice.Choose());
        string[] texts = [.. rows.Test.Select(r => r.Text)];
        string?[] free = ConstrainedAnswers.Of(network, start, texts, null, cancellationToken), constrained = ConstrainedAnswers.Of(network, start, texts, rows.Tools, cancellationToken);
        var matcher = new CallMatcher(CallEquality.Exact, rows.Tools);
        return new PreferenceCell(
            Bits(free, (a, i) => matcher.Accepts(rows.TestAccepted[i], a)),
            Bits(free, IsRightFunction),
            Bits(free, (a, _) => CallText.Read(a) is { } calls && calls.All(c => rows.Tools.Fault(c) is null)),
            Bits(constrained, (a, i) => matcher.Accepts(rows.TestAccepted[i], a)),
            Bits(constrained, IsRightFunction),
            result.Outcome.Tokens,
            result.Before.Chosen - result.After.Chosen,
            seconds,
            result.Displacement + (result.Pairs.Count == 0 ? "" : $" Pairs: {string.Join(", ", result.Pairs.GroupBy(p => p.Source).Select(g => $"{g.Key} {g.Sum(p => p.Count):#,0}"))}."));

        bool IsRightFunction(string answer, int row) => matcher.Nearest(rows.TestAccepted[row], answer) is { IsRightFunction: true };
    }

    private static string Bits(string?[] answers, Func<string, int, bool> holds) => string.Concat(answers.Select((a, i) => a is not null && holds(a, i) ? '1' : '0'));

    // Fixed before the test rows were looked at: the papers' usual values, learning rates by how far an objective's gradient reaches.
    private static PreferenceOptions Options(string objective) => new()
    {
        Objective = objective,
        LearningRate = objective is PreferenceOptions.Supervised or PreferenceObjectives.Orpo ? 5e-4f : 1e-4f,
        Samples = objective == PreferenceOptions.Grpo ? 4 : 1,
        Negatives = new NegativeOptions { CorruptionsPerRow = 1 },
    };
}
