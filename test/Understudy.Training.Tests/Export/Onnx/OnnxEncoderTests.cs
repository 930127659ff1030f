using CsCheck;

using Understudy.Core;
using Understudy.Inference;

using Xunit;

namespace Understudy.Training.Tests.Export.Onnx;

public sealed class OnnxEncoderTests
{
    public static TheoryData<EncoderFamily> Families => [.. Enum.GetValues<EncoderFamily>()];

    [Theory]
    [MemberData(nameof(Families))]
    public void Integer_answers_are_the_same_bytes_whatever_else_is_asked(EncoderFamily family)
    {
        EncoderConfig config = SmallEncoders.Config(family);
        byte[] model = EncoderOnnx.Write(SmallEncoders.Weights(config), OnnxPrecision.Int8);
        TokenSequence[] inputs = SmallEncoders.Inputs(config, 40);
        using var one = OnnxEncoder.Open(model, config, new OnnxEncoderOptions { Threads = 1 });
        using var three = OnnxEncoder.Open(model, config, new OnnxEncoderOptions { Threads = 3, MaximumBatchTokens = 500 });
        float[] alone = [.. inputs.SelectMany(i => one.Score(i))];

        Assert.Equal(alone, one.Score(inputs));
        Assert.Equal(alone, three.Score(inputs));
        Assert.Equal(alone, inputs.SelectMany(i => three.Score(i)));
        Assert.Equal(alone, three.Score(inputs[..13]).Concat(three.Score(inputs[13..])));
    }

    [Fact]
    public void Float_answers_change_by_rounding_only_with_the_batch() => SmallEncoders.Configs.Select(Gen.ULong, Gen.Int[1, 200]).Sample(
        (config, seed, budget) =>
        {
            byte[] model = EncoderOnnx.Write(SmallEncoders.Weights(config, seed), OnnxPrecision.Float32);
            TokenSequence[] inputs = SmallEncoders.Inputs(config, 12, seed);
            using var batched = OnnxEncoder.Open(model, config, new OnnxEncoderOptions { Threads = 2, MaximumBatchTokens = budget });
            using var alone = OnnxEncoder.Open(model, config, new OnnxEncoderOptions { Threads = 1, MaximumBatchTokens = 1 });

            Assert.All(batched.Score(inputs).Zip(alone.Score(inputs)), p => Assert.Equal(p.Second, p.First, 1e-5));
        },
        iter: 20);

    [Theory]
    [MemberData(nameof(Families))]
    public void Padding_does_not_reach_other_rows_whatever_it_holds(EncoderFamily family)
    {
        // The same short input, padded by a longer one, with two padding tokens: their embeddings must not matter.
        EncoderConfig config = SmallEncoders.Config(family);
        TokenSequence[] inputs = [new([3, 4, 5], 2), new([.. Enumerable.Range(0, 40)], 20)];
        byte[] model = EncoderOnnx.Write(SmallEncoders.Weights(config), OnnxPrecision.Float32);
        float[][] answers = [.. new[] { 0, 49 }.Select(pad =>
        {
            using var encoder = OnnxEncoder.Open(model, config with { PadToken = pad }, new OnnxEncoderOptions { Threads = 1 });
            return encoder.Score(inputs);
        })];

        Assert.Equal(answers[0], answers[1]);
    }

    [Theory]
    [MemberData(nameof(Families))]
    public void Order_of_tokens_and_the_second_text_matter_where_they_should(EncoderFamily family)
    {
        EncoderConfig config = SmallEncoders.Config(family);
        using var encoder = OnnxEncoder.Open(EncoderOnnx.Write(SmallEncoders.Weights(config), OnnxPrecision.Float32), config);
        float[] answer = encoder.Score(new TokenSequence([1, 2, 3, 4, 5], 3));

        Assert.NotEqual(answer, encoder.Score(new TokenSequence([1, 3, 2, 4, 5], 3)));
        Assert.Equal(family == EncoderFamily.EuroBert, answer.SequenceEqual(encoder.Score(new TokenSequence([1, 2, 3, 4, 5], 2))));
    }

    [Fact]
    public void Answers_from_many_threads_at_once_are_those_of_one()
    {
        EncoderConfig config = SmallEncoders.Config(EncoderFamily.Bert);
        TokenSequence[] inputs = SmallEncoders.Inputs(config, 30);
        using var encoder = OnnxEncoder.Open(EncoderOnnx.Write(SmallEncoders.Weights(config), OnnxPrecision.Int8), config, new OnnxEncoderOptions { Threads = 2 });
        float[] expected = encoder.Score(inputs);

        Parallel.For(0, 8, n => Assert.Equal(expected, n % 2 == 0 ? encoder.Score(inputs) : [.. inputs.SelectMany(i => encoder.Score(i))]));
    }

    [Fact]
    public void One_request_allocates_a_few_small_objects()
    {
        EncoderConfig config = SmallEncoders.Config(EncoderFamily.Bert);
        using var encoder = OnnxEncoder.Open(EncoderOnnx.Write(SmallEncoders.Weights(config), OnnxPrecision.Int8), config, new OnnxEncoderOptions { Threads = 1 });
        var input = new TokenSequence([.. Enumerable.Range(0, 40)], 40);
        var logits = new float[3];
        for (int n = 0; n < 100; n++)
        {
            encoder.Score([input], logits, CancellationToken.None);
        }

        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int n = 0; n < 100; n++)
        {
            encoder.Score([input], logits, CancellationToken.None);
        }

