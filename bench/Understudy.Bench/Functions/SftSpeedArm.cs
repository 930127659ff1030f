using System.Globalization;

using Understudy.Core;
using Understudy.Inference;
using Understudy.Training;
using Understudy.Training.Torch;

namespace Understudy.Bench;

/// <summary>The speed of supervised steps of the 8-layer × 256 decoder, as a share of what the processor's matrix products reach.</summary>
public static class SftSpeedArm
{
    private const int Rows = 3000;

    /// <summary>Measures.</summary>
    public static IReadOnlyList<Figure> Measure(FunctionPlan plan, IEnumerable<string> trainFiles, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(plan);
        CallRow[] train = [.. SnipsRows.Read(trainFiles).Where((_, i) => i % 4 == 0).Take(plan.Quick ? 200 : Rows)];
        var options = new DecoderOptions { Name = "8 x 256", Blocks = 8, Width = 256, Heads = 8, KeyValueHeads = 4, FeedForward = 704, VocabularySize = 2048, MaximumTokens = 256, BatchTokens = 8192, Epochs = 1, ValueSwap = 0, Dropout = 0 };
        TrainingOutcome[] runs = [.. Enumerable.Range(1, plan.Quick ? 1 : 3).Select(seed => new DecoderTrainer(progress: new LogProgress(plan.Log, "sft-speed"))
            .Train(new DecoderRequest { Train = [.. train.Select(DecoderRow.Of)], Options = options, Seed = new Seed((ulong)seed) }, cancellationToken).Outcome)];

        // One limit for all runs, the fastest self-test: a short test beside other work is slow, and would flatter the run that follows it.
        double limit = runs.Max(r => r.Tokens / r.Seconds / r.ShareOfLimit);
        double[] rates = [.. runs.Select(r => r.Tokens / r.Seconds).Order()], shares = Array.ConvertAll(rates, r => r / limit);
        DecoderConfig config = options.Config(options.VocabularySize);
        string note = string.Create(CultureInfo.InvariantCulture, $"{config.Parameters:#,0} parameters, batches of {options.BatchTokens:#,0} tokens, {train.Length:#,0} rows, median of {runs.Length} epoch(s), the interval is their range; operations are 6 a parameter of the matrices and token, 12·layers·width·n² of attention, the output where there is loss; the limit, {limit:#,0} tokens/s, is the fastest of the self-tests' matrix products");
        return
        [
            Figure.AtLeast("SFT step, 8 layers x 256: share of the limit", shares[shares.Length / 2], shares[0], shares[^1], "share", .45, note),
            new Figure { Name = "SFT step, 8 layers x 256", Value = rates[rates.Length / 2], Low = rates[0], High = rates[^1], Unit = "tokens/s", Holds = true, Note = note },
        ];
    }
}
