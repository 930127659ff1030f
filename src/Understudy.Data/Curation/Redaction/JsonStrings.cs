using System.Globalization;
using System.Text;

namespace Understudy.Data;

/// <summary>
/// The text of a JSON string that a reader has found well formed. Unlike the reader's own, this accepts what JSON's grammar does: halves of
/// surrogate pairs, and bytes that are no UTF-8 (which become U+FFFD).
/// </summary>
internal static class JsonStrings
{
    private const int EscapedUnit = 4;

    /// <summary>Writes the text of what stands between the quotes; never longer than that.</summary>
    /// <returns>Characters written.</returns>
    public static int Unescape(ReadOnlySpan<byte> raw, Span<char> into)
    {
        int length = 0;
        while (true)
        {
            int plain = raw.IndexOf((byte)'\\');
            length += Encoding.UTF8.GetChars(plain < 0 ? raw : raw[..plain], into[length..]);
            if (plain < 0)
            {
                return length;
            }

            byte kind = raw[plain + 1];
            raw = raw[(plain + 2)..];
            into[length++] = kind switch
            {
                (byte)'b' => '\b',
                (byte)'f' => '\f',
                (byte)'n' => '\n',
                (byte)'r' => '\r',
                (byte)'t' => '\t',
                (byte)'u' => (char)ushort.Parse(raw[..EscapedUnit], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture),
                _ => (char)kind,
            };
            raw = kind == (byte)'u' ? raw[EscapedUnit..] : raw;
        }
    }
}
