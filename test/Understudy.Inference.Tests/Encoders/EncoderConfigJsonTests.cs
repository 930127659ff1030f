using System.Text;

using CsCheck;

using Understudy.Core;

using Xunit;

namespace Understudy.Inference.Tests.Encoders;

public sealed class EncoderConfigJsonTests
{
    [Fact]
    public void A_classifier_of_the_BERT_family_is_written_as_transformers_writes_it()
    {
        var config = new EncoderConfig { Family = EncoderFamily.Bert, VocabularySize = 4000, Outputs = 2 };

        Assert.Equal(
            """
            {
              "model_type": "bert",
              "architectures": [
                "BertForSequenceClassification"
              ],
              "hidden_act": "gelu",
              "position_embedding_type": "absolute",
              "type_vocab_size": 2,
              "layer_norm_eps": 1E-12,
              "hidden_dropout_prob": 0.1,
              "attention_probs_dropout_prob": 0.1,
              "classifier_dropout": null,
              "vocab_size": 4000,
              "hidden_size": 256,
              "num_hidden_layers": 4,
              "num_attention_heads": 4,
              "intermediate_size": 1024,
              "max_position_embeddings": 128,
              "pad_token_id": 0,
              "initializer_range": 0.02,
              "use_cache": false,
              "torch_dtype": "float32",
              "problem_type": "single_label_classification",
              "id2label": {
                "0": "Größe & \"Form\"",
                "1": "line\nbreak"
              },
              "label2id": {
                "Größe & \"Form\"": 0,
                "line\nbreak": 1
              }
            }

            """,
            Encoding.UTF8.GetString(EncoderConfigJson.Write(config, ["Größe & \"Form\"", "line\nbreak"])),
            ignoreLineEndingDifferences: true);
    }

    [Fact]
    public void A_score_of_the_EuroBERT_family_is_written_for_old_and_new_readers()
    {
        var config = new EncoderConfig { Family = EncoderFamily.EuroBert, VocabularySize = 4000, TokenTypes = 0, NormEpsilon = 1e-5f, PadToken = 3, Outputs = 1 };

        Assert.Equal(
            """
            {
              "model_type": "eurobert",
              "architectures": [
                "EuroBertForSequenceClassification"
              ],
              "hidden_act": "silu",
              "classifier_pooling": "mean",
              "clf_pooling": "mean",
              "num_key_value_heads": 4,
              "head_dim": 64,
              "rms_norm_eps": 1E-05,
              "rope_theta": 10000.0,
              "rope_parameters": {
                "rope_type": "default",
                "rope_theta": 10000.0
              },
              "attention_bias": false,
              "mlp_bias": false,
              "attention_dropout": 0.0,
              "tie_word_embeddings": false,
              "bos_token_id": 1,
              "eos_token_id": null,
              "mask_token_id": 4,
              "vocab_size": 4000,
              "hidden_size": 256,
              "num_hidden_layers": 4,
              "num_attention_heads": 4,
              "intermediate_size": 1024,
              "max_position_embeddings": 128,
              "pad_token_id": 3,
              "initializer_range": 0.02,
              "use_cache": false,
              "torch_dtype": "float32",
              "problem_type": "regression",
              "id2label": {
                "0": "score"
              },
              "label2id": {
                "score": 0
              },
              "sentence_transformers": {
                "activation_fn": "torch.nn.modules.linear.Identity"
              }
            }

            """,
            Encoding.UTF8.GetString(EncoderConfigJson.Write(config, ["score"], classToken: 1, maskToken: 4)),
            ignoreLineEndingDifferences: true);
    }

    [Fact]
    public void What_is_written_is_read_again() =>
        Gen.Select(Gen.Bool, Gen.Int[8, 100_000], Gen.Int[1, 64], Gen.Int[1, 16], Gen.Int[1, 8], Gen.Int[8, 8192], Gen.Float[1e-12f, 0.1f], Gen.Float[1, 1e9f])
            .Sample((bert, vocabulary, layers, heads, eighths, tokens, epsilon, rotary) =>
            {
                int outputs = 1 + (tokens % 40);
                var config = new EncoderConfig
                {
                    Family = bert ? EncoderFamily.Bert : EncoderFamily.EuroBert,
                    VocabularySize = vocabulary,
                    Layers = layers,
                    Heads = heads,
                    Width = 8 * eighths * heads,
                    MaximumTokens = tokens,
                    TokenTypes = bert ? 1 + (layers % 2) : 0,
                    Outputs = outputs,
                    NormEpsilon = epsilon,
                    RotaryBase = bert ? 10_000 : rotary,
                    PadToken = vocabulary - 1,
                };
                byte[] json = EncoderConfigJson.Write(config, [.. Enumerable.Range(0, outputs).Select(i => $"label {i}")]);

                Assert.Equal(config, EncoderConfigJson.Read(json, "config.json"));
                Assert.Equal(config with { Outputs = 7 }, EncoderConfigJson.Read(json, "config.json", outputs: 7));
            });

