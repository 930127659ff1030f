using System.Globalization;
using System.Text.Json;

namespace Understudy.Inference;

/// <summary>Writes <c>config.json</c> as Hugging Face's BertForSequenceClassification and EuroBertForSequenceClassification read it.</summary>
public static class EncoderConfigFile
{
    /// <summary>The file's bytes; deterministic.</summary>
    /// <param name="config">Shape of the network.</param>
    /// <param name="labels">Name of each output.</param>
    /// <param name="tokenizer">Knows the special tokens' ids.</param>
    /// <exception cref="ArgumentException">When the labels are not as many as the outputs.</exception>
    public static byte[] Write(EncoderConfig config, IReadOnlyList<string> labels, TextTokenizer tokenizer)
    {
        ArgumentNullException.ThrowIfNull(config);
        ArgumentNullException.ThrowIfNull(labels);
        ArgumentNullException.ThrowIfNull(tokenizer);
        if (labels.Count != config.Outputs)
        {
            throw new ArgumentException($"Expected {config.Outputs} labels, one an output; found {labels.Count}.", nameof(labels));
        }

        bool bert = config.Family == EncoderFamily.Bert;
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, new JsonWriterOptions { Indented = true, NewLine = "\n" }))
        {
            json.WriteStartObject();
            json.WriteString("model_type", bert ? "bert" : "eurobert");
            json.WriteStartArray("architectures");
            json.WriteStringValue(bert ? "BertForSequenceClassification" : "EuroBertForSequenceClassification");
            json.WriteEndArray();
            json.WriteNumber("vocab_size", config.VocabularySize);
            json.WriteNumber("hidden_size", config.Width);
            json.WriteNumber("num_hidden_layers", config.Layers);
            json.WriteNumber("num_attention_heads", config.Heads);
            json.WriteNumber("intermediate_size", config.FeedForward);
            json.WriteNumber("max_position_embeddings", config.MaximumTokens);
            json.WriteNumber("initializer_range", 0.02);
            json.WriteNumber("pad_token_id", config.PadToken);
            json.WriteNumber("bos_token_id", tokenizer.ClassToken);
            json.WriteNumber("eos_token_id", tokenizer.SeparatorToken);
            json.WriteNumber("mask_token_id", tokenizer.MaskToken);
            if (bert)
            {
                json.WriteNumber("type_vocab_size", config.TokenTypes);
                json.WriteString("hidden_act", "gelu");
                json.WriteString("position_embedding_type", "absolute");
                json.WriteNumber("layer_norm_eps", config.NormEpsilon);
                json.WriteNumber("hidden_dropout_prob", 0.1);
                json.WriteNumber("attention_probs_dropout_prob", 0.1);
            }
            else
            {
                json.WriteNumber("num_key_value_heads", config.Heads);
                json.WriteNumber("head_dim", config.HeadWidth);
                json.WriteString("hidden_act", "silu");
                json.WriteNumber("rms_norm_eps", config.NormEpsilon);
                json.WriteNumber("rope_theta", config.RotaryBase);
                json.WriteString("clf_pooling", "mean");
                json.WriteBoolean("attention_bias", false);
                json.WriteBoolean("mlp_bias", false);
                json.WriteNumber("attention_dropout", 0);
            }

            if (labels.Count > 1)
            {
                json.WriteString("problem_type", "single_label_classification");
            }

            json.WriteStartObject("id2label");
            for (int i = 0; i < labels.Count; i++)
            {
                json.WriteString(i.ToString(CultureInfo.InvariantCulture), labels[i]);
            }

            json.WriteEndObject();
            json.WriteStartObject("label2id");
            for (int i = 0; i < labels.Count; i++)
            {
                json.WriteNumber(labels[i], i);
            }

            json.WriteEndObject();
            json.WriteString("torch_dtype", "float32");
            json.WriteEndObject();
        }

        stream.WriteByte((byte)'\n');
        return stream.ToArray();
    }
}
