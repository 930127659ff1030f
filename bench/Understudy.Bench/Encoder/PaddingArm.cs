using System.Globalization;

using Understudy.Core;
using Understudy.Inference;
using Understudy.Training;
using Understudy.Training.Torch;

namespace Understudy.Bench;

/// <summary>What length bucketing saves on real texts: banking77 through the trainer, as planned by it and padded to 64 tokens.</summary>
public static class PaddingArm
{
    private const int Tokens = 64;
    private const int Batch = 64;
    private const int Rounds = 2;

    /// <summary>Batches of a bucketed round: the trainer sorts by length within blocks of 48.</summary>
    private const int LeastBatches = 48;

    /// <summary>Measures.</summary>
    public static async Task<IReadOnlyList<Figure>> MeasureAsync(EncoderPlan plan, RealData data, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(data);
        (ExampleTable train, _) = await data.LoadAsync("banking77", cancellationToken);
        EncoderOptions shape = TrainingSpeedArm.MiniLm;
        TextTokenizer tokenizer = WordPieceTrainer.Train(Enumerable.Range(0, train.Count).Select(r => train.Input(r).ToString()), new TokenizerTrainingOptions { VocabularySize = shape.VocabularySize }, cancellationToken: cancellationToken);
        int[] order = [.. Enumerable.Range(0, train.Count)];
        new SeededRandom(new Seed(1).For("padding")).Shuffle<int>(order);
        TokenSequence[] texts = [.. order.Select(r => tokenizer.Encode(train.Input(r), Tokens))];
        double mean = texts.Average(t => t.Length);
        EncoderOptions sameRows = shape with { BatchTokens = (int)Math.Ceiling(Batch * mean) };
        using EncoderNetwork network = EncoderNetwork.Random(shape.Config(shape.VocabularySize, InferenceArm.MiniLm.Outputs, tokenizer.PadToken), new Seed(1), plan.Runtime.Device);
        int fixedRows = Rows(plan, TrainingSpeedArm.Run(plan, network, Padded(texts[..Batch]), shape, cancellationToken));
        int bucketedRows = Math.Min(texts.Length, Math.Max(4 * fixedRows, plan.Quick ? 0 : LeastBatches * Batch));
        _ = TrainingSpeedArm.Run(plan, network, texts[..(4 * Batch)], sameRows, cancellationToken); // warm-up with many lengths
        Rate padded = new(), rows = new(), tokens = new();
        for (int i = 0; i < Rounds; i++)
        {
            await padded.AddAsync(plan, "padded to 64", TrainingSpeedArm.Run(plan, network, Padded(texts[..Math.Min(texts.Length, fixedRows)]), shape, cancellationToken));
            await rows.AddAsync(plan, "bucketed, as many rows a step", TrainingSpeedArm.Run(plan, network, texts[..bucketedRows], sameRows, cancellationToken));
            await tokens.AddAsync(plan, "bucketed, as many tokens a step", TrainingSpeedArm.Run(plan, network, texts[..bucketedRows], shape, cancellationToken));
        }

        string note = string.Create(CultureInfo.InvariantCulture, $"{texts.Length:#,0} texts of {mean:0.0} tokens on average (vocabulary of their own, cut at {Tokens}), padded to {Tokens}: {padded.Value:0.0} seq/s; interval: slowest against fastest of {Rounds} alternating rounds");
        return
        [
            Ratio("training: banking77 texts, length bucketing against padding to 64, as many rows a step", rows, 2),
            Ratio("training: banking77 texts, length bucketing against padding to 64, as many tokens a step", tokens, null),
        ];

        Figure Ratio(string name, Rate bucketed, double? bar) => Figure.AtLeast(
            name, bucketed.Value / padded.Value, bucketed.Slowest / padded.Fastest, bucketed.Fastest / padded.Slowest, "×", bar,
            string.Create(CultureInfo.InvariantCulture, $"{bucketed.Value:0.0} seq/s with {100 * bucketed.Padding:0.0} % padding; {note}"));

        TokenSequence[] Padded(TokenSequence[] given) => [.. given.Select(t => new TokenSequence([.. t.Ids, .. Enumerable.Repeat(tokenizer.PadToken, Tokens - t.Length)], Tokens))];
    }

    private static int Rows(EncoderPlan plan, TrainingOutcome warm) => Batch * (int)Math.Max(1, Math.Ceiling(plan.RoundSeconds * warm.Rows / warm.Seconds / Batch));

    private sealed class Rate
    {
        private readonly List<TrainingOutcome> _rounds = [];

        public double Value => _rounds.Sum(r => r.Rows) / _rounds.Sum(r => r.Seconds);

        public double Slowest => _rounds.Min(r => r.Rows / r.Seconds);

        public double Fastest => _rounds.Max(r => r.Rows / r.Seconds);

        public double Padding => _rounds.Average(r => r.Epochs[^1].PaddingShare);

        public Task AddAsync(EncoderPlan plan, string name, TrainingOutcome round)
        {
            _rounds.Add(round);
            return plan.Log.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"  {name}: {round.Rows / round.Seconds:0.0} seq/s, {100 * round.Epochs[^1].PaddingShare:0.0} % padding"));
        }
    }
}
