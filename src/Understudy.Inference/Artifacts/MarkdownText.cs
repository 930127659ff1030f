using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Understudy.Inference;

/// <summary>Markdown that a stranger's names cannot break out of.</summary>
internal sealed class MarkdownText
{
    private static readonly JsonWriterOptions Format = new() { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly StringBuilder _text = new();

    /// <summary>A text as Markdown shows it: marks escaped, control characters as blanks.</summary>
    public static string Escape(string text)
    {
        var result = new StringBuilder();
        foreach (char c in text)
        {
            _ = char.IsControl(c) ? result.Append(' ') : "\\`*_[]<>#|~&".Contains(c, StringComparison.Ordinal) ? result.Append('\\').Append(c) : result.Append(c);
        }

        return result.ToString();
    }

    /// <summary>A text as code on one line.</summary>
    public static string Code(string text)
    {
        string line = string.Concat(text.Select(c => char.IsControl(c) ? string.Create(CultureInfo.InvariantCulture, $"\\u{(int)c:x4}") : c.ToString()));
        string fence = Ticks(line, 1);
        return line.Length == 0 || line[0] is '`' or ' ' || line[^1] is '`' or ' ' ? $"{fence} {line} {fence}" : fence + line + fence;
    }

    /// <summary>Adds a line as it is.</summary>
    public void Line(string text = "") => _text.Append(text).Append('\n');

    /// <summary>Adds a heading of the second level.</summary>
    public void Heading(string text) => _text.Append('\n').Append("## ").Append(text).Append("\n\n");

    /// <summary>Adds a block of code.</summary>
    public void Fence(string language, string code)
    {
        string fence = Ticks(code, 3);
        _text.Append(fence).Append(language).Append('\n').Append(code.ReplaceLineEndings("\n")).Append('\n').Append(fence).Append('\n');
    }

    /// <summary>Adds JSON, indented; a sentence where there is none.</summary>
    public void Json(JsonElement? value)
    {
        if (value is not { } json)
        {
            Line("None were recorded.");
            return;
        }

        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, Format))
        {
            json.WriteTo(writer);
        }

        Fence("json", Encoding.UTF8.GetString(buffer.WrittenSpan));
    }

    /// <inheritdoc/>
    public override string ToString() => _text.ToString();

    // One tick more than the longest run inside.
    private static string Ticks(string text, int least)
    {
        int run = 0, longest = least - 1;
        foreach (char c in text)
        {
            run = c == '`' ? run + 1 : 0;
            longest = Math.Max(longest, run);
        }

        return new string('`', longest + 1);
    }
}
