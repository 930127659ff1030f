using TorchSharp;

using Understudy.Core;
using Understudy.Inference;

using Xunit;

namespace Understudy.Training.Torch.Tests.Decoding;

public sealed class DecoderSamplerTests
{
    private static readonly DecoderConfig Config = TinyDecoders.Config with { MaximumTokens = 20 };
    private static readonly int[][] Prompts = [.. TinyDecoders.Sequences(Config, (5, 5), (1, 1), (9, 9), (3, 3), (7, 7), (2, 2), (18, 18), (20, 20)).Select(s => s.Ids)];

    // A token that greedy decoding comes to, so that some completions end and others do not.
    private static readonly int End = Third(Prompts[0]);

    [Theory]
    [InlineData(3)]
    [InlineData(64)]
    public void Greedy_completions_are_those_of_whole_passes_whatever_the_batch(int rows)
    {
        DecoderWeights weights = TinyDecoders.Weights(Config);
        using DecoderNetwork network = DecoderNetwork.From(weights, torch.CPU);
        IReadOnlyList<DecoderSample> samples = DecoderSampler.Complete(network, Prompts, End, ComputePrecision.Float32, new SamplingOptions { BatchRows = rows, MaximumTokens = 8 }, TestContext.Current.CancellationToken);

        Assert.Contains(samples, s => s.Ended);
        Assert.Contains(samples, s => !s.Ended && s.Ids.Length == 8);
        Assert.InRange(samples[6].Ids.Length, 1, 2); // the context ends
        Assert.Empty(samples[7].Ids);
        for (int i = 0; i < Prompts.Length; i++)
        {
            List<int> ids = [.. Prompts[i]];
            double probability = 0;
            foreach (int token in samples[i].Ids)
            {
                double[] scores = LlamaReference.Logits(weights, [.. ids])[^1];
                Assert.Equal(Array.IndexOf(scores, scores.Max()), token);
                probability += scores[token] - Math.Log(scores.Sum(Math.Exp));
                ids.Add(token);
            }

            Assert.Equal(probability, samples[i].LogProbability, 1e-3);
            Assert.Equal(samples[i].Ended, samples[i].Ids.Length > 0 && samples[i].Ids[^1] == End);
            Assert.DoesNotContain(End, samples[i].Text.ToArray());
        }
    }

    [Fact]
    public void Draws_follow_the_distribution_and_repeat_for_a_seed_whatever_the_batch()
    {
        DecoderWeights weights = TinyDecoders.Weights(Config);
        using DecoderNetwork network = DecoderNetwork.From(weights, torch.CPU);
        int[][] prompts = [.. Enumerable.Repeat(Prompts[0], 2000)];
        int[] Draw(double temperature, double topP, ulong seed, int rows) => [.. DecoderSampler.Complete(network, prompts, End, ComputePrecision.Float32, new SamplingOptions { Temperature = temperature, TopP = topP, Seed = new Seed(seed), MaximumTokens = 1, BatchRows = rows }, TestContext.Current.CancellationToken).Select(s => s.Ids[0])];
        double[] scores = LlamaReference.Logits(weights, Prompts[0])[^1];
        int[] drawn = Draw(2, 1, 1, 500);

        Assert.Equal(drawn, Draw(2, 1, 1, 64));
        Assert.NotEqual(drawn, Draw(2, 1, 2, 500));
        double[] expected = [.. scores.Select(s => Math.Exp(s / 2))];
        for (int token = 0; token < scores.Length; token++)
        {
            double share = expected[token] / expected.Sum();
            Assert.Equal(share, drawn.Count(d => d == token) / 2000.0, (4 * Math.Sqrt(share * (1 - share) / 2000)) + 1e-3);
        }

        int[] likeliest = [.. Enumerable.Range(0, scores.Length).OrderByDescending(t => scores[t])];
        int kept = 1 + Enumerable.Range(1, scores.Length).First(n => likeliest[..n].Sum(t => expected[t]) >= 0.5 * expected.Sum()) - 1;
        Assert.Equal(likeliest[..kept].Order(), Draw(2, 0.5, 1, 500).Distinct().Order());
    }

    [Fact]
    public void A_mask_forbids_tokens_row_by_row()
    {
        using DecoderNetwork network = DecoderNetwork.From(TinyDecoders.Weights(Config), torch.CPU);
        IReadOnlyList<DecoderSample> samples = DecoderSampler.Complete(network, Prompts[..4], 9, ComputePrecision.Float32, new SamplingOptions
        {
            MaximumTokens = 4,
            BatchRows = 3,
            Mask = (row, scores) =>
            {
                for (int t = 0; t < scores.Length; t++)
                {
                    scores[t] = t == 10 + row ? scores[t] : float.NegativeInfinity;
                }
            },
        }, TestContext.Current.CancellationToken);

        Assert.Equal(Enumerable.Range(0, 4).Select(r => Enumerable.Repeat(10 + r, 4).ToArray()), samples.Select(s => s.Ids));
        Assert.All(samples, s => Assert.Equal(0, s.LogProbability, 1e-6));
    }

    [Fact]
    public void Options_out_of_range_are_refused_and_nothing_is_left_behind()
    {
        long before = DisposeScopeManager.Statistics.ThreadTotalLiveCount;
        using (DecoderNetwork network = DecoderNetwork.From(TinyDecoders.Weights(Config), torch.CPU))
        {
            Assert.Throws<ArgumentException>(() => DecoderSampler.Complete(network, Prompts, End, ComputePrecision.Float32, new SamplingOptions { TopP = 0 }, TestContext.Current.CancellationToken));
            _ = DecoderSampler.Complete(network, Prompts, End, ComputePrecision.BFloat16, new SamplingOptions { BatchRows = 2 }, TestContext.Current.CancellationToken);
        }

        Assert.Equal(before, DisposeScopeManager.Statistics.ThreadTotalLiveCount);
    }

    private static int Third(int[] prompt)
    {
        DecoderWeights weights = TinyDecoders.Weights(Config);
        List<int> ids = [.. prompt];
        for (int i = 0; i < 3; i++)
        {
            double[] scores = LlamaReference.Logits(weights, [.. ids])[^1];
            ids.Add(Array.IndexOf(scores, scores.Max()));
        }

        return ids[^1];
    }
}
