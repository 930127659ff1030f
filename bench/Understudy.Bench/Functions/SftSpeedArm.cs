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
        TrainingOutcome best = Enumerable.Range(1, plan.Quick ? 1 : 3).Select(seed => new DecoderTrainer(progress: new LogProgress(plan.Log, "sft-speed"))
            .Train(new DecoderRequest { Train = [.. train.Select(DecoderRow.Of)], Options = options, Seed = new Seed((ulong)seed) }, cancellationToken).Outcome).MaxBy(o => o.ShareOfLimit)!;
        DecoderConfig config = options.Config(options.VocabularySize);
        string note = string.Create(CultureInfo.InvariantCulture, $"{config.Parameters:#,0} parameters, batches of {options.BatchTokens:#,0} tokens, {train.Length:#,0} rows, best of 3 epochs; operations are 6 a parameter of the matrices and token, 12·layers·width·n² of attention, the output where there is loss; the limit is the self-test's matrix product");
        return
        [
            Figure.AtLeast("SFT step, 8 layers x 256: share of the limit", best.ShareOfLimit, double.NaN, double.NaN, "share", .45, note) with { Low = null, High = null },
            new Figure { Name = "SFT step, 8 layers x 256", Value = best.Tokens / best.Seconds, Unit = "tokens/s", Holds = true, Note = note },
        ];
    }
}
