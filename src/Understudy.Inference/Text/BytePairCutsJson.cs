using System.Text.Json;

namespace Understudy.Inference;

/// <summary>
/// The <c>pre_tokenizer</c> of byte-level tokenizers: <c>ByteLevel</c> alone (GPT-2), behind <c>Digits</c> (SmolLM), or without its own
/// expression behind a <c>Split</c> with that of Llama 3 or Qwen2.
/// </summary>
internal static class BytePairCutsJson
{
    private const string Llama3 = @"(?i:'s|'t|'re|'ve|'m|'ll|'d)|[^\r\n\p{L}\p{N}]?\p{L}+|\p{N}{1,3}| ?[^\s\p{L}\p{N}]+[\r\n]*|\s*[\r\n]+|\s+(?!\S)|\s+";
    private const string Qwen2 = @"(?i:'s|'t|'re|'ve|'m|'ll|'d)|[^\r\n\p{L}\p{N}]?\p{L}+|\p{N}| ?[^\s\p{L}\p{N}]+[\r\n]*|\s*[\r\n]+|\s+(?!\S)|\s+";

    /// <summary>Reads the cuts, and whether a space is put before a text.</summary>
    public static (BytePairCuts Cuts, bool PrefixSpace) Read(JsonPart splitter)
    {
        if (splitter.Text("type") != "Sequence")
        {
            return (BytePairCuts.Gpt2, ReadByteLevel(splitter, ownExpression: true));
        }

        JsonPart[] inner = [.. splitter.Items("pretokenizers").Take(10)];
        if (inner.Length != 2)
        {
            throw TokenizerFile.Unreadable($"pre_tokenizer is a sequence of {inner.Length}, which is not supported; supported is a Split or Digits and a ByteLevel");
        }

        BytePairCuts cuts = ReadFirst(inner[0]);
        return ReadByteLevel(inner[1], ownExpression: cuts == BytePairCuts.Gpt2Digits)
            ? throw inner[1].Unsupported("add_prefix_space", "true", "false behind another pre_tokenizer")
            : (cuts, false);
    }

    /// <summary>Writes them.</summary>
    public static void Write(Utf8JsonWriter json, BytePairOptions options)
    {
        if (options.Cuts == BytePairCuts.Gpt2)
        {
            json.WritePropertyName("pre_tokenizer");
            WriteByteLevel(json, options.PrefixSpace, ownExpression: true);
            return;
        }

        json.WriteStartObject("pre_tokenizer");
        json.WriteString("type", "Sequence");
        json.WriteStartArray("pretokenizers");
        json.WriteStartObject();
        if (options.Cuts == BytePairCuts.Gpt2Digits)
        {
            json.WriteString("type", "Digits");
            json.WriteBoolean("individual_digits", true);
        }
        else
        {
            json.WriteString("type", "Split");
            json.WriteStartObject("pattern");
            json.WriteString("Regex", options.Cuts == BytePairCuts.Llama3 ? Llama3 : Qwen2);
            json.WriteEndObject();
            json.WriteString("behavior", "Isolated");
            json.WriteBoolean("invert", false);
        }

        json.WriteEndObject();
        WriteByteLevel(json, prefixSpace: false, ownExpression: options.Cuts == BytePairCuts.Gpt2Digits);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    /// <summary>Writes a <c>ByteLevel</c> part.</summary>
    public static void WriteByteLevel(Utf8JsonWriter json, bool prefixSpace, bool ownExpression)
    {
        json.WriteStartObject();
        json.WriteString("type", "ByteLevel");
        json.WriteBoolean("add_prefix_space", prefixSpace);
        json.WriteBoolean("trim_offsets", true);
        json.WriteBoolean("use_regex", ownExpression);
        json.WriteEndObject();
    }

    private static BytePairCuts ReadFirst(JsonPart first)
    {
        string type = first.Text("type");
        if (type == "Digits")
        {
            return first.FlagOr("individual_digits", false) ? BytePairCuts.Gpt2Digits : throw first.Unsupported("individual_digits", "false", "true");
        }

        first.Expect("type", type, "Split");
        first.Expect("behavior", first.Text("behavior"), "Isolated");
        if (first.FlagOr("invert", false))
        {
            throw first.Unsupported("invert", "true", "false");
        }

        JsonPart pattern = first.Object("pattern");
        return pattern.TextOr("Regex", "") switch
        {
            Llama3 => BytePairCuts.Llama3,
            Qwen2 => BytePairCuts.Qwen2,
            var other => throw pattern.Unsupported("Regex", other, "the expression of Llama 3 or Qwen2"),
        };
    }

    private static bool ReadByteLevel(JsonPart splitter, bool ownExpression)
    {
        splitter.Expect("type", splitter.Text("type"), "ByteLevel");
        bool found = splitter.FlagOr("use_regex", true);
        if (found != ownExpression)
        {
            throw splitter.Unsupported("use_regex", found ? "true" : "false", ownExpression ? "true" : "false behind a Split");
        }

        return splitter.FlagOr("add_prefix_space", false);
    }
}
