using Understudy.Inference;

using Xunit;

namespace Understudy.Training.Torch.Tests.Architectures;

/// <summary>The trained network and the exported graph give the same answers.</summary>
public sealed class ExportedGraphTests
{
    [Theory]
    [InlineData(EncoderFamily.Bert, false)]
    [InlineData(EncoderFamily.Bert, true)]
    [InlineData(EncoderFamily.EuroBert, false)]
    [InlineData(EncoderFamily.EuroBert, true)]
    public void Graph_answers_as_the_network_on_ragged_inputs(EncoderFamily family, bool pairs)
    {
        using EncoderNetwork network = TinyNetworks.Network(family);
        TokenSequence[] inputs = TinyNetworks.Inputs(17, pairs);

        float[] trained = NetworkScorer.Score(network, inputs, TinyNetworks.Runtime, TestContext.Current.CancellationToken);

        using OnnxEncoder encoder = OnnxEncoder.Open(EncoderOnnx.Write(network.ToWeights(), OnnxPrecision.Float32), network.Config, new OnnxEncoderOptions { Threads = 1 });
        var exported = new float[trained.Length];
        encoder.Score(inputs, exported, TestContext.Current.CancellationToken);
        Assert.All(trained.Zip(exported), p => Assert.Equal(p.First, p.Second, 1e-4f));
        Assert.True(trained.Max() - trained.Min() > 1e-3, "the answers must differ for the comparison to mean something");
    }

    [Theory]
    [InlineData(EncoderFamily.Bert)]
    [InlineData(EncoderFamily.EuroBert)]
    public void Brain_floats_stay_near_32_bits(EncoderFamily family)
    {
        using EncoderNetwork network = TinyNetworks.Network(family);
        TokenSequence[] inputs = TinyNetworks.Inputs(9);

        float[] single = NetworkScorer.Score(network, inputs, TinyNetworks.Runtime, TestContext.Current.CancellationToken);
        float[] half = NetworkScorer.Score(network, inputs, TinyNetworks.Runtime with { Precision = ComputePrecision.BFloat16 }, TestContext.Current.CancellationToken);

        Assert.All(single.Zip(half), p => Assert.Equal(p.First, p.Second, 0.02f));
    }

    [Fact]
    public void Padding_does_not_change_a_row()
    {
        using EncoderNetwork network = TinyNetworks.Network(EncoderFamily.EuroBert);
        TokenSequence[] inputs = TinyNetworks.Inputs(6);

        float[] together = NetworkScorer.Score(network, inputs, TinyNetworks.Runtime, TestContext.Current.CancellationToken);
        float[] alone = [.. inputs.SelectMany(i => NetworkScorer.Score(network, [i], TinyNetworks.Runtime, TestContext.Current.CancellationToken))];

        Assert.All(together.Zip(alone), p => Assert.Equal(p.First, p.Second, 1e-5f));
    }

    [Fact]
    public void An_eight_bit_form_that_is_worse_is_not_offered()
    {
        double[] right = [.. Enumerable.Repeat(1.0, 200)], same = [.. right], worse = [.. Enumerable.Range(0, 200).Select(i => i % 20 == 0 ? 0.0 : 1)];

        Assert.True(EncoderForms.QuantizedHolds(right, same));
        Assert.False(EncoderForms.QuantizedHolds(right, worse));
    }
}
