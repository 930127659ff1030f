using System.Text;
using System.Text.Json;

namespace Understudy.Data;

/// <summary>The white space of one answer that is a JSON object, as far as it shows.</summary>
/// <param name="Prefix">What stands before the object.</param>
/// <param name="Suffix">What stands behind it.</param>
/// <param name="Indent">What one level is indented by; empty on one line.</param>
/// <param name="Spaced">Whether a space stands behind colons.</param>
/// <param name="Padded">Whether a space stands inside braces on one line.</param>
internal readonly record struct ObjectStyle(string Prefix, string Suffix, string Indent, bool Spaced, bool Padded)
{
    /// <summary>Reads the style off an answer.</summary>
    /// <param name="answer">The answer.</param>
    /// <param name="start">Where its object begins.</param>
    /// <param name="end">Where its object ends.</param>
    /// <param name="flatArrays">Whether its first array of several items stands on one line; null when it has none.</param>
    /// <exception cref="JsonException">When the object is no JSON.</exception>
    public static ObjectStyle Of(string answer, int start, int end, out bool? flatArrays)
    {
        byte[] json = Encoding.UTF8.GetBytes(answer, start, end - start);
        var reader = new Utf8JsonReader(json);
        reader.Read();
        (string gap, bool spaced, flatArrays) = ("", false, null);
        bool first = true, named = false, opened = false;
        long before = reader.BytesConsumed;
        while (reader.Read())
        {
            if (first)
            {
                gap = Encoding.UTF8.GetString(json.AsSpan((int)before, (int)(reader.TokenStartIndex - before)));
                first = false;
            }

            spaced |= named && json[reader.TokenStartIndex - 1] == ' ';
            if (opened && reader.TokenType != JsonTokenType.EndArray)
            {
                flatArrays ??= json[before] != '\n' && json[before] != '\r';
            }

            named = reader.TokenType == JsonTokenType.PropertyName;
            opened = reader.TokenType == JsonTokenType.StartArray;
            before = reader.BytesConsumed;
        }

        string indent = gap.Contains('\n', StringComparison.Ordinal) ? gap[(gap.LastIndexOf('\n') + 1)..] : "";
        return new ObjectStyle(answer[..start], answer[end..], indent, spaced, indent.Length == 0 && gap is [' ', ..]);
    }
}
