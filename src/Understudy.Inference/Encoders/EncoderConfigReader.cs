using System.Text.Json;

using Understudy.Core;

namespace Understudy.Inference;

/// <summary>
/// Reads the <c>config.json</c> of BERT, MiniLM, DistilBERT and EuroBERT models. The defaults are those of Hugging Face's
/// configuration classes; what would make the network compute something else than ours is refused, all reasons at once.
/// </summary>
internal static class EncoderConfigReader
{
    private const string ExactGelu = "other activations are not computed";

    // What EncoderConfig calls a number, and what the file calls it.
    private static readonly (string Ours, string Bert, string DistilBert, string EuroBert)[] Names =
    [
        (nameof(EncoderConfig.VocabularySize), "vocab_size", "vocab_size", "vocab_size"),
        (nameof(EncoderConfig.Layers), "num_hidden_layers", "n_layers", "num_hidden_layers"),
        (nameof(EncoderConfig.Width), "hidden_size", "dim", "hidden_size"),
        (nameof(EncoderConfig.Heads), "num_attention_heads", "n_heads", "num_attention_heads"),
        (nameof(EncoderConfig.FeedForward), "intermediate_size", "hidden_dim", "intermediate_size"),
        (nameof(EncoderConfig.MaximumTokens), "max_position_embeddings", "max_position_embeddings", "max_position_embeddings"),
        (nameof(EncoderConfig.TokenTypes), "type_vocab_size", "", ""),
        (nameof(EncoderConfig.NormEpsilon), "layer_norm_eps", "", "rms_norm_eps"),
        (nameof(EncoderConfig.RotaryBase), "", "", "rope_theta"),
        (nameof(EncoderConfig.PadToken), "pad_token_id", "pad_token_id", "pad_token_id"),
    ];

    /// <summary>Reads a configuration.</summary>
    /// <param name="json">The file's bytes.</param>
    /// <param name="path">Where it lies, for messages.</param>
    /// <param name="outputs">Numbers that the head shall give; null for as many as the file's own head.</param>
    /// <param name="maximumTokens">Shorter sequences than the file's; null for the file's.</param>
    /// <exception cref="UnderstudyException">When it is no such configuration.</exception>
    public static PretrainedConfig Read(ReadOnlyMemory<byte> json, string path, int? outputs, int? maximumTokens) =>
        ConfigFile.Read(json, path, fields => Read(fields, path, outputs, maximumTokens));

    private static PretrainedConfig Read(ConfigFields fields, string path, int? outputs, int? maximumTokens)
    {
        PretrainedModelType type = TypeOf(fields, path);
        EncoderConfig config = type switch
        {
            PretrainedModelType.Bert => Bert(fields),
            PretrainedModelType.DistilBert => DistilBert(fields),
            _ => EuroBert(fields),
        };
        int positions = config.MaximumTokens;
        if (maximumTokens is { } most && (most < 8 || most > positions) && fields.Errors.Count == 0)
        {
            throw new UnderstudyException(ErrorCode.OptionsInvalid, $"Expected 8 to {positions} tokens, the positions that the model of {path} knows; found {most}. Give a number of that range.");
        }

        config = config with { Outputs = outputs ?? OutputsOf(fields), MaximumTokens = maximumTokens ?? positions };
        fields.Errors.AddRange(config.Validate().Select(e => InTheFilesWords(e, type)));
        bool headFits = type switch
        {
            PretrainedModelType.Bert => true,
            PretrainedModelType.DistilBert => false, // a ReLU where ours has a tanh
            _ => PoolingOf(fields) == "mean",
        };
        return fields.Errors.Count == 0
            ? new PretrainedConfig(config, type, positions, headFits)
            : throw ConfigFile.Unusable(path, fields.Errors);
    }

    private static PretrainedModelType TypeOf(ConfigFields fields, string path) =>
        fields.Find("model_type") is { ValueKind: JsonValueKind.String } e ? e.GetString() switch
        {
            "bert" => PretrainedModelType.Bert,
            "distilbert" => PretrainedModelType.DistilBert,
            "eurobert" => PretrainedModelType.EuroBert,
            var other => throw Unsupported(path, $"model_type {QuotedText.Of(other)}"),
        }
        : throw Unsupported(path, "no model_type");

