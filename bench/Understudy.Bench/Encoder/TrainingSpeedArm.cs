using System.Globalization;

using Understudy.Core;
using Understudy.Inference;
using Understudy.Training.Torch;

namespace Understudy.Bench;

/// <summary>Training steps of the MiniLM-L6 shape from random weights through the real trainer, against Debian's torch where it is installed.</summary>
public static class TrainingSpeedArm
{
    private const int Tokens = 64;
    private const int Batch = 64;
    private const int Rounds = 4;
    private const string Python = "/usr/bin/python3";

    /// <summary>What a core of the reference processor (Zen 4, AVX-512 BF16) multiplies and adds at most, in floating-point operations a second.</summary>
    private const double CoreLimit = 234e9;

    /// <summary>The shape of MiniLM-L6-H384 as a recipe.</summary>
    internal static EncoderOptions MiniLm { get; } = new()
    {
        Name = "minilm-l6",
        Family = EncoderFamily.Bert,
        Layers = 6,
        Width = 384,
        Heads = 12,
        FeedForward = 1536,
        VocabularySize = 30522,
        MaximumTokens = Tokens,
        Dropout = 0.1f,
        Epochs = 1,
        BatchTokens = Batch * Tokens,
    };

    /// <summary>Measures.</summary>
    public static async Task<IReadOnlyList<Figure>> MeasureAsync(EncoderPlan plan, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(plan);
        EncoderConfig config = MiniLm.Config(MiniLm.VocabularySize, InferenceArm.MiniLm.Outputs, 0);
        using EncoderNetwork network = EncoderNetwork.Random(config, new Seed(1), plan.Runtime.Device);
        TrainingOutcome warm = Run(plan, network, RandomRows(plan.Quick ? Batch : 3 * Batch), MiniLm, cancellationToken);
        await plan.Log.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"  warm-up: {warm.Rows / warm.Seconds:0.0} seq/s"));
        int steps = (int)Math.Max(1, Math.Ceiling(plan.RoundSeconds * warm.Rows / warm.Seconds / Batch));
        var rounds = new TrainingOutcome[Rounds];
        for (int i = 0; i < Rounds; i++)
        {
            rounds[i] = Run(plan, network, RandomRows(steps * Batch), MiniLm, cancellationToken);
            await plan.Log.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"  round {i + 1}: {rounds[i].Rows / rounds[i].Seconds:0.0} seq/s, {100 * rounds[i].ShareOfLimit:0} % of the measured product rate"));
        }

        double rate = rounds.Sum(r => r.Rows) / rounds.Sum(r => r.Seconds), limit = Environment.ProcessorCount * CoreLimit / EncoderTrainer.Operations(config, Tokens, 1);
        double? peer = await TorchAsync(plan, cancellationToken);
        string note = string.Create(CultureInfo.InvariantCulture, $"{rounds.Sum(r => r.Rows):#,0} sequences in {rounds.Sum(r => r.Seconds):0.0} s after warm-up, {Batch} × {Tokens} tokens a step, dropout {MiniLm.Dropout}, AdamW included; interval: slowest to fastest of {Rounds} rounds; {100 * rate / limit:0} % of the bf16 limit of a Zen 4 of {Environment.ProcessorCount} cores ({limit:0} seq/s), {100 * rounds.Average(r => r.ShareOfLimit):0} % of the measured product rate; {plan.Runtime.Description}");
        return [Figure.AtLeast("training: MiniLM-L6 shape, random weights, 64 tokens", rate, rounds.Min(r => r.Rows / r.Seconds), rounds.Max(r => r.Rows / r.Seconds), "seq/s", 60, note, new Peer("torch of the system's python3, same shape and step, 32-bit", peer, "measured"))];
    }

    /// <summary>One epoch over sequences.</summary>
    internal static TrainingOutcome Run(EncoderPlan plan, EncoderNetwork network, TokenSequence[] rows, EncoderOptions options, CancellationToken cancellationToken)
    {
        int classes = network.Config.Outputs;
        var targets = new float[rows.Length * classes];
        for (int i = 0; i < rows.Length; i++)
        {
            targets[(i * classes) + (i % classes)] = 1;
        }

        return new EncoderTrainer(plan.Runtime).Train(network, TrainingSet.ForClasses(rows, targets, classes), options, 103, new Seed(1), cancellationToken: cancellationToken);
    }

    private static TokenSequence[] RandomRows(int count)
    {
        var random = new SeededRandom(new Seed(2));
        return [.. Enumerable.Range(0, count).Select(_ => new TokenSequence([.. Enumerable.Range(0, Tokens).Select(_ => 1 + random.Next(MiniLm.VocabularySize - 1))], Tokens))];
    }

    private static async Task<double?> TorchAsync(EncoderPlan plan, CancellationToken cancellationToken)
    {
        if (!File.Exists(Python))
        {
            return null;
        }

        string seconds = (plan.Quick ? 1 : Rounds * plan.RoundSeconds).ToString(CultureInfo.InvariantCulture);
        string? output = await ScriptRun.OutputAsync(Python, [Path.Combine(AppContext.BaseDirectory, "Encoder", "torch_training.py"), seconds], plan.Log, cancellationToken);
        return output is not null && double.TryParse(output.Trim(), CultureInfo.InvariantCulture, out double rate) ? rate : null;
    }
}
