using Understudy.Core;
using Understudy.Inference;
using Understudy.Testing;

using Xunit;

namespace Understudy.Training.Tests.Export;

public sealed class DecoderExporterTests
{
    [Theory]
    [InlineData(DecodingMode.Free)]
    [InlineData(DecodingMode.Late)]
    [InlineData(DecodingMode.Constrained)]
    public void A_decoder_answers_the_same_after_loading(DecodingMode mode)
    {
        using var temporary = new TemporaryDirectory();
        (SpecialistManifest manifest, DecoderWeights weights, TextTokenizer tokenizer) = SmallDecoderSpecialist.Make(2, mode: mode);
        using DecoderSpecialist own = SmallDecoderSpecialist.Open(2, mode);

        ContentHash hash = DecoderExporter.Write(temporary["s"], manifest, weights, tokenizer, Trained(weights), [.. SmallDecoderSpecialist.Texts.Select(t => (t, own.Answer(t)))]);

        Assert.Equal(hash, SpecialistDirectory.HashOf(temporary["s"]));
        Assert.Equal(
            ["README.md", "config.json", "generation_config.json", "model.safetensors", "onnx/model.onnx", "onnx/model_q4.onnx", "onnx/model_quantized.onnx", "tokenizer.json", "tokenizer_config.json"],
            SpecialistDirectory.ReadManifest(temporary["s"]).Files.Keys);
        using OpenedSpecialist opened = OpenedSpecialist.Open(temporary["s"], 1);
        Assert.All(SmallDecoderSpecialist.Texts, text => Assert.Equal(own.Predict(text), opened.Caller!.Predict(text)));
        Assert.Equal(hash, DecoderExporter.Write(temporary["again"], manifest, weights, tokenizer, [], []));
    }

    [Fact]
    public void Whatever_the_weights_are_a_constrained_answer_is_valid()
    {
        ToolSet tools = ToolSet.Parse(SmallDecoderSpecialist.Tools);
        foreach (DecodingMode mode in new[] { DecodingMode.Constrained, DecodingMode.Late })
        {
            for (ulong seed = 1; seed <= 10; seed++)
            {
                using DecoderSpecialist specialist = SmallDecoderSpecialist.Open(mode: mode, seed: seed);
                foreach (string text in SmallDecoderSpecialist.Texts)
                {
                    DecodedAnswer answer = specialist.Answer(text);
                    Assert.NotNull(answer.Calls);
                    Assert.All(CallText.Read(answer.Calls)!, c => Assert.Null(tools.Fault(c)));
                    Assert.InRange(answer.Probability, 0, 1);
                    Assert.Equal(answer.Calls == CallText.None ? null : answer.Calls, specialist.Predict(text).Calls); // "no call" is the large model's
                }
            }
        }
    }

    [Fact]
    public void Late_constraint_ends_where_constraint_from_the_start_ends()
    {
        for (ulong seed = 1; seed <= 5; seed++)
        {
            // In 8 bits, running the prompt's last token again rounds otherwise, and random scores are close.
            using DecoderSpecialist late = SmallDecoderSpecialist.Open(mode: DecodingMode.Late, seed: seed, precision: DecoderPrecision.Float32), early = SmallDecoderSpecialist.Open(seed: seed, precision: DecoderPrecision.Float32);
            Assert.All(SmallDecoderSpecialist.Texts, text => Assert.Equal(early.Predict(text).Calls, late.Predict(text).Calls));
        }
    }

    [Fact]
    public void A_draft_that_begins_well_goes_on_from_where_it_errs()
    {
        int begun = 0;
        for (ulong seed = 1; seed <= 4; seed++)
        {
            foreach (int sign in (int[])[1, -1])
            {
                using DecoderSpecialist late = Leaning(DecodingMode.Late, seed, sign), early = Leaning(DecodingMode.Constrained, seed, sign), free = Leaning(DecodingMode.Free, seed, sign);
                foreach (string text in SmallDecoderSpecialist.Texts)
                {
                    begun += free.TextOf(free.Answer(text).Completion!).StartsWith('[') ? 1 : 0;
                    Assert.NotNull(late.Answer(text).Calls);
                    Assert.Equal(early.Answer(text).Calls, late.Answer(text).Calls);
                }
            }
        }

        Assert.True(begun > 4, $"{begun}");

        // One of the two signs makes the bracket that calls begin with by far the likeliest token.
        static DecoderSpecialist Leaning(DecodingMode mode, ulong seed, int sign)
        {
            (SpecialistManifest manifest, DecoderWeights weights, TextTokenizer tokenizer) = SmallDecoderSpecialist.Make(mode: mode, seed: seed);
            int bracket = tokenizer.EncodeText("[")[0], width = weights.Config.Width;
            var leaning = DecoderWeights.Create(weights.Config, p =>
            {
                float[] values = weights[p.Name].ToArray();
                foreach (ref float value in p.Name == DecoderParameters.Embeddings ? values.AsSpan(bracket * width, width) : [])
                {
                    value *= 20 * sign;
                }

                return values;
            });
            return new DecoderSpecialist(OnnxDecoder.Open(DecoderOnnx.Write(leaning, DecoderPrecision.Float32), leaning.Config), tokenizer, manifest);
        }
    }

