using CsCheck;

using Understudy.Core;
using Understudy.Inference;

using Xunit;

namespace Understudy.Training.Tests.Export.Onnx;

public sealed class OnnxDecoderTests
{
    private const int End = 3;
    private static readonly OnnxDecoderOptions OneThread = new() { Threads = 1 };

    [Fact]
    public void Scores_are_those_of_the_formulas_whole_and_token_by_token() => SmallDecoders.Configs.Sample(
        config =>
        {
            DecoderWeights weights = SmallDecoders.Weights(config);
            var reference = new ReferenceDecoder(weights);
            int[] tokens = SmallDecoders.Tokens(config, 9);
            using OnnxDecoder decoder = Open(weights, DecoderPrecision.Float32);
            using DecodingSession session = decoder.Start();
            session.Append(0, tokens.AsSpan(0, 4));
            AssertClose(reference.Logits(tokens[..4]), session.Logits(0), 2e-4);
            for (int i = 4; i < 7; i++)
            {
                session.Step([tokens[i]]);
                AssertClose(reference.Logits(tokens[..(i + 1)]), session.Logits(0), 2e-4);
            }

            session.Append(0, tokens.AsSpan(7));
            AssertClose(reference.Logits(tokens), session.Logits(0), 2e-4);
        },
        iter: 25,
        threads: 1);

    [Theory]
    [InlineData(DecoderPrecision.Int8, 0.06)]
    [InlineData(DecoderPrecision.Int4, 0.35)]
    public void Fewer_bits_move_scores_by_little(DecoderPrecision precision, double most)
    {
        foreach (bool tied in new[] { true, false })
        {
            DecoderWeights weights = SmallDecoders.Weights(SmallDecoders.Config with { TiedEmbeddings = tied });
            int[] tokens = SmallDecoders.Tokens(weights.Config, 20);
            double[] expected = new ReferenceDecoder(weights).Logits(tokens);
            using OnnxDecoder decoder = Open(weights, precision);
            using DecodingSession session = decoder.Start();
            session.Append(0, tokens);
            double error = Math.Sqrt(expected.Select((e, i) => Math.Pow(session.Logits(0)[i] - e, 2)).Sum() / expected.Sum(e => e * e));

            Assert.InRange(error, 1e-5, most);
        }
    }

    [Fact]
    public void Greedy_decoding_takes_the_likeliest_token_each_time()
    {
        DecoderWeights weights = SmallDecoders.Weights(SmallDecoders.Config);
        int[] prompt = SmallDecoders.Tokens(weights.Config, 5);
        using OnnxDecoder decoder = Open(weights, DecoderPrecision.Float32);
        using DecodingSession session = decoder.Start();
        int[] expected = new ReferenceDecoder(weights).Greedy(prompt, 20);

        Completion found = Complete(session, [prompt], -1, 20)[0];

        Assert.Equal(expected, found.Tokens);
        Assert.False(found.HasEnded);
        Assert.Equal(20, found.LogProbabilities.Count);
        double[] logits = new ReferenceDecoder(weights).Logits(prompt);
        Assert.Equal(logits.Max() - Math.Log(logits.Sum(Math.Exp)), found.LogProbabilities[0], 1e-3);
    }

    [Theory]
    [InlineData(DecoderPrecision.Float32)]
    [InlineData(DecoderPrecision.Int8)]
    [InlineData(DecoderPrecision.Int4)]
    public void Several_prompts_together_are_completed_as_each_alone(DecoderPrecision precision)
    {
        DecoderWeights weights = SmallDecoders.Weights(SmallDecoders.Config);
        int[][] prompts = [.. Enumerable.Range(0, 5).Select(i => SmallDecoders.Tokens(weights.Config, 3 + (4 * i), (ulong)i))];
        using OnnxDecoder decoder = Open(weights, precision);
        using DecodingSession one = decoder.Start(), five = decoder.Start(5);

        IReadOnlyList<Completion> together = Complete(five, prompts, End, 30);

        for (int i = 0; i < 5; i++)
        {
            Completion alone = Complete(one, [prompts[i]], End, 30)[0];
            Assert.Equal(alone.Tokens, together[i].Tokens);
            Assert.Equal(alone.HasEnded, together[i].HasEnded);
        }

        Assert.True(together.Select(t => t.Tokens.Count).Distinct().Count() > 1, "every row ended at once: nothing was moved");
    }

    [Fact]
    public void What_prompts_have_in_common_is_not_computed_again_and_changes_nothing()
    {
        DecoderWeights weights = SmallDecoders.Weights(SmallDecoders.Config);
        int[] first = SmallDecoders.Tokens(weights.Config, 12), second = [.. first[..8], 1, 2];
        using OnnxDecoder decoder = Open(weights, DecoderPrecision.Float32);
        using DecodingSession used = decoder.Start(), fresh = decoder.Start();
        used.Begin(0, first);
        used.Begin(0, second);
        fresh.Begin(0, second);

        Assert.Equal(second, used.Tokens(0).ToArray());
        AssertClose([.. fresh.Logits(0).ToArray().Select(l => (double)l)], used.Logits(0), 1e-5);
    }

