using System.Text;
using System.Text.Json;

namespace Understudy.Data;

/// <summary>Takes a teacher's answer apart: plain text, a quoted text, or a JSON object, with or without a code fence round it.</summary>
internal static class AnswerText
{
    private const string Fence = "```";

    /// <summary>The scalar properties of an answer that is a JSON object; false when it is none.</summary>
    public static bool TryObject(string raw, List<AnswerProperty> into)
    {
        into.Clear();
        (int start, int end) = Inside(raw);
        if (end - start < 2 || raw[start] != '{' || raw[end - 1] != '}')
        {
            return false;
        }

        byte[] json = Encoding.UTF8.GetBytes(raw, start, end - start);
        int CharAt(long position) => start + Encoding.UTF8.GetCharCount(json.AsSpan(0, (int)position));
        try
        {
            var reader = new Utf8JsonReader(json);
            reader.Read();
            string name = "";
            while (reader.Read())
            {
                switch (reader.TokenType)
                {
                    case JsonTokenType.PropertyName:
                        name = reader.GetString()!;
                        break;
                    case JsonTokenType.String:
                        into.Add(new AnswerProperty(name, reader.GetString()!, JsonValueKind.String, CharAt(reader.TokenStartIndex + 1), CharAt(reader.BytesConsumed - 1)));
                        break;
                    case JsonTokenType.Number or JsonTokenType.True or JsonTokenType.False:
                        JsonValueKind kind = reader.TokenType == JsonTokenType.Number ? JsonValueKind.Number : JsonValueKind.True;
                        into.Add(new AnswerProperty(name, Encoding.UTF8.GetString(reader.ValueSpan), kind, CharAt(reader.TokenStartIndex), CharAt(reader.BytesConsumed)));
                        break;
                    case JsonTokenType.StartObject or JsonTokenType.StartArray:
                        reader.Skip();
                        break;
                    default:
                        break;
                }
            }

            return true;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            into.Clear();
            return false;
        }
    }

    /// <summary>Where a plain text's label begins and ends: white space and a pair of quotes are its wrapping.</summary>
    public static (int Start, int End) Label(string raw)
    {
        (int start, int end) = Trim(raw, 0, raw.Length);
        bool quoted = end - start > 2 && raw[start] == '"' && raw[end - 1] == '"' && raw.AsSpan(start + 1, end - start - 2).IndexOfAny('"', '\\') < 0;
        return quoted ? (start + 1, end - 1) : (start, end);
    }

    /// <summary>Where the JSON of an answer begins and ends, within white space and a code fence.</summary>
    public static (int Start, int End) Inside(string raw)
    {
        (int start, int end) = Trim(raw, 0, raw.Length);
        ReadOnlySpan<char> text = raw.AsSpan(start, end - start);
        if (text.Length > 2 * Fence.Length && text.StartsWith(Fence, StringComparison.Ordinal) && text.EndsWith(Fence, StringComparison.Ordinal))
        {
            int line = text.IndexOf('\n');
            return line < 0 ? (start, end) : Trim(raw, start + line + 1, end - Fence.Length);
        }

        return (start, end);
    }

    private static (int Start, int End) Trim(string raw, int start, int end)
    {
        while (start < end && char.IsWhiteSpace(raw[start]))
        {
            start++;
        }

        while (end > start && char.IsWhiteSpace(raw[end - 1]))
        {
            end--;
        }

        return (start, end);
    }
}