    [Fact]
    public void Unusable_configurations_and_labels_are_not_written()
    {
        var config = new EncoderConfig { Family = EncoderFamily.Bert, VocabularySize = 4000, Outputs = 2 };

        Assert.Throws<ArgumentException>(() => EncoderConfigJson.Write(config, ["one"]));
        Assert.Throws<ArgumentException>(() => EncoderConfigJson.Write(config, ["one", "one"]));
        Assert.Throws<ArgumentException>(() => EncoderConfigJson.Write(config with { Width = 3 }, ["one", "two"]));
    }

    [Fact]
    public void The_defaults_are_those_of_the_configuration_classes()
    {
        EncoderConfig bert = Read("""{"model_type":"bert"}"""), distil = Read("""{"model_type":"distilbert"}"""), euro = Read("""{"model_type":"eurobert","rope_parameters":{"rope_type":"default","rope_theta":250000.0}}""");

        Assert.Equal((30522, 12, 768, 12, 3072, 512, 2, 1e-12f, 0, 2), (bert.VocabularySize, bert.Layers, bert.Width, bert.Heads, bert.FeedForward, bert.MaximumTokens, bert.TokenTypes, bert.NormEpsilon, bert.PadToken, bert.Outputs));
        Assert.Equal((30522, 6, 768, 12, 3072, 512, 2, 1e-12f), (distil.VocabularySize, distil.Layers, distil.Width, distil.Heads, distil.FeedForward, distil.MaximumTokens, distil.TokenTypes, distil.NormEpsilon));
        Assert.Equal((128256, 12, 768, 12, 3072, 8192, 0, 1e-5f, 128001, 250_000f), (euro.VocabularySize, euro.Layers, euro.Width, euro.Heads, euro.FeedForward, euro.MaximumTokens, euro.TokenTypes, euro.NormEpsilon, euro.PadToken, euro.RotaryBase));
        Assert.Equal(3, Read("""{"model_type":"bert","id2label":{"0":"a","1":"b","2":"c"}}""").Outputs);
        Assert.Equal(96, Read("\uFEFF{\"model_type\":\"bert\",\"hidden_size\":96,\"num_attention_heads\":null,\"embedding_size\":96}").Width);
    }

