using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Understudy.Inference;

/// <summary>Writes <c>tokenizer.json</c> and <c>tokenizer_config.json</c>: the same tokenizer, the same bytes.</summary>
internal static class TokenizerFileWriter
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The <c>tokenizer.json</c>.</summary>
    public static byte[] Write(TokenizerFile file, TokenVocabulary vocabulary) => ToBytes(json =>
    {
        json.WriteStartObject();
        json.WriteString("version", "1.0");
        json.WriteNull("truncation");
        json.WriteNull("padding");
        WriteAdded(json, vocabulary);
        if (file.BytePair is { } bytePair)
        {
            WriteBytePairText(json, bytePair);
        }
        else
        {
            WriteBertText(json, file.Bert);
        }

        TokenizerTemplate.Write(json, vocabulary);
        WriteDecoder(json, file.BytePair is not null);
        WriteModel(json, file, vocabulary);
        json.WriteEndObject();
    });

    /// <summary>The <c>tokenizer_config.json</c>.</summary>
    public static byte[] WriteConfig(TokenizerFile file, TokenVocabulary vocabulary, int maximumTokens, bool tokenTypes) => ToBytes(json =>
    {
        bool isWordPiece = file.BytePair is null;
        (string[] tokens, SpecialTokens s) = (vocabulary.Tokens, vocabulary.Specials);
        json.WriteStartObject();
        // transformers.js gives token types for this class alone; Python's general class goes by model_input_names.
        json.WriteString("tokenizer_class", tokenTypes ? "BertTokenizer" : "PreTrainedTokenizerFast");
        json.WriteNumber("model_max_length", maximumTokens);
        json.WriteStartArray("model_input_names");
        foreach (string name in (string[])["input_ids", .. tokenTypes ? ["token_type_ids"] : Array.Empty<string>(), "attention_mask"])
        {
            json.WriteStringValue(name);
        }

        json.WriteEndArray();
        json.WriteBoolean("return_token_type_ids", tokenTypes);
        json.WriteString("padding_side", "right");
        json.WriteString("truncation_side", "right");
        json.WriteBoolean("clean_up_tokenization_spaces", isWordPiece);
        if (isWordPiece)
        {
            json.WriteBoolean("do_lower_case", file.Bert.LowerCase);
            json.WriteBoolean("tokenize_chinese_chars", file.Bert.SplitIdeographs);
            WriteFlag(json, "strip_accents", file.Bert.StripAccents);
        }

        json.WriteString("pad_token", tokens[s.Pad]);
        json.WriteString("unk_token", tokens[s.Unknown]);
        json.WriteString("cls_token", tokens[s.Class]);
        json.WriteString("sep_token", tokens[s.Separator]);
        json.WriteString("mask_token", tokens[s.Mask]);
        json.WriteEndObject();
    });

    /// <summary>The <c>tokenizer_config.json</c> of a decoder.</summary>
    public static byte[] WriteDecoderConfig(TokenVocabulary vocabulary, int maximumTokens, int? beginToken, int endToken, string chatTemplate) => ToBytes(json =>
    {
        (string[] tokens, SpecialTokens s) = (vocabulary.Tokens, vocabulary.Specials);
        json.WriteStartObject();
        json.WriteString("tokenizer_class", "PreTrainedTokenizerFast");
        json.WriteNumber("model_max_length", maximumTokens);
        json.WriteStartArray("model_input_names");
        json.WriteStringValue("input_ids");
        json.WriteStringValue("attention_mask");
        json.WriteEndArray();
        json.WriteString("padding_side", "left"); // completions begin where the prompt ends
        json.WriteString("truncation_side", "right");
        json.WriteBoolean("clean_up_tokenization_spaces", false);
        WriteToken("bos_token", beginToken ?? -1);
        WriteToken("eos_token", endToken);
        WriteToken("pad_token", s.Pad >= 0 ? s.Pad : endToken);
        WriteToken("unk_token", s.Unknown);
        json.WriteString("chat_template", chatTemplate);
        json.WriteEndObject();

        void WriteToken(string key, int id)
        {
            if (id >= 0)
            {
                json.WriteString(key, tokens[id]);
            }
            else
            {
                json.WriteNull(key);
            }
        }
    });

    private static void WriteAdded(Utf8JsonWriter json, TokenVocabulary vocabulary)
    {
        json.WriteStartArray("added_tokens");
        foreach (int id in vocabulary.SpecialIds)
        {
            json.WriteStartObject();
            json.WriteNumber("id", id);
            json.WriteString("content", vocabulary.Tokens[id]);
            json.WriteBoolean("single_word", false);
            json.WriteBoolean("lstrip", false);
            json.WriteBoolean("rstrip", false);
            json.WriteBoolean("normalized", false);
            json.WriteBoolean("special", true);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteBertText(Utf8JsonWriter json, BertTextOptions options)
    {
        json.WriteStartObject("normalizer");
        json.WriteString("type", "BertNormalizer");
        json.WriteBoolean("clean_text", options.CleanText);
        json.WriteBoolean("handle_chinese_chars", options.SplitIdeographs);
        WriteFlag(json, "strip_accents", options.StripAccents);
        json.WriteBoolean("lowercase", options.LowerCase);
        json.WriteEndObject();
        json.WriteStartObject("pre_tokenizer");
        json.WriteString("type", "BertPreTokenizer");
        json.WriteEndObject();
    }

    private static void WriteBytePairText(Utf8JsonWriter json, BytePairOptions options)
    {
        if (options.LowerCase || options.Compose)
        {
            json.WriteStartObject("normalizer");
            json.WriteString("type", options.LowerCase ? "Lowercase" : "NFC");
            json.WriteEndObject();
        }
        else
        {
            json.WriteNull("normalizer");
        }

        BytePairCutsJson.Write(json, options);
    }

    private static void WriteDecoder(Utf8JsonWriter json, bool isBytePair)
    {
        if (isBytePair)
        {
            json.WritePropertyName("decoder");
            BytePairCutsJson.WriteByteLevel(json, prefixSpace: true, ownExpression: true);
            return;
        }

        json.WriteStartObject("decoder");
        json.WriteString("type", "WordPiece");
        json.WriteString("prefix", WordPieceEncoder.Prefix);
        json.WriteBoolean("cleanup", true);
        json.WriteEndObject();
    }

    private static void WriteModel(Utf8JsonWriter json, TokenizerFile file, TokenVocabulary vocabulary)
    {
        json.WriteStartObject("model");
        json.WriteString("type", file.BytePair is null ? "WordPiece" : "BPE");
        if (file.BytePair is { } bytePair)
        {
            json.WriteNull("dropout");
            if (vocabulary.Specials.Unknown is >= 0 and int unknown)
            {
                json.WriteString("unk_token", vocabulary.Tokens[unknown]);
            }
            else
            {
                json.WriteNull("unk_token");
            }

            json.WriteNull("continuing_subword_prefix");
            json.WriteNull("end_of_word_suffix");
            json.WriteBoolean("fuse_unk", false);
            json.WriteBoolean("byte_fallback", false);
            json.WriteBoolean("ignore_merges", bytePair.IgnoreMerges);
        }
        else
        {
            json.WriteString("unk_token", vocabulary.Tokens[vocabulary.Specials.Unknown]);
            json.WriteString("continuing_subword_prefix", WordPieceEncoder.Prefix);
            json.WriteNumber("max_input_chars_per_word", file.Bert.LongestWord);
        }

        json.WriteStartObject("vocab");
        for (int id = 0; id < vocabulary.Tokens.Length; id++)
        {
            json.WriteNumber(vocabulary.Tokens[id], id);
        }

        json.WriteEndObject();
        if (file.BytePair is not null)
        {
            json.WriteStartArray("merges");
            foreach ((string left, string right) in file.Merges)
            {
                json.WriteStringValue($"{left} {right}");
            }

            json.WriteEndArray();
        }

        json.WriteEndObject();
    }

    private static void WriteFlag(Utf8JsonWriter json, string name, bool? value)
    {
        if (value is { } flag)
        {
            json.WriteBoolean(name, flag);
        }
        else
        {
            json.WriteNull(name);
        }
    }

    private static byte[] ToBytes(Action<Utf8JsonWriter> write)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, Options))
        {
            write(json);
        }

        return buffer.WrittenSpan.ToArray();
    }
}
