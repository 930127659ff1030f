using CsCheck;

using Understudy.Core;
using Understudy.Inference;

namespace Understudy.Training.Tests.Export.Onnx;

/// <summary>Small decoders with random weights.</summary>
internal static class SmallDecoders
{
    /// <summary>Configurations with and without shared blocks, biases, tied embeddings and grouped heads.</summary>
    public static readonly Gen<DecoderConfig> Configs =
        from blocks in Gen.Int[1, 3]
        from repeats in Gen.Int[1, 2]
        from groups in Gen.Int[1, 2]
        from perGroup in Gen.Int[1, 3]
        from headWidth in Gen.Int[1, 2]
        from feedForward in Gen.Int[8, 40]
        from vocabulary in Gen.Int[8, 60]
        from tied in Gen.Bool
        from bias in Gen.Bool
        select new DecoderConfig
        {
            Blocks = blocks,
            Repeats = repeats,
            Heads = groups * perGroup,
            KeyValueHeads = groups,
            Width = groups * perGroup * 16 * headWidth,
            FeedForward = feedForward,
            VocabularySize = vocabulary,
            MaximumTokens = 24,
            TiedEmbeddings = tied,
            AttentionBias = bias,
            RotaryBase = 500,
        };

    /// <summary>One fixed configuration, with everything that is optional.</summary>
    public static DecoderConfig Config { get; } = new()
    {
        Blocks = 2,
        Repeats = 2,
        Heads = 4,
        KeyValueHeads = 2,
        Width = 64,
        FeedForward = 96,
        VocabularySize = 50,
        MaximumTokens = 40,
        AttentionBias = true,
    };

    /// <summary>Weights of a size that lets every part matter.</summary>
    public static DecoderWeights Weights(DecoderConfig config, ulong seed = 7)
    {
        var random = new SeededRandom(new Seed(seed));
        return DecoderWeights.Create(config, p =>
        {
            bool norm = p.Name.Contains("norm", StringComparison.Ordinal);
            double scale = p.Shape.Count == 1 ? 0.2 : p.Name == DecoderParameters.Embeddings ? 0.5 : 1 / Math.Sqrt(p.Shape[1]);
            var values = new float[p.Count];
            for (int i = 0; i < values.Length; i++)
            {
                values[i] = (float)((norm ? 1 : 0) + (scale * random.NextGaussian()));
            }

            return values;
        });
    }

    /// <summary>Random tokens.</summary>
    public static int[] Tokens(DecoderConfig config, int count, ulong seed = 11)
    {
        var random = new SeededRandom(new Seed(seed));
        return [.. Enumerable.Range(0, count).Select(_ => random.Next(config.VocabularySize))];
    }
}
