using System.Text.Json;

namespace Understudy.Inference;

/// <summary>
/// Reads the <c>tokenizer.json</c> of Hugging Face. Everything that would change an id is read or refused by name; truncation,
/// padding and decoder do not. Memory is bounded by the file's size.
/// </summary>
internal static class TokenizerFileReader
{
    private const int LongestWordLimit = 1000;

    /// <summary>Reads and checks a file.</summary>
    /// <exception cref="Core.UnderstudyException">When it is malformed or asks for something that is not supported.</exception>
    public static TokenizerFile Read(ReadOnlyMemory<byte> json)
    {
        if (json.Length > TokenizerFile.MaximumBytes)
        {
            throw TokenizerFile.Unreadable($"expected at most {TokenizerFile.MaximumBytes} bytes, found {json.Length}");
        }

        try
        {
            using JsonDocument document = JsonDocument.Parse(json, new JsonDocumentOptions { MaxDepth = 16, AllowDuplicateProperties = false });
            return ReadRoot(new JsonPart(document.RootElement, ""));
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            // InvalidOperationException: an escape of half a surrogate pair, which is no text.
            throw TokenizerFile.Unreadable($"its tokenizer.json is no well-formed JSON ({e.Message})", e);
        }
    }

    private static TokenizerFile ReadRoot(JsonPart root)
    {
        JsonPart model = root.Object("model");
        string type = model.TextOr("type", model.Has("merges") ? "BPE" : "WordPiece");
        List<(string Text, int Id)> added = [.. root.Items("added_tokens").Select(ReadAdded)];
        string[] tokens = ReadTokens(model.Object("vocab"), added);
        string unknown = model.TextOr("unk_token", SpecialTokens.Names[1]);
        (string cls, string sep) = TokenizerTemplate.Read(root.Object("post_processor"), tokens);
        var names = tokens.ToHashSet(StringComparer.Ordinal);
        string pad = Pick(names, "[PAD]", "<pad>"), mask = Pick(names, "[MASK]", "<mask>");
        var file = new TokenizerFile { Tokens = tokens, Specials = [pad, unknown, cls, sep, mask], OtherSpecials = [.. added.Select(a => a.Id)] };
        return type switch
        {
            "WordPiece" => file with { Bert = ReadBert(root, model) },
            "BPE" => file with { BytePair = ReadBytePair(root, model), Merges = [.. model.Items("merges").Select(ReadMerge)] },
            _ => throw model.Unsupported("type", type, "WordPiece or BPE"),
        };
    }

    private static (string Text, int Id) ReadAdded(JsonPart token)
    {
        string text = token.Text("content");
        return token.FlagOr("special", false)
            ? (text, token.Whole("id", 0, TokenVocabulary.MaximumSize - 1))
            : throw TokenizerFile.Unreadable($"{token.Path} ('{text}') is an added token that is not special, which is not supported");
    }

    private static string[] ReadTokens(JsonPart vocabulary, List<(string Text, int Id)> added)
    {
        List<(string Text, int Id)> all = [.. vocabulary.Properties().Select(p => (p.Name, p.Value.Whole(0, TokenVocabulary.MaximumSize - 1)))];
        var known = all.ToDictionary(t => t.Text, t => t.Id, StringComparer.Ordinal);
        foreach ((string text, int id) in added)
        {
            if (known.TryAdd(text, id))
            {
                all.Add((text, id));
            }
            else if (known[text] != id)
            {
                throw TokenizerFile.Unreadable($"'{text}' is token {known[text]} in the vocabulary and token {id} among the added tokens");
            }
        }

        var tokens = new string[all.Count];
        foreach ((string text, int id) in all)
        {
            if (id >= tokens.Length || tokens[id] is not null)
            {
                throw TokenizerFile.Unreadable($"expected {tokens.Length} tokens with the ids 0 to {tokens.Length - 1}, each once, found '{text}' with id {id}");
            }

            tokens[id] = text;
        }

        return tokens;
    }

    private static BertTextOptions ReadBert(JsonPart root, JsonPart model)
    {
        model.Expect("continuing_subword_prefix", model.TextOr("continuing_subword_prefix", WordPieceEncoder.Prefix), WordPieceEncoder.Prefix);
        JsonPart normalizer = root.Object("normalizer"), splitter = root.Object("pre_tokenizer");
        normalizer.Expect("type", normalizer.Text("type"), "BertNormalizer");
        splitter.Expect("type", splitter.Text("type"), "BertPreTokenizer");
        return new BertTextOptions
        {
            CleanText = normalizer.FlagOr("clean_text", true),
            SplitIdeographs = normalizer.FlagOr("handle_chinese_chars", true),
            LowerCase = normalizer.FlagOr("lowercase", true),
            StripAccents = normalizer.Has("strip_accents") ? normalizer.FlagOr("strip_accents", false) : null,
            LongestWord = model.Has("max_input_chars_per_word") ? model.Whole("max_input_chars_per_word", 1, LongestWordLimit) : 100,
        };
    }

    private static BytePairOptions ReadBytePair(JsonPart root, JsonPart model)
    {
        model.Expect("continuing_subword_prefix", model.TextOr("continuing_subword_prefix", ""), "");
        model.Expect("end_of_word_suffix", model.TextOr("end_of_word_suffix", ""), "");
        if (model.Has("dropout") && model.Number("dropout") != 0)
        {
            throw model.Unsupported("dropout", "a random choice of merges", "none");
        }

        if (model.FlagOr("byte_fallback", false))
        {
            throw model.Unsupported("byte_fallback", "true", "false: tokens are byte-level");
        }

        JsonPart splitter = root.Object("pre_tokenizer");
        splitter.Expect("type", splitter.Text("type"), "ByteLevel");
        if (!splitter.FlagOr("use_regex", true))
        {
            throw splitter.Unsupported("use_regex", "false", "true");
        }

        bool lowerCase = false;
        if (root.Has("normalizer"))
        {
            JsonPart normalizer = root.Object("normalizer");
            normalizer.Expect("type", normalizer.Text("type"), "Lowercase");
            lowerCase = true;
        }

        return new BytePairOptions { LowerCase = lowerCase, PrefixSpace = splitter.FlagOr("add_prefix_space", false), IgnoreMerges = model.FlagOr("ignore_merges", false) };
    }

    // "a b" in older files, ["a", "b"] in newer ones.
    private static (string Left, string Right) ReadMerge(JsonPart merge)
    {
        string[] parts = merge.IsText ? merge.Text().Split(' ') : [.. merge.Items().Select(i => i.Text())];
        return parts.Length == 2 ? (parts[0], parts[1]) : throw TokenizerFile.Unreadable($"{merge.Path} should be two tokens, found {parts.Length}");
    }

    // The file does not say which token pads and which masks: BERT's names, else RoBERTa's.
    private static string Pick(HashSet<string> tokens, string bert, string roberta) =>
        tokens.Contains(bert) || !tokens.Contains(roberta) ? bert : roberta;
}
