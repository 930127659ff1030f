namespace Understudy.Data;

/// <summary>Collects refused inputs, one entry for all that resemble each other, and weighs each against what was answered.</summary>
internal sealed class RefusedIndexBuilder
{
    private const int MostEntries = 20_000;
    private const int MostShingles = 1 << 20;

    private readonly NormalisedText _text = new();
    private readonly Shingles _shingles = new();
    private readonly List<ulong[]> _entries = [];
    private readonly HashSet<ulong> _texts = [];
    private readonly List<long> _refused = [], _answered = [];
    private int _total, _indexed;
    private RefusedIndex _index = new([]);

    /// <summary>Entries so far.</summary>
    public int Count => _entries.Count;

    /// <summary>Takes a refused input; one that resembles an earlier one adds to its weight. Beyond the memory's cap, further ones are passed over.</summary>
    public void AddRefused(ReadOnlySpan<char> text)
    {
        if (_index.Find(text) is >= 0 and int known)
        {
            _refused[known]++;
            return;
        }

        _shingles.Set(_text.Set(text));
        if (!_texts.Add(_text.Hash()) || _entries.Count >= MostEntries || _total + _shingles.Count > MostShingles)
        {
            return;
        }

        _entries.Add(_shingles.Hashes.ToArray());
        _refused.Add(1);
        _answered.Add(0);
        _total += _shingles.Count;
        if (_entries.Count >= 2 * _indexed)
        {
            Index(); // in doublings: near-copies that come in between are entries of their own, which costs memory only
        }
    }

    /// <summary>Takes an input that was answered and stands for <paramref name="weight"/> of them.</summary>
    public void CountAnswered(ReadOnlySpan<char> text, int weight)
    {
        if (_indexed < _entries.Count)
        {
            Index();
        }

        if (_index.Find(text) is >= 0 and int like)
        {
            _answered[like] += weight;
        }
    }

    /// <summary>The index of what was refused more often than answered.</summary>
    public RefusedIndex Build() => new([.. _entries.Where((_, i) => _refused[i] > _answered[i])]);

    private void Index()
    {
        _index = new RefusedIndex(_entries);
        _indexed = _entries.Count;
    }
}
