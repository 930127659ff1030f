using Understudy.Core;

using Xunit;

using static Understudy.Inference.Tests.Encoders.PretrainedDirectory;

namespace Understudy.Inference.Tests.Encoders;

public sealed class PretrainedEncoderTests
{
    private static readonly string[] BertHead = ["classifier.weight", "classifier.bias"];
    private static readonly string[] BertPoolerAndHead = ["bert.pooler.dense.weight", "bert.pooler.dense.bias", .. BertHead];

    [Fact]
    public void A_masked_language_model_of_the_first_releases_gives_everything_but_the_head()
    {
        using PretrainedDirectory d = Bert();
        string[] encoder = [.. d.Tensors.Keys];
        string[] others = ["cls.predictions.bias", "cls.predictions.transform.LayerNorm.beta", "cls.predictions.transform.dense.weight", "cls.seq_relationship.weight"];
        foreach (string name in others)
        {
            d.Add(name, Width);
        }

        PretrainedEncoder read = d.Read();

        Assert.Equal("bert", read.ModelType);
        Assert.Equal(encoder.Order(StringComparer.Ordinal), read.Taken);
        Assert.Equal(BertHead, read.Initialised);
        Assert.Equal(others, read.Ignored);
        Assert.Equal(new EncoderConfig { Family = EncoderFamily.Bert, VocabularySize = Vocabulary, Layers = Layers, Width = Width, Heads = 2, FeedForward = FeedForward, MaximumTokens = Positions, TokenTypes = 2, Outputs = 3 }, read.Weights.Config);
        foreach (ModelTensor p in EncoderParameters.List(read.Weights.Config).Where(p => !BertHead.Contains(p.Name)))
        {
            string theirs = p.Name.Replace("LayerNorm.weight", "LayerNorm.gamma", StringComparison.Ordinal).Replace("LayerNorm.bias", "LayerNorm.beta", StringComparison.Ordinal);
            Assert.Equal(NumbersOf(theirs, p.Count), read.Weights[p.Name].ToArray());
        }
    }

    [Fact]
    public void A_bare_encoder_is_read_without_prefix_and_its_table_of_positions_is_left_out()
    {
        using PretrainedDirectory d = MiniLm();
        int taken = d.Tensors.Count;
        d.Add("embeddings.position_ids", 1, Positions);
        PretrainedEncoder read = d.Read();

        Assert.Equal(taken, read.Taken.Count);
        Assert.Equal(["embeddings.position_ids"], read.Ignored);
        Assert.Equal(NumbersOf("encoder.layer.1.output.dense.weight", Width * FeedForward), read.Weights["bert.encoder.layer.1.output.dense.weight"].ToArray());
    }

    [Fact]
    public void DistilBert_becomes_the_bert_layout()
    {
        using PretrainedDirectory d = DistilBert();
        string[] encoder = [.. d.Tensors.Keys];
        d.Linear("vocab_transform", Width, Width);
        d.Linear("pre_classifier", Width, Width);
        d.Linear("classifier", 3, Width);
        PretrainedEncoder read = d.Read();

        Assert.Equal(encoder.Order(StringComparer.Ordinal), read.Taken);
        // The head of DistilBERT has a ReLU where ours has a tanh, so that it is not taken though it fits.
        Assert.Equal(["bert.embeddings.token_type_embeddings.weight", .. BertPoolerAndHead], read.Initialised);
        Assert.Equal(["classifier.bias", "classifier.weight", "pre_classifier.bias", "pre_classifier.weight", "vocab_transform.bias", "vocab_transform.weight"], read.Ignored);
        Assert.All(read.Weights["bert.embeddings.token_type_embeddings.weight"].ToArray(), x => Assert.Equal(0, x));
        (string Ours, string Theirs)[] pairs =
        [
            ("attention.self.query", "attention.q_lin"), ("attention.self.key", "attention.k_lin"), ("attention.self.value", "attention.v_lin"), ("attention.output.dense", "attention.out_lin"),
            ("attention.output.LayerNorm", "sa_layer_norm"), ("intermediate.dense", "ffn.lin1"), ("output.dense", "ffn.lin2"), ("output.LayerNorm", "output_layer_norm"),
        ];
        foreach ((string ours, string theirs) in pairs)
        {
            foreach (string part in (string[])[".weight", ".bias"])
            {
                float[] found = read.Weights["bert.encoder.layer.1." + ours + part].ToArray();
                Assert.Equal(NumbersOf("distilbert.transformer.layer.1." + theirs + part, found.Length), found);
            }
        }

        Assert.Equal(NumbersOf("distilbert.embeddings.word_embeddings.weight", Vocabulary * Width), read.Weights["bert.embeddings.word_embeddings.weight"].ToArray());
    }

    [Fact]
    public void EuroBert_is_read_with_and_without_prefix()
    {
        using PretrainedDirectory d = EuroBert();
        string[] encoder = [.. d.Tensors.Keys];
        d.Add("lm_head.weight", Vocabulary, Width);
        d.Add("model.layers.0.self_attn.rotary_emb.inv_freq", 4);
        PretrainedEncoder read = d.Read();
        using PretrainedDirectory bare = EuroBert();
        foreach (string name in encoder)
        {
            bare.Add(name["model.".Length..], bare.Tensors[name]);
            bare.Tensors.Remove(name);
        }

        Assert.Equal(encoder.Order(StringComparer.Ordinal), read.Taken);
        Assert.Equal(["dense.weight", "dense.bias", .. BertHead], read.Initialised);
        Assert.Equal(["lm_head.weight", "model.layers.0.self_attn.rotary_emb.inv_freq"], read.Ignored);
        Assert.Equal(250_000, read.Weights.Config.RotaryBase);
        Assert.Equal(NumbersOf("model.layers.1.mlp.down_proj.weight", Width * FeedForward), read.Weights["model.layers.1.mlp.down_proj.weight"].ToArray());
        Assert.Equal(NumbersOf("norm.weight", Width), bare.Read().Weights["model.norm.weight"].ToArray());
    }