    [Fact]
    public void A_prompt_without_room_for_a_token_is_refused_and_not_cut()
    {
        DecoderWeights weights = SmallDecoders.Weights(SmallDecoders.Config);
        using OnnxDecoder decoder = Open(weights, DecoderPrecision.Float32);
        using DecodingSession session = decoder.Start(positions: 10);

        Assert.Single(Complete(session, [SmallDecoders.Tokens(weights.Config, 10)], -1, 5)[0].Tokens);
        var e = Assert.Throws<UnderstudyException>(() => Complete(session, [SmallDecoders.Tokens(weights.Config, 11)], -1, 5));
        Assert.Equal("The prompt has 11 tokens and there is room for 10, the completion's among them: too few are left. Shorten it, or let the large model answer.", e.Message);
        Assert.Throws<UnderstudyException>(() => session.Begin(0, SmallDecoders.Tokens(weights.Config, 11)));
    }

    [Fact]
    public void The_same_seed_draws_the_same_tokens_and_their_shares_are_the_probabilities()
    {
        DecoderConfig config = SmallDecoders.Config with { VocabularySize = 8 };
        DecoderWeights weights = SmallDecoders.Weights(config);
        int[] prompt = SmallDecoders.Tokens(config, 5);
        using OnnxDecoder decoder = Open(weights, DecoderPrecision.Float32);
        using DecodingSession session = decoder.Start(50);
        var drawn = new int[8];
        for (ulong seed = 0; seed < 40; seed++)
        {
            foreach (Completion c in Draw(50, new DecodingOptions { MaximumTokens = 1, Temperature = 2 }, seed))
            {
                drawn[c.Tokens[0]]++;
            }
        }

        double[] shares = [.. new ReferenceDecoder(weights).Logits(prompt).Select(l => Math.Exp(l / 2))];
        for (int i = 0; i < 8; i++)
        {
            double p = shares[i] / shares.Sum();
            Assert.InRange(drawn[i], (2000 * p) - (4 * Math.Sqrt(2000 * p)) - 2, (2000 * p) + (4 * Math.Sqrt(2000 * p)) + 2);
        }

        var options = new DecodingOptions { MaximumTokens = 12, Temperature = 1, TopP = 0.9 };
        Assert.Equal(
            Draw(2, options, 5).Select(c => string.Join(' ', c.Tokens)),
            Draw(2, options, 5).Select(c => string.Join(' ', c.Tokens)));
        double[] certain = [.. new ReferenceDecoder(weights).Logits(prompt)];
        int best = Array.IndexOf(certain, certain.Max());
        Assert.All(
            Draw(50, new DecodingOptions { MaximumTokens = 1, Temperature = 1, TopP = 1e-6 }, 1),
            c => Assert.Equal(best, c.Tokens[0]));

        IReadOnlyList<Completion> Draw(int count, DecodingOptions options, ulong seed) =>
            DecoderGenerator.Complete(session, [.. Enumerable.Repeat(prompt, count)], -1, options, new Seed(seed), cancellationToken: TestContext.Current.CancellationToken);
    }

    [Fact]
    public void A_file_of_another_shape_or_none_is_refused()
    {
        DecoderWeights weights = SmallDecoders.Weights(SmallDecoders.Config);
        byte[] model = DecoderOnnx.Write(weights, DecoderPrecision.Float32);
        var e = Assert.Throws<UnderstudyException>(() => OnnxDecoder.Open(model, weights.Config with { VocabularySize = 51 }));
        Assert.Equal(ErrorCode.IntegrityBroken, e.Code);
        Assert.Equal("The ONNX file is no decoder of this shape: expected logits as Float [?, 1, 51], found Float [?, 1, 50]. Restore the file or export again.", e.Message);
        Assert.Contains("expected 8 inputs and 7 outputs, found 10 and 9", Assert.Throws<UnderstudyException>(() => OnnxDecoder.Open(model, weights.Config with { Blocks = 3, Repeats = 1 })).Message, StringComparison.Ordinal);
        for (int cut = 1; cut < model.Length; cut += model.Length / 50)
        {
            Assert.Throws<UnderstudyException>(() => OnnxDecoder.Open(model[..cut], weights.Config));
        }
    }

    [Theory]
    [InlineData(DecoderPrecision.Float32)]
    [InlineData(DecoderPrecision.Int8)]
    [InlineData(DecoderPrecision.Int4)]
    public void The_same_weights_give_the_same_bytes(DecoderPrecision precision)
    {
        DecoderWeights weights = SmallDecoders.Weights(SmallDecoders.Config);

        Assert.Equal(DecoderOnnx.Write(weights, precision), DecoderOnnx.Write(SmallDecoders.Weights(SmallDecoders.Config), precision));
        Assert.NotEqual(DecoderOnnx.Write(weights, precision), DecoderOnnx.Write(SmallDecoders.Weights(SmallDecoders.Config, 8), precision));
    }

    private static OnnxDecoder Open(DecoderWeights weights, DecoderPrecision precision) => OnnxDecoder.Open(DecoderOnnx.Write(weights, precision), weights.Config, OneThread);

    private static IReadOnlyList<Completion> Complete(DecodingSession session, IReadOnlyList<int[]> prompts, int end, int most) =>
        DecoderGenerator.Complete(session, prompts, end, new DecodingOptions { MaximumTokens = most }, default, cancellationToken: TestContext.Current.CancellationToken);

    private static void AssertClose(double[] expected, ReadOnlySpan<float> found, double tolerance)
    {
        Assert.Equal(expected.Length, found.Length);
        for (int i = 0; i < expected.Length; i++)
        {
            Assert.Equal(expected[i], found[i], tolerance * Math.Max(1, Math.Abs(expected[i])));
        }
    }
}
