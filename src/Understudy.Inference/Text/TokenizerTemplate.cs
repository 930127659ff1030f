using System.Text.Json;

namespace Understudy.Inference;

/// <summary>
/// The special tokens around a text or pair, as <c>post_processor</c> states them: <c>[CLS] a [SEP]</c> and
/// <c>[CLS] a [SEP] b [SEP]</c> with token type 1 from b on; of a decoder also <c>[BOS] a</c> and nothing at all. Any other arrangement
/// is refused.
/// </summary>
internal static class TokenizerTemplate
{
    /// <summary>Reads the texts of the class and the separator token.</summary>
    public static (string Class, string Separator) Read(JsonPart processor, string[] tokens)
    {
        string type = processor.Text("type");
        return type switch
        {
            "TemplateProcessing" => ReadTemplate(processor),
            "BertProcessing" => (ReadPair(processor, "cls", tokens), ReadPair(processor, "sep", tokens)),
            "Sequence" => ReadSequence(processor, tokens),
            _ => throw processor.Unsupported("type", type, "TemplateProcessing or BertProcessing"),
        };
    }

    /// <summary>Reads the texts of the class and the separator token, null where there are none.</summary>
    /// <param name="root">The whole file.</param>
    /// <param name="tokens">Tokens by id.</param>
    public static (string? Class, string? Separator) ReadForDecoder(JsonPart root, string[] tokens)
    {
        if (!root.Has("post_processor"))
        {
            return (null, null);
        }

        JsonPart processor = root.Object("post_processor");
        JsonPart[] inner = processor.Text("type") == "Sequence" ? [.. processor.Items("processors").Take(10)] : [processor];
        inner = [.. inner.Where(p => p.Text("type") != "ByteLevel")];
        return inner switch
        {
            [] => (null, null),
            [var one] when one.Text("type") == "TemplateProcessing" && ReadPieces(one, "single") is [{ IsSpecial: true } begin, ("A", 0, false)] => (begin.Id, null),
            _ => Read(processor, tokens),
        };
    }

    /// <summary>Writes the template.</summary>
    public static void Write(Utf8JsonWriter json, TokenVocabulary vocabulary)
    {
        (int cls, int sep) = (vocabulary.Specials.Class, vocabulary.Specials.Separator);
        if (cls < 0)
        {
            json.WriteNull("post_processor");
            return;
        }

        json.WriteStartObject("post_processor");
        json.WriteString("type", "TemplateProcessing");
        json.WriteStartArray("single");
        WriteText("A", 0);
        json.WriteEndArray();
        json.WriteStartArray("pair");
        WriteText("A", 0);
        WriteText("B", 1);
        json.WriteEndArray();
        json.WriteStartObject("special_tokens");
        foreach (int id in (int[])(sep < 0 ? [cls] : [cls, sep]))
        {
            json.WriteStartObject(vocabulary.Tokens[id]);
            json.WriteString("id", vocabulary.Tokens[id]);
            json.WriteStartArray("ids");
            json.WriteNumberValue(id);
            json.WriteEndArray();
            json.WriteStartArray("tokens");
            json.WriteStringValue(vocabulary.Tokens[id]);
            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndObject();
        json.WriteEndObject();

        void WriteText(string id, int type)
        {
            if (type == 0 || sep < 0)
            {
                WritePiece("SpecialToken", vocabulary.Tokens[cls], type);
            }

            WritePiece("Sequence", id, type);
            if (sep >= 0)
            {
                WritePiece("SpecialToken", vocabulary.Tokens[sep], type);
            }
        }

        void WritePiece(string kind, string id, int type)
        {
            json.WriteStartObject();
            json.WriteStartObject(kind);
            json.WriteString("id", id);
            json.WriteNumber("type_id", type);
            json.WriteEndObject();
            json.WriteEndObject();
        }
    }

    private static (string Class, string Separator) ReadTemplate(JsonPart processor)
    {
        (string Id, int Type, bool IsSpecial)[] single = ReadPieces(processor, "single"), pair = ReadPieces(processor, "pair");
        if (single is not [{ IsSpecial: true } cls, ("A", 0, false), { IsSpecial: true } sep]
            || cls.Type != 0
            || sep.Type != 0
            || !pair.SequenceEqual([cls, ("A", 0, false), sep, ("B", 1, false), (sep.Id, 1, true)]))
        {
            throw TokenizerFile.Unreadable("post_processor arranges texts in a way that is not supported; supported is '[CLS] A [SEP]' and '[CLS] A [SEP] B [SEP]', with token type 1 from B on");
        }

        return (cls.Id, sep.Id);
    }

    private static (string Id, int Type, bool IsSpecial)[] ReadPieces(JsonPart processor, string name) =>
        [.. processor.Items(name).Take(6).Select(piece =>
        {
            bool isSpecial = piece.Has("SpecialToken");
            JsonPart inner = piece.Object(isSpecial ? "SpecialToken" : "Sequence");
            return (inner.Text("id"), inner.Whole("type_id", 0, 1), isSpecial);
        })];

    private static string ReadPair(JsonPart processor, string name, string[] tokens)
    {
        JsonPart[] pair = [.. processor.Items(name).Take(3)];
        string text = pair.Length == 2 ? pair[0].Text() : throw TokenizerFile.Unreadable($"post_processor.{name} should be a token and its id");
        int id = pair[1].Whole(0, TokenVocabulary.MaximumSize - 1);
        return id < tokens.Length && tokens[id] == text ? text : throw TokenizerFile.Unreadable($"post_processor.{name} says that '{text}' is token {id}, the vocabulary does not");
    }

    // Byte-level processors only trim offsets, which nobody asks for here.
    private static (string Class, string Separator) ReadSequence(JsonPart processor, string[] tokens)
    {
        JsonPart[] inner = [.. processor.Items("processors").Take(10).Where(p => p.Text("type") != "ByteLevel")];
        return inner.Length == 1 && inner[0].Text("type") != "Sequence"
            ? Read(inner[0], tokens)
            : throw TokenizerFile.Unreadable($"post_processor is a sequence of {inner.Length} arrangements, which is not supported; supported is one");
    }
}
