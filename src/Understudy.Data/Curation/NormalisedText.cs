using System.Globalization;
using System.Runtime.InteropServices;

namespace Understudy.Data;

/// <summary>
/// A text as duplicates are judged by: lower case, every run of white space and punctuation one space. A buffer to be used
/// again; not thread-safe.
/// </summary>
internal sealed class NormalisedText
{
    private char[] _buffer = new char[256];
    private int _length;

    /// <summary>The normalised text.</summary>
    public ReadOnlySpan<char> Text => _buffer.AsSpan(0, _length);

    /// <summary>Normalises. A text of nothing but punctuation stands for itself, or all of them would be one.</summary>
    public NormalisedText Set(ReadOnlySpan<char> text)
    {
        if (_buffer.Length < text.Length)
        {
            _buffer = new char[Math.Max(text.Length, 2 * _buffer.Length)];
        }

        int length = 0;
        bool gap = false;
        foreach (char c in text)
        {
            if (IsFolded(c))
            {
                gap = length > 0;
                continue;
            }

            if (gap)
            {
                _buffer[length++] = ' '; // never beyond the buffer: the gap took at least one character
                gap = false;
            }

            _buffer[length++] = c < 0x80 ? (char)(c | ((uint)(c - 'A') <= 'Z' - 'A' ? 0x20 : 0)) : char.ToLowerInvariant(c);
        }

        if (length == 0)
        {
            ReadOnlySpan<char> trimmed = text.Trim();
            trimmed.CopyTo(_buffer);
            length = trimmed.Length;
        }

        _length = length;
        return this;
    }

    /// <summary>A 64-bit hash of the whole text; equal hashes are verified, so a collision costs time only.</summary>
    public ulong Hash()
    {
        ReadOnlySpan<char> text = Text;
        ulong hash = (ulong)text.Length * 0x9E3779B97F4A7C15UL;
        while (text.Length >= 4)
        {
            hash = Shingles.Mix(hash ^ MemoryMarshal.Read<ulong>(MemoryMarshal.AsBytes(text)));
            text = text[4..];
        }

        foreach (char c in text)
        {
            hash = Shingles.Mix(hash ^ c);
        }

        return hash;
    }

    private static bool IsFolded(char c)
    {
        if (c < 0x80)
        {
            return !char.IsAsciiLetterOrDigit(c);
        }

        // Surrogates (emoji) and combining marks carry meaning and stay; other symbols go with the punctuation.
        return char.GetUnicodeCategory(c) is UnicodeCategory.SpaceSeparator or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator
            or UnicodeCategory.Control or UnicodeCategory.Format
            or UnicodeCategory.ConnectorPunctuation or UnicodeCategory.DashPunctuation or UnicodeCategory.OpenPunctuation or UnicodeCategory.ClosePunctuation
            or UnicodeCategory.InitialQuotePunctuation or UnicodeCategory.FinalQuotePunctuation or UnicodeCategory.OtherPunctuation
            or UnicodeCategory.MathSymbol or UnicodeCategory.CurrencySymbol or UnicodeCategory.ModifierSymbol or UnicodeCategory.OtherSymbol;
    }
}
