using System.Text;

using CsCheck;

using Understudy.Core;

using Xunit;

namespace Understudy.Inference.Tests.Decoding;

public sealed class DecoderConfigJsonTests
{
    private static readonly DecoderConfig Small = new() { VocabularySize = 4000, Blocks = 2, TiedEmbeddings = false };

    [Fact]
    public void A_decoder_is_written_as_transformers_writes_Llama()
    {
        Assert.Equal(
            """
            {
              "model_type": "llama",
              "architectures": [
                "LlamaForCausalLM"
              ],
              "hidden_act": "silu",
              "vocab_size": 4000,
              "hidden_size": 256,
              "intermediate_size": 704,
              "num_hidden_layers": 2,
              "num_attention_heads": 4,
              "num_key_value_heads": 2,
              "head_dim": 64,
              "max_position_embeddings": 512,
              "rms_norm_eps": 1E-05,
              "rope_theta": 10000.0,
              "rope_parameters": {
                "rope_type": "default",
                "rope_theta": 10000.0
              },
              "attention_bias": false,
              "mlp_bias": false,
              "tie_word_embeddings": false,
              "attention_dropout": 0.0,
              "initializer_range": 0.02,
              "bos_token_id": 2,
              "eos_token_id": 3,
              "pad_token_id": null,
              "use_cache": true,
              "torch_dtype": "float32"
            }

            """,
            Encoding.UTF8.GetString(DecoderConfigJson.Write(Small, 2, 3, null)),
            ignoreLineEndingDifferences: true);
    }