    [Theory]
    [InlineData("\"classifier_pooling\":\"mean\",", true)]
    [InlineData("\"clf_pooling\":\"mean\",", true)]
    [InlineData("\"clf_pooling\":\"late\",", false)]
    [InlineData("", false)]
    public void A_head_of_EuroBert_is_taken_when_it_pools_as_ours(string pooling, bool taken)
    {
        using PretrainedDirectory d = EuroBert(pooling);
        d.Linear("dense", Width, Width);
        d.Linear("classifier", 3, Width);

        Assert.Equal(taken ? [] : ["dense.weight", "dense.bias", .. BertHead], d.Read().Initialised);
    }

    [Fact]
    public void A_head_is_taken_when_it_has_the_outputs_asked_for_and_a_pooler()
    {
        using PretrainedDirectory d = Bert("weight/bias");
        d.Linear("classifier", 3, Width);
        using PretrainedDirectory tokens = Bert("weight/bias");
        tokens.Linear("classifier", 3, Width);
        tokens.Tensors.Remove("bert.pooler.dense.weight");
        tokens.Tensors.Remove("bert.pooler.dense.bias");

        Assert.Empty(d.Read(outputs: 3).Initialised);
        Assert.Equal(NumbersOf("classifier.weight", 3 * Width), d.Read(outputs: 3).Weights["classifier.weight"].ToArray());
        PretrainedEncoder other = d.Read(outputs: 4);
        Assert.Equal(BertHead, other.Initialised);
        Assert.Equal(["classifier.bias", "classifier.weight"], other.Ignored);
        Assert.Equal(4 * Width, other.Weights["classifier.weight"].Length);
        Assert.Equal(BertPoolerAndHead, tokens.Read(outputs: 3).Initialised);
    }

    [Theory]
    [InlineData(SafetensorsType.F16)]
    [InlineData(SafetensorsType.BF16)]
    public void Narrow_floats_are_widened(SafetensorsType type)
    {
        using PretrainedDirectory wide = Bert(), narrow = Bert();
        EncoderWeights expected = wide.Read().Weights, found = narrow.Read(type: type).Weights;

        foreach (ModelTensor p in EncoderParameters.List(expected.Config))
        {
            Assert.Equal(expected[p.Name].ToArray(), found[p.Name].ToArray());
        }
    }

    [Fact]
    public void Positions_are_cut_to_the_length_asked_for()
    {
        using PretrainedDirectory d = Bert(), rotary = EuroBert();
        EncoderWeights cut = d.Read(maximumTokens: 10).Weights;

        Assert.Equal(10, cut.Config.MaximumTokens);
        Assert.Equal(NumbersOf("bert.embeddings.position_embeddings.weight", Positions * Width)[..(10 * Width)], cut["bert.embeddings.position_embeddings.weight"].ToArray());
        Assert.Equal(10, rotary.Read(maximumTokens: 10).Weights.Config.MaximumTokens);
        foreach (int wrong in (int[])[7, Positions + 1, -1])
        {
            var e = Assert.Throws<UnderstudyException>(() => d.Read(maximumTokens: wrong));
            Assert.Equal(ErrorCode.OptionsInvalid, e.Code);
            Assert.Contains($"8 to {Positions} tokens", e.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void New_weights_follow_from_the_seed()
    {
        using PretrainedDirectory d = DistilBert();
        float[] one = d.Read(outputs: 200, seed: 1).Weights["classifier.weight"].ToArray();

        Assert.Equal(one, d.Read(outputs: 200, seed: 1).Weights["classifier.weight"].ToArray());
        Assert.NotEqual(one, d.Read(outputs: 200, seed: 2).Weights["classifier.weight"].ToArray());
        Assert.NotEqual(one[..(Width * Width)], d.Read(outputs: 200, seed: 1).Weights["bert.pooler.dense.weight"].ToArray());
        Assert.All(d.Read().Weights["classifier.bias"].ToArray(), x => Assert.Equal(0, x));
        // 3,200 numbers: five standard errors of the deviation are 0.00125.
        Assert.InRange(Math.Sqrt(one.Average(x => (double)x * x)), 0.0187, 0.0213);
    }

    [Fact]
    public void The_tokenizer_is_given_as_it_lies_there()
    {
        using PretrainedDirectory d = Bert();
        PretrainedTokenizer bare = d.Read().Tokenizer;
        d.Write("tokenizer_config.json", """{"do_lower_case":false,"strip_accents":true,"model_max_length":512}""");
        PretrainedTokenizer cased = d.Read().Tokenizer;
        d.Write("tokenizer.json", "{}");

        Assert.Equal(("vocab.txt", true, null), (bare.FileName, bare.LowerCase, bare.StripAccents));
        Assert.Equal(("vocab.txt", false, true), (cased.FileName, cased.LowerCase, cased.StripAccents));
        Assert.Equal(File.ReadAllBytes(d["vocab.txt"]), cased.Content.ToArray());
        Assert.Equal(("tokenizer.json", "{}"), (d.Read().Tokenizer.FileName, System.Text.Encoding.UTF8.GetString(d.Read().Tokenizer.Content.Span)));
    }
}
