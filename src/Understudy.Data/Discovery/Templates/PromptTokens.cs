using System.IO.Hashing;

namespace Understudy.Data;

/// <summary>
/// A stream's tokens: runs of letters and digits (and everything beyond ASCII), each other character alone, and the marks that begin a
/// message. White space only separates. Of very long texts the middle is passed over. A buffer to be used again; not thread-safe.
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
            else if (IsWord(c))
            {
                while (end < text.Length && IsWord(text[end]))
                {
                    end++;
                }
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

    /// <summary>Whether a byte belongs to a word.</summary>
    public static bool IsWord(byte c) => c >= 0x80 || char.IsAsciiLetterOrDigit((char)c) || c == '_';

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
