using System.IO.Hashing;

namespace Understudy.Data;

/// <summary>
/// A stream's tokens: runs of letters and digits (and everything beyond ASCII), each character of Chinese and Japanese and each sign alone, and
/// the marks that begin a message. White space only separates. Of very long texts the middle is passed over. A buffer to be used again; not thread-safe.
/// </summary>
internal sealed class PromptTokens
{
    /// <summary>Tokens that are kept of a long text's beginning, and of its end.</summary>
    public const int Head = 3072, Tail = 1024;

    private Token[] _tokens = new Token[512];

    /// <summary>How many.</summary>
    public int Count { get; private set; }

    /// <summary>The tokens in order.</summary>
    public ReadOnlySpan<Token> All => _tokens.AsSpan(0, Count);

    /// <summary>Cuts a stream (<see cref="PromptScript.Text"/>) into tokens.</summary>
    public void Read(ReadOnlySpan<byte> text)
    {
        Count = 0;
        int at = 0;
        while (at < text.Length)
        {
            byte c = text[at];
            if (IsSpace(c))
            {
                at++;
                continue;
            }

            int end = at + 1;
            if (c == PromptScript.Mark)
            {
                end = Math.Min(text.Length, at + 2);
            }
            else if (WordLength(text, at) is > 0 and var first)
            {
                end = at + first;
                while (!IsIdeograph(text, at) && end < text.Length && WordLength(text, end) is > 0 and var more && !IsIdeograph(text, end))
                {
                    end += more;
                }
            }
            else if (c >= 0xC0)
            {
                end = Math.Min(text.Length, at + (c >= 0xE0 ? 3 : 2)); // a quote, a dash, an arrow
            }

            Add(new Token((uint)XxHash3.HashToUInt64(text[at..end]), at, end));
            at = end;
        }

        if (Count > Head + Tail)
        {
            _tokens.AsSpan(Count - Tail, Tail).CopyTo(_tokens.AsSpan(Head));
            Count = Head + Tail;
        }
    }

    /// <summary>Whether a byte is white space between tokens.</summary>
    public static bool IsSpace(byte c) => c <= 0x20 && c != PromptScript.Mark;

    /// <summary>
    /// Bytes of the word character at a place, 0 when what stands there is none. Beyond ASCII everything is one but for the punctuation of
    /// Latin-1 (« » ° §), of the General Punctuation block (– — ' " „ …), of the currency signs and arrows, of CJK and of the full-width forms.
    /// </summary>
    public static int WordLength(ReadOnlySpan<byte> text, int at)
    {
        byte c = text[at];
        if (c < 0x80)
        {
            return char.IsAsciiLetterOrDigit((char)c) || c == '_' ? 1 : 0;
        }

        byte next = at + 1 < text.Length ? text[at + 1] : (byte)0;
        return c switch
        {
            0xC2 => next is 0xAA or 0xB2 or 0xB3 or 0xB5 or 0xB9 or 0xBA or (>= 0xBC and <= 0xBE) ? 2 : 0, // ª ² ³ µ ¹ º ¼ ½ ¾
            0xE2 => next is 0x80 or 0x81 or 0x82 or 0x86 or 0x87 ? 0 : 3,
            0xE3 => next is 0x80 || (next is 0x83 && Third(text, at) is 0xBB) ? 0 : 3, // 、。「」 and the dot between words
            0xEF => next switch { 0xBC => Third(text, at) is (>= 0x90 and <= 0x99) or (>= 0xA1 and <= 0xBA) ? 3 : 0, 0xBD => Third(text, at) is (>= 0x81 and <= 0x9A) or > 0xA5 ? 3 : 0, _ => 3 }, // ： ＝ （ are none, ３ and Ａ are
            >= 0xF0 => 4,
            >= 0xE0 => 3,
            >= 0xC0 => 2,
            _ => 1, // the middle of a character
        };
    }

    /// <summary>Whether a character of Chinese or Japanese stands at a place: they are written without blanks, so each is a token.</summary>
    public static bool IsIdeograph(ReadOnlySpan<byte> text, int at) =>
        text[at] is (>= 0xE4 and <= 0xE9) || (text[at] is 0xE3 && at + 1 < text.Length && text[at + 1] >= 0x81);

    /// <summary>Whether a token may begin or end at a place.</summary>
    public static bool IsBoundary(ReadOnlySpan<byte> text, int at) =>
        at == 0 || at == text.Length || WordLength(text, at) == 0 || !IsWordBefore(text, at) || IsIdeograph(text, at) || (at > 2 && IsIdeograph(text, at - 3));

    private static byte Third(ReadOnlySpan<byte> text, int at) => at + 2 < text.Length ? text[at + 2] : (byte)0;

    /// <summary>Whether a word character ends before a place.</summary>
    private static bool IsWordBefore(ReadOnlySpan<byte> text, int at)
    {
        int start = at - 1;
        while (start > 0 && start > at - 4 && (text[start] & 0xC0) == 0x80)
        {
            start--;
        }

        return start >= 0 && WordLength(text, start) > 0;
    }

    private void Add(Token token)
    {
        if (Count == _tokens.Length)
        {
            Array.Resize(ref _tokens, 2 * _tokens.Length);
        }

        _tokens[Count++] = token;
    }

    /// <summary>A token: its hash, and where it stands in the stream.</summary>
    internal readonly record struct Token(uint Hash, int Start, int End);
}