    [Fact]
    public void Biases_make_it_Qwen2_and_blocks_computed_twice_MobileLLM()
    {
        string qwen = Encoding.UTF8.GetString(DecoderConfigJson.Write(Small with { AttentionBias = true }, null, 3, 0));
        string mobile = Encoding.UTF8.GetString(DecoderConfigJson.Write(Small with { Repeats = 2, TiedEmbeddings = true }, 2, 3, 0));

        Assert.Contains("\"Qwen2ForCausalLM\"", qwen, StringComparison.Ordinal);
        Assert.Contains("\"use_sliding_window\": false", qwen, StringComparison.Ordinal);
        Assert.Contains("\"bos_token_id\": null", qwen, StringComparison.Ordinal);
        Assert.Contains("\"MobileLLMForCausalLM\"", mobile, StringComparison.Ordinal);
        Assert.Contains("\"layer_sharing\": true", mobile, StringComparison.Ordinal);
        Assert.Contains("\"share_embedding\": true", mobile, StringComparison.Ordinal);
        Assert.Contains("\"num_hidden_layers\": 2", mobile, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_written_is_read_again() =>
        Gen.Select(Gen.Int[0, 2], Gen.Bool, Gen.Int[8, 100_000], Gen.Int[1, 64], Gen.Int[1, 4], Gen.Int[1, 4], Gen.Int[8, 8192], Gen.Select(Gen.Float[1e-12f, 0.1f], Gen.Float[1, 1e9f]))
            .Sample((kind, tied, vocabulary, blocks, groups, eighths, tokens, numbers) =>
            {
                var config = new DecoderConfig
                {
                    VocabularySize = vocabulary,
                    Blocks = blocks,
                    Repeats = kind == 2 ? 2 : 1,
                    Width = 8 * eighths * groups * 2,
                    Heads = groups * 2,
                    KeyValueHeads = 2,
                    FeedForward = 8 * eighths,
                    MaximumTokens = tokens,
                    TiedEmbeddings = tied,
                    AttentionBias = kind == 1,
                    NormEpsilon = numbers.Item1,
                    RotaryBase = numbers.Item2,
                };

                Assert.Equal(config, DecoderConfigJson.Read(DecoderConfigJson.Write(config, null, 1, null), "config.json"));
            });

    [Fact]
    public void Unusable_configurations_and_those_that_no_class_computes_are_not_written()
    {
        Assert.Contains("Width is 3", Assert.Throws<ArgumentException>(() => DecoderConfigJson.Write(Small with { Width = 3 }, 2, 3, null)).Message, StringComparison.Ordinal);
        Assert.Contains("computes blocks 3 times; write the weights unshared", Assert.Throws<ArgumentException>(() => DecoderConfigJson.Write(Small with { Repeats = 3 }, 2, 3, null)).Message, StringComparison.Ordinal);
        Assert.Contains("2 times with attention biases", Assert.Throws<ArgumentException>(() => DecoderConfigJson.Write(Small with { Repeats = 2, AttentionBias = true }, 2, 3, null)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Generation_takes_the_most_probable_token_to_the_end() => Assert.Equal(
        """
        {
          "bos_token_id": 2,
          "eos_token_id": 3,
          "pad_token_id": 0,
          "do_sample": false,
          "max_length": 512
        }

        """,
        Encoding.UTF8.GetString(DecoderConfigJson.WriteGeneration(Small, 2, 3, 0)),
        ignoreLineEndingDifferences: true);

    [Fact]
    public void The_defaults_are_those_of_the_configuration_classes()
    {
        DecoderConfig llama = Read("""{"model_type":"llama"}"""), qwen = Read("""{"model_type":"qwen2","num_attention_heads":32,"hidden_size":4096}"""), mobile = Read("""{"model_type":"mobilellm","hidden_size":576,"num_attention_heads":9,"num_key_value_heads":3,"head_dim":64,"layer_sharing":true,"share_embedding":true,"num_hidden_layers":30}""");

        Assert.Equal((32000, 32, 4096, 32, 32, 11008, 2048, 1e-6f, false, false), (llama.VocabularySize, llama.Blocks, llama.Width, llama.Heads, llama.KeyValueHeads, llama.FeedForward, llama.MaximumTokens, llama.NormEpsilon, llama.TiedEmbeddings, llama.AttentionBias));
        Assert.Equal((151936, 22016, 32768, true), (qwen.VocabularySize, qwen.FeedForward, qwen.MaximumTokens, qwen.AttentionBias));
        Assert.Equal((30, 2, 60, true), (mobile.Blocks, mobile.Repeats, mobile.Layers, mobile.TiedEmbeddings));
        Assert.Equal(500_000f, Read("""{"model_type":"llama","rope_scaling":null,"rope_parameters":{"rope_type":"default","rope_theta":500000.0},"layer_types":["full_attention"]}""").RotaryBase);
        Assert.Equal(32, Read("""{"model_type":"qwen2","sliding_window":4096,"use_sliding_window":false,"max_window_layers":21}""").Blocks);
    }

    [Theory]
    [InlineData("""{"model_type":"mistral"}""", "Expected a decoder of type llama (SmolLM has it too), qwen2 or mobilellm; config.json says model_type 'mistral'. Other layouts cannot be read: choose a model of one of these.")]
    [InlineData("""{"hidden_size":64}""", "Expected a decoder of type llama (SmolLM has it too), qwen2 or mobilellm; config.json says no model_type. Other layouts cannot be read: choose a model of one of these.")]
    [InlineData("""{"model_type":"llama","hidden_act":"gelu","mlp_bias":true,"attention_bias":true,"head_dim":256,"sliding_window":1024,"rope_scaling":{"rope_type":"llama3","factor":8.0}}""", "config.json describes a model that cannot be used: rope_scaling.rope_type is 'llama3'; expected default (scaled angles are not computed). hidden_act is 'gelu'; expected silu or swish (other activations are not computed). mlp_bias is 'True'; expected false (projections have no biases). attention_bias is 'True'; expected false (there it also means a bias behind the attention, which is not computed). head_dim is 256; expected 128 (hidden_size / num_attention_heads). sliding_window is '1024'; expected none (attention sees the whole sequence).")]
    [InlineData("""{"model_type":"qwen2","use_sliding_window":true,"layer_types":["full_attention","sliding_attention"],"quantization_config":{"bits":4},"partial_rotary_factor":0.5}""", "config.json describes a model that cannot be used: partial_rotary_factor is '0.5'; expected 1 (all numbers of a head are turned). use_sliding_window is 'True'; expected false (attention sees the whole sequence). layer_types names other layers than full_attention; expected full_attention alone (attention sees the whole sequence). quantization_config is there; expected weights as plain floats (take the model that it was made from).")]
    [InlineData("""{"model_type":"mobilellm","layer_sharing":"yes","num_hidden_layers":500,"eos_token_id":"x"}""", "config.json describes a model that cannot be used: layer_sharing is 'yes'; expected true or false. eos_token_id is 'x'; expected the id of a token. num_hidden_layers is 500; expected 1 to 128.")]
    [InlineData("""{"model_type":"llama","num_key_value_heads":5,"vocab_size":2,"rms_norm_eps":0,"rope_theta":1e12}""", "config.json describes a model that cannot be used: vocab_size is 2; expected 8 to 1000000. num_key_value_heads is 5; expected a divisor of Heads (32). rms_norm_eps is 0; expected above 0 to 0.1. rope_theta is 1E+12; expected 1 to 1000000000.")]
    [InlineData("[]", "Expected the settings of a model; config.json holds no JSON object.")]
    public void What_cannot_be_computed_is_refused_with_all_reasons(string json, string message)
    {
        var e = Assert.Throws<UnderstudyException>(() => Read(json));

        Assert.Equal((ErrorCode.InputUnreadable, message), (e.Code, e.Message));
    }

    [Fact]
    public void Depth_length_and_mutations_never_crash()
    {
        Assert.Throws<UnderstudyException>(() => Read("{\"a\":" + new string('[', 100_000)));
        string[] pieces = ["0", "-1", "1e999", "null", "true", "\"\"", "{}", "[", "\"num_attention_heads\":0,", "\"rope_theta\":[],", "\"rope_scaling\":7,", "\"eos_token_id\":[],", "\"layer_types\":3,", "\u0000"];
        string[] valid = [.. new[] { Small, Small with { AttentionBias = true }, Small with { Repeats = 2 } }.Select(c => Encoding.UTF8.GetString(DecoderConfigJson.Write(c, 2, 3, 0)))];
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

    private static DecoderConfig Read(string json) => DecoderConfigJson.Read(Encoding.UTF8.GetBytes(json), "config.json");
}
