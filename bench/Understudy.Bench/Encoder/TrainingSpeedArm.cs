using System.Globalization;

using Understudy.Core;
using Understudy.Inference;
using Understudy.Training;
using Understudy.Training.Torch;

namespace Understudy.Bench;

/// <summary>How fast the real training loop steps: the shape of MiniLM-L6 from random weights, dropout .1, optimiser and clipping included.</summary>
public static class TrainingSpeedArm
{
    private const int Tokens = 64, Batch = 64, Batches = 8, Rounds = 3;
    private const double Limit = 111; // 2 × 234 GFLOP/s of bfloat16 products; 3 × 1.397 GFLOP a sequence of 64 tokens

    /// <summary>Sequences a second at 64 tokens.</summary>
    public static IReadOnlyList<Figure> Measure(TextWriter log)
    {
        ArgumentNullException.ThrowIfNull(log);
        var runtime = TrainingRuntime.Choose();
        log.WriteLine("  " + runtime.Description);
        TokenSequence[] rows = Sequences(Enumerable.Repeat(Tokens, Batch * Batches));
        TrainingOutcome best = Best(runtime, rows, Batch * Tokens, log);
        double rate = best.Rows / best.Seconds;
        return
        [
            Figure.AtLeast("training, MiniLM-L6 shape, 64 tokens, 2 cores", rate, rate, rate, "seq/s", 60, string.Create(CultureInfo.InvariantCulture, $"best of {Rounds} rounds of {Batches} steps of {Batch} sequences, seed 1, {runtime.Description}")),
            Figure.AtLeast("the same, share of the bf16 limit of 111 seq/s", rate / Limit, rate / Limit, rate / Limit, "share", null, string.Create(CultureInfo.InvariantCulture, $"{best.ShareOfLimit:0.00} of this run's self-tested rate of products")),
        ];
    }

    /// <summary>Bucketing by length against padding every text to 64 tokens, banking77's texts.</summary>
    public static IReadOnlyList<Figure> MeasurePadding(string dataRoot, TextWriter log)
    {
        ArgumentNullException.ThrowIfNull(log);
        var runtime = TrainingRuntime.Choose();
        string[] texts = [.. File.ReadLines(Path.Combine(dataRoot, "banking77", "train.csv")).Skip(1).Where(l => l.Length > 8).Take(4096)];
        TextTokenizer tokenizer = WordPieceTrainer.Train(texts, new TokenizerTrainingOptions { VocabularySize = 4096 });
        int[] lengths = [.. texts.Select(t => tokenizer.Encode(t, Tokens).Length)];
        TrainingOutcome bucketed = Best(runtime, Sequences(lengths.Take(2048)), Batch * Tokens, log), padded = Best(runtime, Sequences(Enumerable.Repeat(Tokens, 512)), Batch * Tokens, log);
        double one = bucketed.Rows / bucketed.Seconds, other = padded.Rows / padded.Seconds;
        return
        [
            Figure.AtLeast("training on banking77 texts: bucketing by length against padding to 64", one / other, one / other, one / other, "×", 2, string.Create(CultureInfo.InvariantCulture, $"{one:0.0} against {other:0.0} seq/s, mean length {lengths.Average():0.0} tokens, {100 * bucketed.Epochs[0].PaddingShare:0.0} % padding, best of {Rounds} rounds each")),
        ];
    }

    private static TrainingOutcome Best(TrainingRuntime runtime, TokenSequence[] rows, int batchTokens, TextWriter log)
    {
        TrainingOutcome? best = null;
        for (int round = 0; round < Rounds; round++)
        {
            var options = new EncoderOptions { Family = EncoderFamily.Bert, Layers = 6, Width = 384, Heads = 12, FeedForward = 1536, VocabularySize = 30522, MaximumTokens = 128, Epochs = 1, BatchTokens = batchTokens, MicroBatchTokens = batchTokens, LearningRate = 1e-4f };
            using EncoderNetwork network = EncoderNetwork.Random(options.Config(30522, 8, 0), new Seed(1), runtime.Device);
            var targets = new float[rows.Length * 8];
            for (int i = 0; i < rows.Length; i++)
            {
                targets[(i * 8) + (i % 8)] = 1;
            }

            TrainingOutcome outcome = new EncoderTrainer(runtime).Train(network, TrainingSet.ForClasses(rows, targets, 8), options, 4, new Seed(1));
            log.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {outcome.Rows} sequences in {outcome.Seconds:0.0} s: {outcome.Rows / outcome.Seconds:0.0} seq/s, {outcome.ShareOfLimit:0.00} of the self-tested rate"));
            best = best is null || outcome.Seconds < best.Seconds ? outcome : best;
        }

        return best!;
    }

    private static TokenSequence[] Sequences(IEnumerable<int> lengths)
    {
        var random = new SeededRandom(new Seed(2));
        return [.. lengths.Select(n => new TokenSequence([.. Enumerable.Range(0, n).Select(_ => 5 + random.Next(30_000))], n))];
    }
}
