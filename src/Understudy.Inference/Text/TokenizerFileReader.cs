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
    /// <param name="json">Its bytes.</param>
    /// <param name="forDecoder">Whether also the forms are read that only decoders have.</param>
    /// <exception cref="Core.UnderstudyException">When it is malformed or asks for something that is not supported.</exception>
    public static TokenizerFile Read(ReadOnlyMemory<byte> json, bool forDecoder = false)
    {
        if (json.Length > TokenizerFile.MaximumBytes)
        {
            throw TokenizerFile.Unreadable($"expected at most {TokenizerFile.MaximumBytes} bytes, found {json.Length}");
        }

        try
        {
            using JsonDocument document = JsonDocument.Parse(json, new JsonDocumentOptions { MaxDepth = 16, AllowDuplicateProperties = false });
            return ReadRoot(new JsonPart(document.RootElement, ""), forDecoder);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            // InvalidOperationException: an escape of half a surrogate pair, which is no text.
            throw TokenizerFile.Unreadable($"its tokenizer.json is no well-formed JSON ({e.Message})", e);
        }
    }

    private static TokenizerFile ReadRoot(JsonPart root, bool forDecoder)
    {
        JsonPart model = root.Object("model");
        string type = model.TextOr("type", model.Has("merges") ? "BPE" : "WordPiece");
        List<(string Text, int Id)> added = [.. root.Items("added_tokens").Select(t => ReadAdded(t, forDecoder))];
        string[] tokens = ReadTokens(model.Object("vocab"), added);
        var file = new TokenizerFile { Tokens = tokens, Specials = ReadSpecials(root, model, tokens, forDecoder), OtherSpecials = [.. added.Select(a => a.Id)] };
        return type switch
        {
            "WordPiece" when forDecoder => throw model.Unsupported("type", type, "BPE, whose tokens write exact text"),
            "WordPiece" => file with { Bert = ReadBert(root, model) },
            "BPE" => file with { BytePair = ReadBytePair(root, model), Merges = [.. model.Items("merges").Select(ReadMerge)] },
            _ => throw model.Unsupported("type", type, "WordPiece or BPE"),
        };
    }

    private static string?[] ReadSpecials(JsonPart root, JsonPart model, string[] tokens, bool forDecoder)
    {
        string? unknown = model.Has("unk_token") ? model.Text("unk_token") : null;
        (string? cls, string? sep) = forDecoder ? TokenizerTemplate.ReadForDecoder(root, tokens) : TokenizerTemplate.Read(root.Object("post_processor"), tokens);
        if (sep is null)
        {
            return [null, unknown, cls, null, null];
        }

        var names = tokens.ToHashSet(StringComparer.Ordinal);
        return [Pick(names, "[PAD]", "<pad>"), unknown ?? SpecialTokens.Names[1], cls, sep, Pick(names, "[MASK]", "<mask>")];
    }

    // Text never becomes a special token here, nor one that is written as a mark, like <tool_call>: see the remarks of TextTokenizer.
    private static (string Text, int Id) ReadAdded(JsonPart token, bool forDecoder)
    {
        string text = token.Text("content");
        return token.FlagOr("special", false) || (forDecoder && text is ['<', _, .., '>'])
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

        (BytePairCuts cuts, bool prefixSpace) = BytePairCutsJson.Read(root.Object("pre_tokenizer"));
        (bool lowerCase, bool compose) = (false, false);
        if (root.Has("normalizer"))
        {
            JsonPart normalizer = root.Object("normalizer");
            string type = normalizer.Text("type");
            (lowerCase, compose) = type switch
            {
                "Lowercase" => (true, false),
                "NFC" => (false, true),
                _ => throw normalizer.Unsupported("type", type, "Lowercase or NFC"),
            };
        }

        return new BytePairOptions { Cuts = cuts, LowerCase = lowerCase, Compose = compose, PrefixSpace = prefixSpace, IgnoreMerges = model.FlagOr("ignore_merges", false) };
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
