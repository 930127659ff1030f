using CsCheck;

using Understudy.Inference;

using Xunit;

namespace Understudy.Training.Tests.Export.Onnx;

public sealed class EncoderOnnxTests
{
    private static readonly OnnxEncoderOptions TwoThreads = new() { Threads = 2, MaximumBatchTokens = 100 };

    public static TheoryData<EncoderFamily, OnnxPrecision> Forms => new(
        from family in Enum.GetValues<EncoderFamily>()
        from precision in Enum.GetValues<OnnxPrecision>()
        select (family, precision));

    [Fact]
    public void Float_graphs_compute_what_the_formulas_say()
    {
        SmallEncoders.Configs.Select(Gen.ULong).Sample(
            (config, seed) =>
            {
                EncoderWeights weights = SmallEncoders.Weights(config, seed);
                TokenSequence[] inputs = SmallEncoders.Inputs(config, 9, seed);
                using var encoder = OnnxEncoder.Open(EncoderOnnx.Write(weights, OnnxPrecision.Float32), config, TwoThreads);
                var reference = new ReferenceEncoder(weights);

                AssertClose([.. inputs.SelectMany(reference.Logits)], encoder.Score(inputs), 1e-4);
            },
            iter: 30);
    }

    [Fact]
    public void Integer_graphs_are_near_the_formulas()
    {
        // Relative error over all logits of nine inputs; the largest of 1,500 configurations was .068.
        SmallEncoders.Configs.Select(Gen.ULong).Sample(
            (config, seed) =>
            {
                EncoderWeights weights = SmallEncoders.Weights(config, seed);
                TokenSequence[] inputs = SmallEncoders.Inputs(config, 9, seed);
                using var encoder = OnnxEncoder.Open(EncoderOnnx.Write(weights, OnnxPrecision.Int8), config, TwoThreads);

                double error = SmallEncoders.RelativeError([.. inputs.SelectMany(new ReferenceEncoder(weights).Logits)], encoder.Score(inputs));
                Assert.InRange(error, 1e-6, 0.15);
            },
            iter: 30);
    }

    [Theory]
    [MemberData(nameof(Forms))]
    public void Same_weights_give_the_same_bytes(EncoderFamily family, OnnxPrecision precision)
    {
        EncoderConfig config = SmallEncoders.Config(family);

        Assert.Equal(EncoderOnnx.Write(SmallEncoders.Weights(config), precision), EncoderOnnx.Write(SmallEncoders.Weights(config), precision));
        Assert.NotEqual(EncoderOnnx.Write(SmallEncoders.Weights(config), precision), EncoderOnnx.Write(SmallEncoders.Weights(config, 8), precision));
    }

    private static void AssertClose(double[] expected, float[] actual, double within)
    {
        Assert.Equal(expected.Length, actual.Length);
        for (int i = 0; i < expected.Length; i++)
        {
            Assert.True(Math.Abs(expected[i] - actual[i]) <= within, $"logit {i}: expected {expected[i]}, found {actual[i]}");
        }
    }
}
