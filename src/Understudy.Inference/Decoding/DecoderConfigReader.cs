using System.Text.Json;

using Understudy.Core;

namespace Understudy.Inference;

/// <summary>
/// Reads the <c>config.json</c> of Llama, SmolLM, Qwen2 and MobileLLM models. The defaults are those of Hugging Face's configuration
/// classes; what would make the network compute something else than ours is refused, all reasons at once.
/// </summary>
internal static class DecoderConfigReader
{
    // What DecoderConfig calls a number, and what the file calls it.
    private static readonly (string Ours, string Theirs)[] Names =
    [
        (nameof(DecoderConfig.VocabularySize), "vocab_size"),
        (nameof(DecoderConfig.Blocks), "num_hidden_layers"),
        (nameof(DecoderConfig.Width), "hidden_size"),
        (nameof(DecoderConfig.Heads), "num_attention_heads"),
        (nameof(DecoderConfig.KeyValueHeads), "num_key_value_heads"),
        (nameof(DecoderConfig.FeedForward), "intermediate_size"),
        (nameof(DecoderConfig.MaximumTokens), "max_position_embeddings"),
        (nameof(DecoderConfig.NormEpsilon), "rms_norm_eps"),
        (nameof(DecoderConfig.RotaryBase), "rope_theta"),
    ];

    /// <summary>Reads a configuration.</summary>
    /// <param name="json">The file's bytes.</param>
    /// <param name="path">Where it lies, for messages.</param>
    /// <param name="maximumTokens">Shorter sequences than the file's; null for the file's.</param>
    /// <exception cref="UnderstudyException">When it is no such configuration.</exception>
    public static PretrainedDecoderConfig Read(ReadOnlyMemory<byte> json, string path, int? maximumTokens) =>
        ConfigFile.Read(json, path, fields => Read(fields, path, maximumTokens));

    private static PretrainedDecoderConfig Read(ConfigFields fields, string path, int? maximumTokens)
    {
        string type = TypeOf(fields, path);
        DecoderConfig config = Shape(fields, type);
        CheckParts(fields, config, type);
        int positions = config.MaximumTokens;
        if (maximumTokens is { } most && (most < 8 || most > positions) && fields.Errors.Count == 0)
        {
            throw new UnderstudyException(ErrorCode.OptionsInvalid, $"Expected 8 to {positions} tokens, the positions that the model of {path} knows; found {most}. Give a number of that range.");
        }

        config = config with { MaximumTokens = maximumTokens ?? positions };
        (int? begin, int? end) = (TokenOf(fields, "bos_token_id"), TokenOf(fields, "eos_token_id"));
        fields.Errors.AddRange(config.Validate().Select(InTheFilesWords));
        return fields.Errors.Count == 0 ? new PretrainedDecoderConfig(config, type, begin, end) : throw ConfigFile.Unusable(path, fields.Errors);
    }

    private static string TypeOf(ConfigFields fields, string path) =>
        fields.Find("model_type") is { ValueKind: JsonValueKind.String } e
            ? e.GetString() is "llama" or "qwen2" or "mobilellm" ? e.GetString()! : throw Unsupported(path, $"model_type {QuotedText.Of(e.GetString())}")
            : throw Unsupported(path, "no model_type");

    private static DecoderConfig Shape(ConfigFields fields, string type)
    {
        bool qwen = type == "qwen2";
        int heads = fields.Whole("num_attention_heads", 32);
        return new DecoderConfig
        {
            VocabularySize = fields.Whole("vocab_size", qwen ? 151936 : 32000),
            Blocks = fields.Whole("num_hidden_layers", 32),
            Repeats = type == "mobilellm" && fields.Flag("layer_sharing", false) ? 2 : 1,
            Width = fields.Whole("hidden_size", 4096),
            Heads = heads,
            KeyValueHeads = fields.Whole("num_key_value_heads", qwen ? 32 : heads),
            FeedForward = fields.Whole("intermediate_size", qwen ? 22016 : 11008),
            MaximumTokens = fields.Whole("max_position_embeddings", qwen ? 32768 : 2048),
            TiedEmbeddings = fields.Flag("tie_word_embeddings", false) | (type == "mobilellm" && fields.Flag("share_embedding", false)),
            AttentionBias = qwen,
            NormEpsilon = fields.Number("rms_norm_eps", 1e-6f),
            RotaryBase = fields.RotaryBase() ?? 10_000,
        };
    }

    private static void CheckParts(ConfigFields fields, DecoderConfig config, string type)
    {
        fields.Only("hidden_act", "other activations are not computed", "silu", "swish");
        fields.Off("mlp_bias", "projections have no biases");
        if (type != "qwen2")
        {
            fields.Off("attention_bias", "there it also means a bias behind the attention, which is not computed");
        }

        if (config.Heads > 0)
        {
            fields.Equal("head_dim", config.Width / config.Heads, "hidden_size / num_attention_heads");
        }

        // Qwen2 names a window in every file; it counts where it is switched on.
        fields.Off("use_sliding_window", "attention sees the whole sequence");
        if (type != "qwen2" && fields.Find("sliding_window") is { } window)
        {
            fields.Refuse("sliding_window", window, "none (attention sees the whole sequence)");
        }

        if (fields.Find("layer_types") is { } layers && (layers.ValueKind != JsonValueKind.Array || layers.EnumerateArray().Any(l => !(l.ValueKind == JsonValueKind.String && l.ValueEquals("full_attention")))))
        {
            fields.Errors.Add("layer_types names other layers than full_attention; expected full_attention alone (attention sees the whole sequence).");
        }

        if (fields.Find("quantization_config") is not null)
        {
            fields.Errors.Add("quantization_config is there; expected weights as plain floats (take the model that it was made from).");
        }
    }

    // One id, or several of which the first ends a text and the others end turns.
    private static int? TokenOf(ConfigFields fields, string key)
    {
        if (fields.Find(key) is not { } e)
        {
            return null;
        }

        JsonElement one = e.ValueKind == JsonValueKind.Array && e.GetArrayLength() > 0 ? e[0] : e;
        if (one.ValueKind == JsonValueKind.Number && one.TryGetInt32(out int id))
        {
            return id;
        }

        fields.Refuse(key, e, "the id of a token");
        return null;
    }

    private static string InTheFilesWords(string error)
    {
        foreach ((string ours, string theirs) in Names)
        {
            if (error.StartsWith(ours + " is ", StringComparison.Ordinal))
            {
                return theirs + error[ours.Length..].Replace("; give ", "; expected ", StringComparison.Ordinal);
            }
        }

        return error;
    }

    private static UnderstudyException Unsupported(string path, string found) => new(
        ErrorCode.InputUnreadable,
        $"Expected a decoder of type llama (SmolLM has it too), qwen2 or mobilellm; {path} says {found}. Other layouts cannot be read: choose a model of one of these.");
}
