using Understudy.Core;

namespace Understudy.Inference;

/// <summary>
/// What each token of a vocabulary writes, byte by byte: all that a constraint on decoding knows of a model. Immutable and thread-safe;
/// made once for a model, since masks that every schema shares are kept with it.
/// </summary>
public sealed class TokenBytes
{
    private readonly byte[]?[] _bytes;
    private readonly int[] _byteTokens = new int[256];

    /// <summary>Takes the bytes of every token.</summary>
    /// <param name="bytes">By id, at most 1,000,000; null or empty for a token that writes nothing (special tokens), which is never allowed. All 256 single bytes must be among them, so that whatever bytes can be written, tokens can.</param>
    /// <param name="endToken">Id of the token that ends an answer; it writes nothing.</param>
    /// <exception cref="UnderstudyException">When a byte is no token, or the end token is not there or writes something.</exception>
    public TokenBytes(IReadOnlyList<byte[]?> bytes, int endToken)
    {
        ArgumentNullException.ThrowIfNull(bytes);
        _bytes = [.. bytes.Take(TokenVocabulary.MaximumSize + 1).Select(b => b is { Length: > 0 } ? (byte[])b.Clone() : null)];
        if (_bytes.Length > TokenVocabulary.MaximumSize || endToken < 0 || endToken >= _bytes.Length || _bytes[endToken] is not null)
        {
            throw Wrong($"expected at most {TokenVocabulary.MaximumSize} tokens and among them an end token that writes nothing; found {bytes.Count} and {endToken}");
        }

        Array.Fill(_byteTokens, -1);
        for (int id = _bytes.Length - 1; id >= 0; id--)
        {
            if (_bytes[id] is [byte single])
            {
                _byteTokens[single] = id;
            }
        }

        if (Array.IndexOf(_byteTokens, -1) is >= 0 and int missing)
        {
            throw Wrong($"expected every byte as a token of its own, byte {missing} is none");
        }

        EndToken = endToken;
        Trie = new TokenTrie([.. Enumerable.Range(0, _bytes.Length).Where(id => _bytes[id] is not null).Select(id => (id, (ReadOnlyMemory<byte>)_bytes[id]))]);
    }

    /// <summary>Number of tokens; ids are 0 to this less one.</summary>
    public int Count => _bytes.Length;

    /// <summary>Id of the token that ends an answer.</summary>
    public int EndToken { get; }

    /// <summary>Words of 64 bits in a mask over all tokens: bit <c>id % 64</c> of word <c>id / 64</c> is token <c>id</c>.</summary>
    public int MaskLength => (_bytes.Length + 63) / 64;

    /// <summary>What a token writes; nothing for a special token.</summary>
    public ReadOnlySpan<byte> this[int id] => _bytes[id];

    /// <summary>All tokens that write something.</summary>
    internal TokenTrie Trie { get; }

    /// <summary>Masks that are the same for every schema.</summary>
    internal MaskCache SharedMasks { get; } = new();

    /// <summary>The bytes of a byte-level byte-pair tokenizer.</summary>
    /// <param name="tokenizer">The tokenizer.</param>
    /// <param name="endToken">The token that ends an answer; null for the separator.</param>
    /// <exception cref="UnderstudyException">When it is WordPiece, or the end token writes something.</exception>
    public static TokenBytes Of(TextTokenizer tokenizer, int? endToken = null)
    {
        ArgumentNullException.ThrowIfNull(tokenizer);
        return new TokenBytes([.. Enumerable.Range(0, tokenizer.VocabularySize).Select(tokenizer.TokenBytes)], endToken ?? tokenizer.SeparatorToken);
    }

    /// <summary>What a token writes behind its first bytes.</summary>
    internal ReadOnlyMemory<byte> From(int id, int start) => _bytes[id].AsMemory(start);

    /// <summary>The longest token that a text begins with.</summary>
    /// <param name="text">At least a byte.</param>
    /// <param name="length">Bytes that the token takes.</param>
    /// <param name="mayBeLonger">Whether the text ran out before it was clear that no longer token fits.</param>
    internal int LongestMatch(ReadOnlySpan<byte> text, out int length, out bool mayBeLonger)
    {
        (int best, length, mayBeLonger) = (_byteTokens[text[0]], 1, false);
        int node = 0;
        for (int i = 0; i < text.Length && (node = Trie.Child(node, text[i])) >= 0; i++)
        {
            if (Trie.Tokens(node) is [int id, ..])
            {
                (best, length) = (id, i + 1);
            }

            mayBeLonger = i == text.Length - 1 && Trie.Next(node) > node + 1;
        }

        return best;
    }

    private static UnderstudyException Wrong(string what) => new(ErrorCode.InputUnreadable, $"The vocabulary cannot be decoded under a constraint: {what}.");
}
