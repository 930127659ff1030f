using System.Buffers;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Understudy.Inference;

/// <summary>
/// <c>config.json</c> and <c>generation_config.json</c> of a decoder as Hugging Face's tools write and read them, after transformers' classes
/// <c>LlamaConfig</c> and <c>Qwen2Config</c> (4.57 and 5) and MobileLLM's own <c>MobileLLMConfig</c>.
/// </summary>
public static class DecoderConfigJson
{
    /// <summary>Name of the file with the shape.</summary>
    public const string FileName = "config.json";

    /// <summary>Name of the file with the tokens that generation begins and ends with.</summary>
    public const string GenerationFileName = "generation_config.json";

    private static readonly JsonWriterOptions Format = new() { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>
    /// Writes the shape: for <c>LlamaForCausalLM</c>, or <c>Qwen2ForCausalLM</c> where there are attention biases. Blocks that are computed
    /// twice have MobileLLM's keys; only its own class reads those, so for other tools write <see cref="DecoderWeights.Unshared"/>.
    /// </summary>
    /// <param name="config">The network.</param>
    /// <param name="beginToken">Id of the token that begins a sequence; null when there is none.</param>
    /// <param name="endToken">Id of the token that ends a completion.</param>
    /// <param name="padToken">Id of the token that fills a batch up; null when there is none.</param>
    /// <exception cref="ArgumentException">When the configuration is unusable or no class computes it.</exception>
    public static byte[] Write(DecoderConfig config, int? beginToken, int endToken, int? padToken)
    {
        ArgumentNullException.ThrowIfNull(config);
        List<string> errors = [.. config.Validate()];
        if (config.Repeats > 2 || (config.Repeats == 2 && config.AttentionBias))
        {
            errors.Add($"No class of Hugging Face's computes blocks {config.Repeats} times{(config.AttentionBias ? " with attention biases" : "")}; write the weights unshared.");
        }

        if (errors.Count > 0)
        {
            throw new ArgumentException(string.Join(" ", errors), nameof(config));
        }

        (string type, string architecture) = config.Repeats > 1 ? ("mobilellm", "MobileLLMForCausalLM") : config.AttentionBias ? ("qwen2", "Qwen2ForCausalLM") : ("llama", "LlamaForCausalLM");
        return ToBytes(json =>
        {
            json.WriteString("model_type", type);
            json.WriteStartArray("architectures");
            json.WriteStringValue(architecture);
            json.WriteEndArray();
            json.WriteString("hidden_act", "silu");
            json.WriteNumber("vocab_size", config.VocabularySize);
            json.WriteNumber("hidden_size", config.Width);
            json.WriteNumber("intermediate_size", config.FeedForward);
            json.WriteNumber("num_hidden_layers", config.Blocks);
            json.WriteNumber("num_attention_heads", config.Heads);
            json.WriteNumber("num_key_value_heads", config.KeyValueHeads);
            json.WriteNumber("head_dim", config.HeadWidth);
            json.WriteNumber("max_position_embeddings", config.MaximumTokens);
            WriteFloat(json, "rms_norm_eps", config.NormEpsilon);
            WriteFloat(json, "rope_theta", config.RotaryBase); // read up to transformers 4
            json.WriteStartObject("rope_parameters"); // read from transformers 5 on
            json.WriteString("rope_type", "default");
            WriteFloat(json, "rope_theta", config.RotaryBase);
            json.WriteEndObject();
            WriteOwn(json, config, type);
            WriteFloat(json, "attention_dropout", 0);
            WriteFloat(json, "initializer_range", 0.02f);
            WriteTokens(json, beginToken, endToken, padToken);
            json.WriteBoolean("use_cache", true);
            json.WriteString("torch_dtype", "float32");
        });
    }

    /// <summary>Writes what generation begins and ends with, and that it takes the most probable token: the completion that was measured.</summary>
    /// <param name="config">The network.</param>
    /// <param name="beginToken">Id of the token that begins a sequence; null when there is none.</param>
    /// <param name="endToken">Id of the token that ends a completion.</param>
    /// <param name="padToken">Id of the token that fills a batch up; null when there is none.</param>
    public static byte[] WriteGeneration(DecoderConfig config, int? beginToken, int endToken, int? padToken)
    {
        ArgumentNullException.ThrowIfNull(config);
        return ToBytes(json =>
        {
            WriteTokens(json, beginToken, endToken, padToken);
            json.WriteBoolean("do_sample", false);
            json.WriteNumber("max_length", config.MaximumTokens);
        });
    }

    /// <summary>Reads the file of a Llama, Qwen2 or MobileLLM model.</summary>
    /// <param name="json">The file's bytes.</param>
    /// <param name="path">Where it lies, for messages.</param>
    /// <exception cref="Core.UnderstudyException">When the model is of another type or computes something else than ours; all reasons at once.</exception>
    public static DecoderConfig Read(ReadOnlyMemory<byte> json, string path) => DecoderConfigReader.Read(json, path, maximumTokens: null).Config;

    private static void WriteOwn(Utf8JsonWriter json, DecoderConfig config, string type)
    {
        if (type == "qwen2")
        {
            json.WriteBoolean("use_sliding_window", false);
            json.WriteNull("sliding_window");
            json.WriteNumber("max_window_layers", config.Blocks);
        }
        else
        {
            json.WriteBoolean("attention_bias", false);
            json.WriteBoolean("mlp_bias", false);
        }

        if (type == "mobilellm")
        {
            json.WriteBoolean("layer_sharing", true);
            json.WriteBoolean("share_embedding", config.TiedEmbeddings);
        }

        // MobileLLM's class goes by share_embedding; its published files say false here.
        json.WriteBoolean("tie_word_embeddings", type != "mobilellm" && config.TiedEmbeddings);
    }

    private static void WriteTokens(Utf8JsonWriter json, int? beginToken, int endToken, int? padToken)
    {
        WriteId("bos_token_id", beginToken);
        WriteId("eos_token_id", endToken);
        WriteId("pad_token_id", padToken);

        void WriteId(string key, int? id)
        {
            if (id is { } number)
            {
                json.WriteNumber(key, number);
            }
            else
            {
                json.WriteNull(key);
            }
        }
    }

    // transformers 5 checks types, and to Python 10000 is no float.
    private static void WriteFloat(Utf8JsonWriter json, string key, float value)
    {
        string text = value.ToString("R", CultureInfo.InvariantCulture);
        json.WritePropertyName(key);
        json.WriteRawValue(text.AsSpan().ContainsAny('.', 'E') ? text : text + ".0");
    }

    private static byte[] ToBytes(Action<Utf8JsonWriter> write)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, Format))
        {
            json.WriteStartObject();
            write(json);
            json.WriteEndObject();
        }

        return [.. buffer.WrittenSpan, (byte)'\n'];
    }
}