    private static EncoderConfig Bert(ConfigFields fields)
    {
        fields.Only("hidden_act", ExactGelu, "gelu", "gelu_python");
        fields.Only("position_embedding_type", "relative positions are not computed", "absolute");
        fields.Off("is_decoder", "decoders see to the left only");
        fields.Off("add_cross_attention", "there is no second input to attend to");
        int width = fields.Whole("hidden_size", 768);
        fields.Equal("embedding_size", width, "hidden_size: factorised embeddings are not computed");
        return new EncoderConfig
        {
            Family = EncoderFamily.Bert,
            Outputs = 1,
            VocabularySize = fields.Whole("vocab_size", 30522),
            Layers = fields.Whole("num_hidden_layers", 12),
            Width = width,
            Heads = fields.Whole("num_attention_heads", 12),
            FeedForward = fields.Whole("intermediate_size", 3072),
            MaximumTokens = fields.Whole("max_position_embeddings", 512),
            TokenTypes = fields.Whole("type_vocab_size", 2),
            NormEpsilon = fields.Number("layer_norm_eps", 1e-12f),
            PadToken = fields.Whole("pad_token_id", 0),
        };
    }

    private static EncoderConfig DistilBert(ConfigFields fields)
    {
        fields.Only("activation", ExactGelu, "gelu", "gelu_python");
        return new EncoderConfig
        {
            Family = EncoderFamily.Bert,
            Outputs = 1,
            VocabularySize = fields.Whole("vocab_size", 30522),
            Layers = fields.Whole("n_layers", 6),
            Width = fields.Whole("dim", 768),
            Heads = fields.Whole("n_heads", 12),
            FeedForward = fields.Whole("hidden_dim", 3072),
            MaximumTokens = fields.Whole("max_position_embeddings", 512),
            // Two rows of zeros: without effect until they are trained, and there for tools that number the second text 1.
            TokenTypes = 2,
            PadToken = fields.Whole("pad_token_id", 0),
        };
    }

    private static EncoderConfig EuroBert(ConfigFields fields)
    {
        fields.Only("hidden_act", "other activations are not computed", "silu", "swish");
        fields.Off("attention_bias", "projections have no biases");
        fields.Off("mlp_bias", "projections have no biases");
        fields.Off("is_decoder", "decoders see to the left only");
        int width = fields.Whole("hidden_size", 768), heads = fields.Whole("num_attention_heads", 12);
        fields.Equal("num_key_value_heads", heads, "num_attention_heads: grouped keys and values are not computed");
        if (heads > 0)
        {
            fields.Equal("head_dim", width / heads, "hidden_size / num_attention_heads");
        }

        var config = new EncoderConfig
        {
            Family = EncoderFamily.EuroBert,
            Outputs = 1,
            VocabularySize = fields.Whole("vocab_size", 128256),
            Layers = fields.Whole("num_hidden_layers", 12),
            Width = width,
            Heads = heads,
            FeedForward = fields.Whole("intermediate_size", 3072),
            MaximumTokens = fields.Whole("max_position_embeddings", 8192),
            TokenTypes = 0,
            NormEpsilon = fields.Number("rms_norm_eps", 1e-5f),
            PadToken = fields.Whole("pad_token_id", 128001),
        };
        if (fields.RotaryBase() is not { } rotaryBase)
        {
            fields.Errors.Add("rope_theta is missing; expected a number (the releases of Hugging Face's code do not agree on a default).");
            return config;
        }

        return config with { RotaryBase = rotaryBase };
    }

    private static int OutputsOf(ConfigFields fields) =>
        fields.Find("id2label") is { ValueKind: JsonValueKind.Object } labels ? labels.EnumerateObject().Count() : fields.Whole("num_labels", 2);

    // The released class reads classifier_pooling, the code beside the first checkpoints clf_pooling.
    private static string? PoolingOf(ConfigFields fields) =>
        (fields.Find("classifier_pooling") ?? fields.Find("clf_pooling")) is { ValueKind: JsonValueKind.String } e ? e.GetString() : null;

    private static string InTheFilesWords(string error, PretrainedModelType type)
    {
        foreach ((string ours, string bert, string distilBert, string euroBert) in Names)
        {
            string theirs = type switch { PretrainedModelType.Bert => bert, PretrainedModelType.DistilBert => distilBert, _ => euroBert };
            if (theirs.Length > 0 && error.StartsWith(ours + " is ", StringComparison.Ordinal))
            {
                return theirs + error[ours.Length..].Replace("; give ", "; expected ", StringComparison.Ordinal);
            }
        }

        return error;
    }

    private static UnderstudyException Unsupported(string path, string found) => new(
        ErrorCode.InputUnreadable,
        $"Expected a model of type bert (MiniLM has it too), distilbert or eurobert; {path} says {found}. Other layouts cannot be read: choose a model of one of these.");
}
