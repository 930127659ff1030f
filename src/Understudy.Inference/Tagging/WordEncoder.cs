using System.Collections.Frozen;

namespace Understudy.Inference;

/// <summary>From words to the rows of the tagger's tables: the one path that training and serving share. Immutable and thread-safe.</summary>
public sealed class WordEncoder
{
    private readonly uint[] _wordHashes;
    private readonly uint[] _gramHashes;
    private readonly FrozenDictionary<uint, int> _words;
    private readonly FrozenDictionary<uint, int> _grams;

    /// <summary>Makes the tables.</summary>
    /// <param name="words">Hashes of the known words, distinct; word i has row i + 1.</param>
    /// <param name="grams">Hashes of the known n-grams, distinct; n-gram i has row i.</param>
    /// <param name="minimumGram">Shortest n-gram.</param>
    /// <param name="maximumGram">Longest.</param>
    /// <exception cref="ArgumentException">When a hash occurs twice.</exception>
    public WordEncoder(ReadOnlySpan<uint> words, ReadOnlySpan<uint> grams, int minimumGram, int maximumGram)
    {
        (MinimumGram, MaximumGram) = (minimumGram, maximumGram);
        (_wordHashes, _gramHashes) = (words.ToArray(), grams.ToArray());
        _words = Rows(_wordHashes, 1, nameof(words));
        _grams = Rows(_gramHashes, 0, nameof(grams));
    }

    /// <summary>Hashes of the known words.</summary>
    public ReadOnlyMemory<uint> WordHashesKnown => _wordHashes;

    /// <summary>Hashes of the known n-grams.</summary>
    public ReadOnlyMemory<uint> GramHashesKnown => _gramHashes;

    /// <summary>Shortest n-gram.</summary>
    public int MinimumGram { get; }

    /// <summary>Longest n-gram.</summary>
    public int MaximumGram { get; }

    /// <summary>Row of a word; 0 when it is not known.</summary>
    public int Word(ReadOnlySpan<char> word) => _words.GetValueOrDefault(WordHashes.Word(word));

    /// <summary>Rows of a word's known n-grams.</summary>
    /// <param name="word">The word.</param>
    /// <param name="rows">Receives them; room for <see cref="WordHashes.MostGrams"/>.</param>
    /// <returns>How many there are.</returns>
    public int Grams(ReadOnlySpan<char> word, Span<int> rows)
    {
        Span<uint> hashes = stackalloc uint[WordHashes.MostGrams(MinimumGram, MaximumGram)];
        int count = 0;
        foreach (uint hash in hashes[..WordHashes.Grams(word, MinimumGram, MaximumGram, hashes)])
        {
            if (_grams.TryGetValue(hash, out int row))
            {
                rows[count++] = row;
            }
        }

        return count;
    }

    private static FrozenDictionary<uint, int> Rows(uint[] hashes, int first, string parameter)
    {
        var rows = new Dictionary<uint, int>(hashes.Length);
        for (int i = 0; i < hashes.Length; i++)
        {
            if (!rows.TryAdd(hashes[i], first + i))
            {
                throw new ArgumentException($"The hash {hashes[i]} is given twice.", parameter);
            }
        }

        return rows.ToFrozenDictionary();
    }
}