    [Theory]
    [InlineData(DecodingMode.Late)]
    [InlineData(DecodingMode.Constrained)]
    public void Looking_at_more_completions_never_gives_a_less_likely_answer(DecodingMode mode)
    {
        int better = 0;
        for (ulong seed = 1; seed <= 6; seed++)
        {
            (SpecialistManifest manifest, DecoderWeights weights, TextTokenizer tokenizer) = SmallDecoderSpecialist.Make(mode: mode, seed: seed);
            using DecoderSpecialist greedy = Of(1), wide = Of(6);
            foreach (string text in SmallDecoderSpecialist.Texts)
            {
                DecodedAnswer one = greedy.Answer(text), many = wide.Answer(text);
                Assert.NotNull(many.Calls);
                Assert.True(many.Probability >= one.Probability * (1 - 1e-4), $"{many.Probability} {one.Probability}"); // how many tokens run together rounds
                Assert.Equal(many, wide.Answer(text) with { Completion = many.Completion });
                Assert.Equal(many.Completion!.LogProbabilities.Count, many.Completion.Tokens.Count + 1);
                better += many.Probability > 1.01 * one.Probability ? 1 : 0;
            }

            DecoderSpecialist Of(int most) => new(OnnxDecoder.Open(DecoderOnnx.Write(weights, DecoderPrecision.Float32), weights.Config), tokenizer, manifest with { Decoder = manifest.Decoder! with { MostCompletions = most } });
        }

        Assert.True(mode == DecodingMode.Late || better > 0, "no answer was improved");
    }

    [Fact]
    public void Random_weights_write_no_valid_call_freely_and_that_is_no_answer()
    {
        using DecoderSpecialist free = SmallDecoderSpecialist.Open(mode: DecodingMode.Free);

        DecodedAnswer answer = free.Answer("turn on the kitchen light");

        Assert.Equal((null, 0), (answer.Calls, answer.Probability));
        Assert.NotEmpty(answer.Completion!.Tokens);
        Assert.Equal(default, free.Predict("turn on the kitchen light"));
    }

    [Fact]
    public void A_vote_gives_the_same_answer_for_the_same_seed_and_only_valid_ones()
    {
        using DecoderSpecialist specialist = SmallDecoderSpecialist.Open();
        var options = new SelfConsistencyOptions { MostSamples = 12, Temperature = 0.2 };

        SelfConsistencyVote vote = specialist.Vote("play jazz", options, new Seed(1));

        Assert.NotNull(vote.Answer);
        Assert.InRange(vote.Samples, 4, 12);
        Assert.Equal(vote, specialist.Vote("play jazz", options, new Seed(1)));
        Assert.Equal(0, specialist.Vote(new string('1', 127), options, new Seed(1)).Samples);
    }

    [Fact]
    public void A_text_that_leaves_too_little_room_is_the_large_models()
    {
        using DecoderSpecialist specialist = SmallDecoderSpecialist.Open();

        Assert.NotNull(specialist.Predict(new string('1', 126)).Calls);
        Assert.Equal(default, specialist.Predict(new string('1', 127)));
        Assert.Null(specialist.Answer(new string('1', 127)).Completion);
    }

    [Fact]
    public async Task Answers_do_not_depend_on_what_is_asked_beside_them()
    {
        using DecoderSpecialist specialist = SmallDecoderSpecialist.Open();
        string[] texts = [.. Enumerable.Range(0, 24).Select(i => $"light {i}")];
        CallPrediction[] alone = [.. texts.Select(specialist.Predict)];

        CallPrediction[] together = await Task.WhenAll(texts.Select(t => Task.Run(() => specialist.Predict(t))));

        Assert.Equal(alone, together);
    }

    [Fact]
    public void A_decoder_that_answers_otherwise_is_not_kept()
    {
        using var temporary = new TemporaryDirectory();
        (SpecialistManifest manifest, DecoderWeights weights, TextTokenizer tokenizer) = SmallDecoderSpecialist.Make();
        DecoderScores golden = Trained(weights)[0];
        float[] wrong = golden.Logits.ToArray();
        wrong[5] += 0.01f;

        var e = Assert.Throws<UnderstudyException>(() => DecoderExporter.Write(temporary["s"], manifest, weights, tokenizer, [golden with { Logits = wrong }], []));
        Assert.StartsWith("The exported decoder does not answer as the one that was trained: behind 3 tokens its graph scores token 5 with ", e.Message, StringComparison.Ordinal);
        Assert.False(Directory.Exists(temporary["s"]));
        e = Assert.Throws<UnderstudyException>(() => DecoderExporter.Write(temporary["s"], manifest, weights, tokenizer, [], [("light", new DecodedAnswer("[]", 1, null))]));
        Assert.Contains("instead of [] with 1", e.Message, StringComparison.Ordinal);
        Assert.False(Directory.Exists(temporary["s"]));
    }

    [Fact]
    public void Parts_that_do_not_fit_together_are_refused_with_all_reasons()
    {
        (SpecialistManifest manifest, DecoderWeights weights, TextTokenizer tokenizer) = SmallDecoderSpecialist.Make();
        using OnnxDecoder decoder = OnnxDecoder.Open(DecoderOnnx.Write(weights, DecoderPrecision.Float32), weights.Config);

        var e = Assert.Throws<ArgumentException>(() => new DecoderSpecialist(decoder, tokenizer, manifest with { Tools = null, Decoder = manifest.Decoder! with { CompletionTokens = 1 } }));

        Assert.StartsWith("CompletionTokens has 1; give 4 to less than 256. The mode Constrained needs the functions' schemas, the manifest has none.", e.Message, StringComparison.Ordinal);
    }

    private static DecoderScores[] Trained(DecoderWeights weights)
    {
        int[] tokens = [1, 2, 3];
        return [new DecoderScores(tokens, Array.ConvertAll(new Onnx.ReferenceDecoder(weights).Logits(tokens), l => (float)l))];
    }
}