    [Theory]
    [InlineData("""{"model_type":"roberta"}""", "Expected a model of type bert (MiniLM has it too), distilbert or eurobert; config.json says model_type 'roberta'. Other layouts cannot be read: choose a model of one of these.")]
    [InlineData("""{"hidden_size":64}""", "Expected a model of type bert (MiniLM has it too), distilbert or eurobert; config.json says no model_type. Other layouts cannot be read: choose a model of one of these.")]
    [InlineData("""{"model_type":"bert","hidden_act":"gelu_new","position_embedding_type":"relative_key"}""", "config.json describes a model that cannot be used: hidden_act is 'gelu_new'; expected gelu or gelu_python (other activations are not computed). position_embedding_type is 'relative_key'; expected absolute (relative positions are not computed).")]
    [InlineData("""{"model_type":"bert","is_decoder":true,"add_cross_attention":"yes"}""", "config.json describes a model that cannot be used: is_decoder is 'True'; expected false (decoders see to the left only). add_cross_attention is 'yes'; expected false (there is no second input to attend to).")]
    [InlineData("""{"model_type":"bert","hidden_size":"big","vocab_size":1000000000,"layer_norm_eps":[]}""", "config.json describes a model that cannot be used: hidden_size is 'big'; expected a whole number. layer_norm_eps is a list or an object; expected a number. vocab_size is 1000000000; expected 8 to 1000000.")]
    [InlineData("""{"model_type":"bert","hidden_size":100,"type_vocab_size":16,"num_hidden_layers":99999999999}""", "config.json describes a model that cannot be used: num_hidden_layers is '99999999999'; expected a whole number. hidden_size is 100; expected 8 to 4096, divisible by Heads (12). type_vocab_size is 16; expected 1 or 2 for Bert, 0 for EuroBert.")]
    [InlineData("""{"model_type":"bert","embedding_size":128,"pad_token_id":-1,"layer_norm_eps":1e400}""", "config.json describes a model that cannot be used: embedding_size is 128; expected 768 (hidden_size: factorised embeddings are not computed). layer_norm_eps is Infinity; expected above 0 to 0.1. pad_token_id is -1; expected an id of the vocabulary.")]
    [InlineData("""{"model_type":"distilbert","activation":"relu","dim":7}""", "config.json describes a model that cannot be used: activation is 'relu'; expected gelu or gelu_python (other activations are not computed). dim is 7; expected 8 to 4096, divisible by Heads (12).")]
    [InlineData("""{"model_type":"eurobert","hidden_act":"gelu","num_attention_heads":18,"hidden_size":1152,"num_key_value_heads":6,"head_dim":32,"attention_bias":true}""", "config.json describes a model that cannot be used: hidden_act is 'gelu'; expected silu or swish (other activations are not computed). attention_bias is 'True'; expected false (projections have no biases). num_key_value_heads is 6; expected 18 (num_attention_heads: grouped keys and values are not computed). head_dim is 32; expected 64 (hidden_size / num_attention_heads). rope_theta is missing; expected a number (the releases of Hugging Face's code do not agree on a default).")]
    [InlineData("""{"model_type":"eurobert","rope_theta":10000,"rope_scaling":{"type":"linear","factor":2}}""", "config.json describes a model that cannot be used: rope_scaling.type is 'linear'; expected default (scaled angles are not computed).")]
    [InlineData("[]", "Expected the settings of a model; config.json holds no JSON object.")]
    [InlineData("""{"model_type":"bert","model_type":"bert"}""", "Expected the settings of a model as JSON with every name once; config.json")]
    [InlineData("""{"model_type":"bert","layer_norm_eps":NaN}""", "Expected the settings of a model as JSON with every name once; config.json:1:")]
    [InlineData("""{"model_type":"\ud800"}""", "Expected the settings of a model as JSON with every name once; config.json")]
    public void What_cannot_be_computed_is_refused_with_all_reasons(string json, string message)
    {
        var e = Assert.Throws<UnderstudyException>(() => Read(json));

        Assert.Equal(ErrorCode.InputUnreadable, e.Code);
        Assert.StartsWith(message, e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Depth_length_and_mutations_never_crash()
    {
        Assert.Throws<UnderstudyException>(() => Read("{\"a\":" + new string('[', 100_000)));
        Assert.Throws<UnderstudyException>(() => EncoderConfigJson.Read(new byte[17 << 20], "config.json"));
        string[] pieces = ["0", "-1", "1e999", "9999999999999999999999", "null", "true", "\"\"", "{}", "[", "\\ud800", "\"num_attention_heads\":0,", "\"rope_theta\":[],", "\"rope_scaling\":7,", "\"id2label\":{},", "\u0000"];
        using PretrainedDirectory bert = PretrainedDirectory.Bert(), euro = PretrainedDirectory.EuroBert(), distil = PretrainedDirectory.DistilBert();
        string[] valid = [File.ReadAllText(bert["config.json"]), File.ReadAllText(euro["config.json"]), File.ReadAllText(distil["config.json"])];
        Gen.Select(Gen.OneOf(valid), Gen.Double[0, 1], Gen.Int[0, 12], Gen.OneOf(pieces)).Sample(
            (json, where, removed, piece) =>
            {
                int at = (int)(where * json.Length);
                try
                {
                    Read(json[..at] + piece + json[Math.Min(json.Length, at + removed)..]);
                }
                catch (UnderstudyException e)
                {
                    Assert.Equal(ErrorCode.InputUnreadable, e.Code);
                }
            },
            iter: 3000);
    }

    private static EncoderConfig Read(string json) => EncoderConfigJson.Read(Encoding.UTF8.GetBytes(json), "config.json");
}
