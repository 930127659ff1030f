using TorchSharp;

using Understudy.Inference;

using Xunit;

namespace Understudy.Training.Torch.Tests.Decoding;

public sealed class DecoderForwardTests
{
    private static readonly (int, int)[] Shapes = [(9, 4), (3, 1), (6, 5), (12, 1)];

    public static TheoryData<string> Shaped => ["bias, groups, repeats", "one head, own output", "one block"];

    [Theory]
    [MemberData(nameof(Shaped))]
    public void Scores_are_those_of_the_plain_reference(string shape)
    {
        DecoderConfig config = shape switch
        {
            "one head, own output" => TinyDecoders.Config with { Heads = 1, KeyValueHeads = 1, AttentionBias = false, TiedEmbeddings = false, Repeats = 1 },
            "one block" => TinyDecoders.Config with { Blocks = 1, Repeats = 3, KeyValueHeads = 4 },
            _ => TinyDecoders.Config,
        };
        DecoderWeights weights = TinyDecoders.Weights(config);
        DecoderSequence[] sequences = TinyDecoders.Sequences(config, Shapes);
        float[] expected = [.. sequences.SelectMany(s => LlamaReference.Logits(weights, s.Ids)[(s.Start - 1)..^1].SelectMany(x => x).Select(x => (float)x))];
        using DisposeScope scope = torch.NewDisposeScope();
        using DecoderNetwork network = DecoderNetwork.From(weights, torch.CPU);
        using DecoderBatch padded = DecoderBatch.Of(sequences, torch.CPU);

        Assert.Equal((4, 12), (padded.Rows, padded.Tokens));
        Close(expected, TinyDecoders.Read(network.Logits(padded, ComputePrecision.Float32)), 1e-4f);
        Close(expected, TinyDecoders.Read(network.Logits(padded, ComputePrecision.BFloat16)), 0.3f);
    }

    [Fact]
    public void Only_the_completion_has_loss_and_no_sequence_predicts_the_next()
    {
        DecoderSequence[] sequences = [new([1, 2, 3, 4], 2), new([5, 6], 1), new([7, 8, 9], 3)];
        using DecoderBatch padded = DecoderBatch.Of(sequences, torch.CPU);

        Assert.Equal([3L, 4, 6], padded.Targets.data<long>().ToArray());
        Assert.Equal([1L, 2, 4], padded.At.data<long>().ToArray());
        Assert.Equal([0L, 0, 1], padded.Owners.data<long>().ToArray());
        Assert.Equal([2, 1, 0], padded.Counts);
        Assert.Equal((9, 12), (padded.RealTokens, padded.Rows * padded.Tokens));
    }

    [Fact]
    public void Log_probabilities_are_the_softmax_of_the_scores_summed_a_sequence_and_have_gradients()
    {
        DecoderWeights weights = TinyDecoders.Weights(TinyDecoders.Config);
        DecoderSequence[] sequences = TinyDecoders.Sequences(TinyDecoders.Config, [.. Shapes, (4, 4)]);
        using DisposeScope scope = torch.NewDisposeScope();
        using DecoderNetwork network = DecoderNetwork.From(weights, torch.CPU);
        using DecoderBatch batch = DecoderBatch.Of(sequences, torch.CPU);
        SequenceLogProbabilities found = network.LogProbabilities(batch, ComputePrecision.Float32);
        double[] expected = [.. sequences.Select(s => Enumerable.Range(s.Start, s.Count).Sum(t =>
        {
            double[] scores = LlamaReference.Logits(weights, s.Ids)[t - 1];
            return scores[s.Ids[t]] - Math.Log(scores.Sum(Math.Exp));
        }))];

        Close([.. expected.Select(e => (float)e)], TinyDecoders.Read(found.Sequences), 1e-3f);
        Assert.Equal([5, 2, 1, 11, 0], found.Counts);
        Assert.Equal([19, TinyDecoders.Config.VocabularySize], found.Distributions.shape);
        Assert.Equal(-found.Tokens.sum().item<float>(), network.Loss(batch, ComputePrecision.Float32).item<float>(), 1e-3);
        found.Sequences.sum().backward();
        Assert.All(network.Names, n => Assert.True(network[n].grad!.abs().sum().item<float>() > 0, n));
    }

    [Fact]
    public void A_random_network_begins_near_a_uniform_choice()
    {
        DecoderConfig config = TinyDecoders.Config with { Width = 64 };
        using DisposeScope scope = torch.NewDisposeScope();
        using DecoderNetwork network = DecoderNetwork.Random(config, new Core.Seed(1), torch.CPU);
        using DecoderBatch batch = DecoderBatch.Of(TinyDecoders.Sequences(config, (20, 1)), torch.CPU);

        Assert.Equal(Math.Log(config.VocabularySize), network.Loss(batch, ComputePrecision.Float32).item<float>() / 19, 0.1);
        Assert.Equal(0.02 / Math.Sqrt(8), network["model.layers.1.mlp.down_proj.weight"].std().item<float>(), 5e-4);
        Assert.Equal(0.02, network[DecoderParameters.Embeddings].std().item<float>(), 1e-3);
    }

    private static void Close(float[] expected, float[] found, float tolerance)
    {
        Assert.Equal(expected.Length, found.Length);
        Assert.All(expected.Zip(found), x => Assert.Equal(x.First, x.Second, tolerance));
    }
}
