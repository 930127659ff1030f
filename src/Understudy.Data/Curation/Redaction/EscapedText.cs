using System.Globalization;

namespace Understudy.Data;

/// <summary>JSON's <c>\u0040</c> inside a text (arguments of a tool call, a quoted log): another way of writing <c>@</c>.</summary>
internal static class EscapedText
{
    private const int EscapeLength = 6;
    private const string Opening = "\\u00";

    /// <summary>The text with escapes of printable ASCII written out, also those that only writing out others brings about; null when there are none.</summary>
    public static string? Decode(ReadOnlySpan<char> text)
    {
        if (!text.Contains(Opening, StringComparison.Ordinal))
        {
            return null;
        }

        char[] output = new char[text.Length];
        int length = 0;
        foreach (char c in text)
        {
            output[length++] = c;
            while (length >= EscapeLength && Printable(output.AsSpan(length - EscapeLength, EscapeLength)) is { } printable)
            {
                length = output.AsSpan(0, length - EscapeLength).TrimEnd('\\').Length; // JSON inside JSON has more of them
                output[length++] = printable;
            }
        }

        return length < text.Length ? new string(output, 0, length) : null;
    }

    // A quote or a backslash would change what the text around it means.
    private static char? Printable(ReadOnlySpan<char> escape) =>
        escape.StartsWith(Opening, StringComparison.Ordinal)
        && byte.TryParse(escape[Opening.Length..], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out byte value)
        && value is > 0x20 and < 0x7F and not (byte)'"' and not (byte)'\\' ? (char)value : null;
}
