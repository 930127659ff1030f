using Understudy.Core;

namespace Understudy.Inference;

/// <summary>Tokens by id, and which of them are special. Immutable.</summary>
internal sealed class TokenVocabulary
{
    /// <summary>Most entries, as in <see cref="EncoderConfig.VocabularySize"/>.</summary>
    public const int MaximumSize = 1_000_000;

    private readonly Dictionary<string, int> _ids;
    private readonly bool[] _isSpecial;

    /// <summary>Takes the tokens in the order of their ids.</summary>
    /// <param name="tokens">Each once, none empty.</param>
    /// <param name="specials">The special tokens' texts, in the order of <see cref="SpecialTokens.Names"/>; null where there is none.</param>
    /// <param name="otherSpecials">Ids of further special tokens.</param>
    /// <exception cref="UnderstudyException">When a token is empty or repeated, or a special token is missing.</exception>
    public TokenVocabulary(string[] tokens, IReadOnlyList<string?> specials, IEnumerable<int> otherSpecials)
    {
        if (tokens.Length > MaximumSize)
        {
            throw Unreadable($"expected at most {MaximumSize} tokens, found {tokens.Length}");
        }

        _ids = new Dictionary<string, int>(tokens.Length, StringComparer.Ordinal);
        for (int id = 0; id < tokens.Length; id++)
        {
            if (tokens[id].Length == 0)
            {
                throw Unreadable($"token {id} is empty");
            }

            if (!_ids.TryAdd(tokens[id], id))
            {
                throw Unreadable($"'{tokens[id]}' is both token {_ids[tokens[id]]} and token {id}");
            }
        }

        Tokens = tokens;
        int[] found = [.. specials.Select(name => name is null ? -1 : _ids.TryGetValue(name, out int id) ? id : throw Unreadable($"expected the special token '{name}', it is not there"))];
        if (!specials.Contains(null) && found.Distinct().Count() != SpecialTokens.Names.Length)
        {
            throw Unreadable($"expected five different special tokens (padding, unknown, class, separator, mask), found {string.Join(", ", specials)}");
        }

        Specials = new SpecialTokens(found[0], found[1], found[2], found[3], found[4]);
        _isSpecial = new bool[tokens.Length];
        foreach (int id in found.Where(f => f >= 0).Concat(otherSpecials))
        {
            _isSpecial[id] = true;
        }
    }

    /// <summary>Tokens by id.</summary>
    public string[] Tokens { get; }

    /// <summary>The five special tokens that every encoder has; of those that a decoder lacks, -1.</summary>
    public SpecialTokens Specials { get; }

    /// <summary>Ids of all special tokens, rising.</summary>
    public IEnumerable<int> SpecialIds => Enumerable.Range(0, Tokens.Length).Where(IsSpecial);

    /// <summary>Whether a token is special.</summary>
    public bool IsSpecial(int id) => _isSpecial[id];

    /// <summary>The id of a token, or -1.</summary>
    public int IdOf(string token) => _ids.TryGetValue(token, out int id) ? id : -1;

    private static UnderstudyException Unreadable(string what) => TokenizerFile.Unreadable(what);
}
