using System.Buffers;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;

using Understudy.Core;

namespace Understudy.Inference;

/// <summary>
/// <c>config.json</c>: the shape of an encoder as Hugging Face's tools write and read it, checked against transformers' classes
/// <c>BertConfig</c> and <c>EuroBertConfig</c> (4.57 and 5) and <c>@huggingface/transformers</c> 4.3.1.
/// </summary>
public static class EncoderConfigJson
{
    /// <summary>Name of the file.</summary>
    public const string FileName = "config.json";

    private static readonly JsonWriterOptions Format = new() { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes the file for <c>BertForSequenceClassification</c> or <c>EuroBertForSequenceClassification</c>.</summary>
    /// <remarks>
    /// One output is a score (<c>problem_type</c> regression): transformers' and sentence-transformers' pipelines then give it as
    /// it is. transformers.js takes a softmax of everything, which makes 1 of a single number: read its logits instead.
    /// </remarks>
    /// <param name="config">The network.</param>
    /// <param name="labels">Name of each output, distinct.</param>
    /// <param name="classToken">Id of the token that begins a sequence, for EuroBERT, whose class knows another vocabulary's otherwise.</param>
    /// <param name="separatorToken">Id of the token that ends a text, likewise.</param>
    /// <param name="maskToken">Id of the token that hides another one, likewise.</param>
    /// <exception cref="ArgumentException">When the configuration is unusable or the labels are not one an output.</exception>
    public static byte[] Write(EncoderConfig config, IReadOnlyList<string> labels, int? classToken = null, int? separatorToken = null, int? maskToken = null)
    {
        ArgumentNullException.ThrowIfNull(config);
        ArgumentNullException.ThrowIfNull(labels);
        List<string> errors = [.. config.Validate()];
        if (labels.Count != config.Outputs || labels.Distinct(StringComparer.Ordinal).Count() != labels.Count)
        {
            errors.Add($"Expected {config.Outputs} distinct labels, one an output; found {labels.Count}.");
        }

        if (errors.Count > 0)
        {
            throw new ArgumentException(string.Join(" ", errors), nameof(config));
        }

        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, Format))
        {
            json.WriteStartObject();
            if (config.Family == EncoderFamily.Bert)
            {
                WriteBert(json, config);
            }
            else
            {
                WriteEuroBert(json, config, classToken, separatorToken, maskToken);
            }

            WriteCommon(json, config, labels);
            json.WriteEndObject();
        }

        return [.. buffer.WrittenSpan, (byte)'\n'];
    }

    /// <summary>Reads the file of a BERT, MiniLM, DistilBERT or EuroBERT model.</summary>
    /// <param name="json">The file's bytes.</param>
    /// <param name="path">Where it lies, for messages.</param>
    /// <param name="outputs">Numbers that the head shall give; null for as many as the file's own head.</param>
    /// <exception cref="UnderstudyException">When the model is of another type or computes something else than the two families; all reasons at once.</exception>
    public static EncoderConfig Read(ReadOnlyMemory<byte> json, string path, int? outputs = null) => EncoderConfigReader.Read(json, path, outputs, maximumTokens: null).Config;

    private static void WriteBert(Utf8JsonWriter json, EncoderConfig config)
    {
        json.WriteString("model_type", "bert");
        WriteTexts(json, "architectures", "BertForSequenceClassification");
        json.WriteString("hidden_act", "gelu");
        json.WriteString("position_embedding_type", "absolute");
        json.WriteNumber("type_vocab_size", config.TokenTypes);
        WriteFloat(json, "layer_norm_eps", config.NormEpsilon);
        WriteFloat(json, "hidden_dropout_prob", 0.1f);
        WriteFloat(json, "attention_probs_dropout_prob", 0.1f);
        json.WriteNull("classifier_dropout");
    }

    private static void WriteEuroBert(Utf8JsonWriter json, EncoderConfig config, int? classToken, int? separatorToken, int? maskToken)
    {
        json.WriteString("model_type", "eurobert");
        WriteTexts(json, "architectures", "EuroBertForSequenceClassification");
        json.WriteString("hidden_act", "silu");
        json.WriteString("classifier_pooling", "mean"); // read by transformers' own class
        json.WriteString("clf_pooling", "mean"); // read by the code beside the first checkpoints
        json.WriteNumber("num_key_value_heads", config.Heads);
        json.WriteNumber("head_dim", config.HeadWidth);
        WriteFloat(json, "rms_norm_eps", config.NormEpsilon);
        WriteFloat(json, "rope_theta", config.RotaryBase); // read up to transformers 4
        json.WriteStartObject("rope_parameters"); // read from transformers 5 on
        json.WriteString("rope_type", "default");
        WriteFloat(json, "rope_theta", config.RotaryBase);
        json.WriteEndObject();
        json.WriteBoolean("attention_bias", false);
        json.WriteBoolean("mlp_bias", false);
        WriteFloat(json, "attention_dropout", 0);
        json.WriteBoolean("tie_word_embeddings", false);
        // The class's defaults are ids of a vocabulary of 128,256. Its mask token may not be null.
        WriteId(json, "bos_token_id", classToken);
        WriteId(json, "eos_token_id", separatorToken);
        if (maskToken is not null)
        {
            WriteId(json, "mask_token_id", maskToken);
        }
    }

    private static void WriteId(Utf8JsonWriter json, string key, int? id)
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

    private static void WriteCommon(Utf8JsonWriter json, EncoderConfig config, IReadOnlyList<string> labels)
    {
        json.WriteNumber("vocab_size", config.VocabularySize);
        json.WriteNumber("hidden_size", config.Width);
        json.WriteNumber("num_hidden_layers", config.Layers);
        json.WriteNumber("num_attention_heads", config.Heads);
        json.WriteNumber("intermediate_size", config.FeedForward);
        json.WriteNumber("max_position_embeddings", config.MaximumTokens);
        json.WriteNumber("pad_token_id", config.PadToken);
        WriteFloat(json, "initializer_range", 0.02f);
        json.WriteBoolean("use_cache", false);
        json.WriteString("torch_dtype", "float32");
        json.WriteString("problem_type", config.Outputs == 1 ? "regression" : "single_label_classification");
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
        if (config.Outputs == 1)
        {
            // sentence-transformers' CrossEncoder would squash a single output otherwise.
            json.WriteStartObject("sentence_transformers");
            json.WriteString("activation_fn", "torch.nn.modules.linear.Identity");
            json.WriteEndObject();
        }
    }

    private static void WriteTexts(Utf8JsonWriter json, string key, string value)
    {
        json.WriteStartArray(key);
        json.WriteStringValue(value);
        json.WriteEndArray();
    }

    // transformers 5 checks types, and to Python 10000 is no float.
    private static void WriteFloat(Utf8JsonWriter json, string key, float value)
    {
        string text = value.ToString("R", CultureInfo.InvariantCulture);
        json.WritePropertyName(key);
        json.WriteRawValue(text.AsSpan().ContainsAny('.', 'E') ? text : text + ".0");
    }
}
