using System.Buffers;
using System.Globalization;
using System.Text;

namespace Understudy.Research;

/// <summary>
/// Escapes text for JSON as clients do: only what must be, or everything that is not ASCII. The library's encoders always escape
/// U+2028 and others that real logs hold as they are.
/// </summary>
internal static class JsonText
{
    private static readonly SearchValues<char> Special = SearchValues.Create([.. Enumerable.Range(0, 32).Select(c => (char)c), '"', '\\']);
    private static readonly SearchValues<char> Plain = SearchValues.Create([.. Enumerable.Range(32, 95).Select(c => (char)c).Where(c => c is not ('"' or '\\'))]);

    public static byte[] Raw(string text) => Encoding.UTF8.GetBytes(text);

    public static byte[] Encode(string text, bool ascii)
    {
        var buffer = new ArrayBufferWriter<byte>(text.Length + 16);
        Write(buffer, text, ascii);
        return buffer.WrittenSpan.ToArray();
    }

    /// <summary>Writes the inside of a JSON string.</summary>
    public static void Write(ArrayBufferWriter<byte> buffer, ReadOnlySpan<char> text, bool ascii)
    {
        while (true)
        {
            int run = ascii ? text.IndexOfAnyExcept(Plain) : text.IndexOfAny(Special);
            ReadOnlySpan<char> plain = run < 0 ? text : text[..run];
            buffer.Advance(Encoding.UTF8.GetBytes(plain, buffer.GetSpan(plain.Length * 3)));
            if (run < 0)
            {
                return;
            }

            buffer.Write(Escape(text[run]));
            text = text[(run + 1)..];
        }
    }

    /// <summary>Appends the inside of a JSON string.</summary>
    public static void Append(StringBuilder into, ReadOnlySpan<char> text)
    {
        while (text.IndexOfAny(Special) is >= 0 and int run)
        {
            into.Append(text[..run]).Append(Encoding.ASCII.GetString(Escape(text[run])));
            text = text[(run + 1)..];
        }

        into.Append(text);
    }

    private static ReadOnlySpan<byte> Escape(char c) => c switch
    {
        '"' => "\\\""u8,
        '\\' => "\\\\"u8,
        '\n' => "\\n"u8,
        '\r' => "\\r"u8,
        '\t' => "\\t"u8,
        _ => Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"\\u{(int)c:x4}")),
    };
}