        Assert.InRange((GC.GetAllocatedBytesForCurrentThread() - before) / 100, 0, 2048);
    }

    [Fact]
    public void No_inputs_give_no_logits()
    {
        EncoderConfig config = SmallEncoders.Config(EncoderFamily.Bert);
        using var encoder = OnnxEncoder.Open(EncoderOnnx.Write(SmallEncoders.Weights(config), OnnxPrecision.Int8), config);

        Assert.Empty(encoder.Score());
        Assert.Equal(3, encoder.Outputs);
    }

    [Fact]
    public void Rejects_inputs_that_do_not_fit_the_network()
    {
        EncoderConfig config = SmallEncoders.Config(EncoderFamily.Bert);
        using var encoder = OnnxEncoder.Open(EncoderOnnx.Write(SmallEncoders.Weights(config), OnnxPrecision.Int8), config);
        var good = new TokenSequence([1], 1);

        Says("Input 1 has 0 tokens; the encoder takes 1 to 40.", () => encoder.Score(good, default));
        Says("Input 1 has 41 tokens; the encoder takes 1 to 40.", () => encoder.Score(good, new TokenSequence(new int[41], 41)));
        Says("Input 0 says that its second text starts at 3; it has 2 tokens.", () => encoder.Score(new TokenSequence([1, 2], 3)));
        Says("Input 0 has the token 50; the vocabulary has 50.", () => encoder.Score(new TokenSequence([50], 1)));
        Says("Input 0 has the token -1; the vocabulary has 50.", () => encoder.Score(new TokenSequence([-1], 1)));
        Says("Expected room for 1 × 3 logits, found 2.", () => encoder.Score([good], new float[2], TestContext.Current.CancellationToken));

        static void Says(string expected, Action act) => Assert.StartsWith(expected, Assert.Throws<ArgumentException>(act).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Rejects_options_out_of_range_all_at_once()
    {
        EncoderConfig config = SmallEncoders.Config(EncoderFamily.Bert);
        var e = Assert.Throws<ArgumentException>(() => OnnxEncoder.Open([], config with { Outputs = 0 }, new OnnxEncoderOptions { Threads = 0, MaximumBatchTokens = 0 }));

        Assert.Equal("Outputs is 0; give 1 to 100000. Threads is 0; give 1 to 256. MaximumBatchTokens is 0; give 1 to 1048576.", e.Message);
    }

    [Fact]
    public void Stops_when_cancelled()
    {
        EncoderConfig config = SmallEncoders.Config(EncoderFamily.Bert);
        using var encoder = OnnxEncoder.Open(EncoderOnnx.Write(SmallEncoders.Weights(config), OnnxPrecision.Int8), config);

        Assert.Throws<OperationCanceledException>(() => encoder.Score(new TokenSequence[] { new([1], 1) }, new float[3], new CancellationToken(true)));
    }

    [Fact]
    public void Refuses_to_score_once_it_is_closed()
    {
        EncoderConfig config = SmallEncoders.Config(EncoderFamily.Bert);
        var encoder = OnnxEncoder.Open(EncoderOnnx.Write(SmallEncoders.Weights(config), OnnxPrecision.Int8), config);
        encoder.Dispose();
        encoder.Dispose();

        Assert.Throws<ObjectDisposedException>(() => encoder.Score(new TokenSequence([1], 1)));
    }

    [Fact]
    public void Refuses_a_file_of_another_shape_and_says_which()
    {
        EncoderConfig config = SmallEncoders.Config(EncoderFamily.Bert);
        byte[] model = EncoderOnnx.Write(SmallEncoders.Weights(config), OnnxPrecision.Float32);

        Assert.Equal(
            "The ONNX file is no encoder of this shape: expected input_ids Int64 [?, ?], attention_mask Int64 [?, ?], token_type_ids Int64 [?, ?] → logits Float [?, 4]; "
            + "found input_ids Int64 [?, ?], attention_mask Int64 [?, ?], token_type_ids Int64 [?, ?] → logits Float [?, 3]. Restore the file or export again.",
            Refused(model, config with { Outputs = 4 }));
        Assert.Contains("expected input_ids Int64 [?, ?], attention_mask Int64 [?, ?] → logits", Refused(model, SmallEncoders.Config(EncoderFamily.EuroBert)), StringComparison.Ordinal);
    }

    [Fact]
    public void Refuses_a_damaged_file_without_harm()
    {
        // Any byte changed or the end cut off: it opens (a weight's byte) or is refused with the stable code, and the process lives.
        EncoderConfig config = SmallEncoders.Config(EncoderFamily.Bert) with { Layers = 1, Width = 8, Heads = 2, FeedForward = 8, VocabularySize = 8, MaximumTokens = 8 };
        byte[] model = EncoderOnnx.Write(SmallEncoders.Weights(config), OnnxPrecision.Int8);
        var random = new SeededRandom(new Seed(5));
        int opened = 0, refused = 0;
        for (int n = 0; n < 400; n++)
        {
            int at = random.Next(model.Length);
            byte[] damaged = n % 8 == 0 ? model[..at] : [.. model];
            if (at < damaged.Length)
            {
                damaged[at] = (byte)random.Next(256);
            }

            try
            {
                using var encoder = OnnxEncoder.Open(damaged, config, new OnnxEncoderOptions { Threads = 1 });
                encoder.Score(new TokenSequence([1, 2, 3], 3));
                opened++;
                Assert.Equal(model.Length, damaged.Length);
            }
            catch (UnderstudyException e)
            {
                refused++;
                Assert.Equal(ErrorCode.IntegrityBroken, e.Code);
            }
        }

        Assert.True(opened > 0 && refused > 0);
    }

    private static string Refused(byte[] model, EncoderConfig config)
    {
        var e = Assert.Throws<UnderstudyException>(() => OnnxEncoder.Open(model, config));
        Assert.Equal(ErrorCode.IntegrityBroken, e.Code);
        return e.Message;
    }
}
