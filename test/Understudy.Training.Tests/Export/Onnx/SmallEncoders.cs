using CsCheck;

using Understudy.Core;
using Understudy.Inference;

using Xunit;

namespace Understudy.Training.Tests.Export.Onnx;

/// <summary>Small encoders with random weights, and random inputs of ragged lengths for them.</summary>
internal static class SmallEncoders
{
    /// <summary>Configurations of both families.</summary>
    public static readonly Gen<EncoderConfig> Configs =
        from family in Gen.Enum<EncoderFamily>()
        from layers in Gen.Int[1, 3]
        from heads in Gen.Int[1, 4]
        from headWidth in Gen.Int[4, 9]
        from feedForward in Gen.Int[8, 40]
        from vocabulary in Gen.Int[8, 60]
        from types in Gen.Int[1, 2]
        from outputs in Gen.Int[1, 5]
        select new EncoderConfig
        {
            Family = family,
            Layers = layers,
            Heads = heads,
            Width = heads * 2 * headWidth,
            FeedForward = feedForward,
            VocabularySize = vocabulary,
            TokenTypes = family == EncoderFamily.Bert ? types : 0,
            MaximumTokens = 24,
            Outputs = outputs,
            NormEpsilon = family == EncoderFamily.Bert ? 1e-12f : 1e-5f,
            RotaryBase = 500,
        };

    /// <summary>One fixed configuration.</summary>
    public static EncoderConfig Config(EncoderFamily family) => new()
    {
        Family = family,
        Layers = 2,
        Heads = 4,
        Width = 32,
        FeedForward = 64,
        VocabularySize = 50,
        TokenTypes = family == EncoderFamily.Bert ? 2 : 0,
        MaximumTokens = 40,
        Outputs = 3,
    };

    /// <summary>Weights of a size that lets every part matter.</summary>
    public static EncoderWeights Weights(EncoderConfig config, ulong seed = 7)
    {
        var random = new SeededRandom(new Seed(seed));
        return EncoderWeights.Create(config, p =>
        {
            bool norm = p.Name.Contains("norm", StringComparison.OrdinalIgnoreCase) && p.Name.EndsWith("weight", StringComparison.Ordinal);
            double scale = norm || p.Shape.Count == 1 ? 0.2 : p.Name.Contains("embed", StringComparison.Ordinal) ? 0.5 : 1 / Math.Sqrt(p.Shape[1]);
            var values = new float[p.Count];
            for (int i = 0; i < values.Length; i++)
            {
                values[i] = (float)((norm ? 1 : 0) + (scale * random.NextGaussian()));
            }

            return values;
        });
    }

    /// <summary>Inputs of 1 to the most tokens, half of them pairs.</summary>
    public static TokenSequence[] Inputs(EncoderConfig config, int count, ulong seed = 11)
    {
        var random = new SeededRandom(new Seed(seed));
        return [.. Enumerable.Range(0, count).Select(_ =>
        {
            int[] ids = [.. Enumerable.Range(0, 1 + random.Next(config.MaximumTokens)).Select(_ => random.Next(config.VocabularySize))];
            return new TokenSequence(ids, random.Next(2) == 0 ? ids.Length : random.Next(ids.Length + 1));
        })];
    }

    /// <summary>Logits of inputs, in order.</summary>
    public static float[] Score(this OnnxEncoder encoder, params TokenSequence[] inputs)
    {
        var logits = new float[inputs.Length * encoder.Outputs];
        encoder.Score(inputs, logits, TestContext.Current.CancellationToken);
        return logits;
    }

    /// <summary>Euclidean distance of two vectors as a share of the first one's length.</summary>
    public static double RelativeError(double[] expected, float[] actual) =>
        Math.Sqrt(expected.Zip(actual, (e, a) => (e - a) * (e - a)).Sum() / expected.Sum(e => e * e));
}
