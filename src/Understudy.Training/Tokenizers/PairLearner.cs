using System.Runtime.InteropServices;

using Understudy.Core;

namespace Understudy.Training;

/// <summary>
/// Learns merges (Sennrich 1508.07909, algorithm 1): joins the most frequent pair of neighbours in all words, again and again.
/// Counts are kept up to date at the places that a merge touches, and a heap gives the next pair, so that a merge costs what it
/// changes. Ties go to the pair with the lower ids, so the result depends on nothing but the words.
/// </summary>
internal sealed class PairLearner
{
    private const int MergesAReport = 256;

    private readonly List<string> _tokens;
    private readonly Dictionary<string, int> _ids;
    private readonly Func<string, string, string> _join;
    private readonly Dictionary<ulong, Pair> _pairs = [];
    private readonly HashSet<(int, int)> _merged = []; // a token that comes about in two ways can meet the same neighbour again
    private readonly PriorityQueue<ulong, (long Count, ulong Pair)> _queue = new(Comparer<(long Count, ulong Pair)>.Create(
        (a, b) => a.Count != b.Count ? b.Count.CompareTo(a.Count) : a.Pair.CompareTo(b.Pair)));

    private readonly List<int> _symbols = []; // the words' token ids, one word after the other
    private readonly List<Word> _words = [];

    /// <summary>Starts from the tokens that there are before any merge.</summary>
    /// <param name="tokens">Texts by id; grows as merges are learned.</param>
    /// <param name="join">The text of two joined tokens.</param>
    public PairLearner(List<string> tokens, Func<string, string, string> join)
    {
        _tokens = tokens;
        _join = join;
        _ids = tokens.Select((t, i) => (t, i)).ToDictionary(t => t.t, t => t.i, StringComparer.Ordinal);
    }

    /// <summary>The merges learned, in order.</summary>
    public List<(int Left, int Right)> Merges { get; } = [];

    /// <summary>The id of a token that there is, or -1.</summary>
    public int IdOf(string token) => _ids.GetValueOrDefault(token, -1);

    /// <summary>Adds a word as token ids with the number of times that it occurs.</summary>
    public void Add(ReadOnlySpan<int> symbols, long count)
    {
        _words.Add(new Word(_symbols.Count, symbols.Length, count));
        _symbols.AddRange(symbols);
        for (int i = 0; i + 1 < symbols.Length; i++)
        {
            Change(symbols[i], symbols[i + 1], count, _words.Count - 1, null);
        }
    }

    /// <summary>Learns until there are so many tokens or no pair is frequent enough.</summary>
    public void Learn(int vocabularySize, int minimumFrequency, IProgress<StageProgress>? progress, CancellationToken cancellationToken)
    {
        foreach ((ulong key, Pair pair) in _pairs)
        {
            Queue(key, pair, minimumFrequency);
        }

        List<ulong> grown = [];
        while (_tokens.Count < vocabularySize && _queue.TryDequeue(out ulong key, out (long Count, ulong) queued))
        {
            // A pair may be queued more than once, with counts that it had.
            if (!_pairs.TryGetValue(key, out Pair? pair))
            {
                continue;
            }

            if (queued.Count != pair.Count)
            {
                pair.Queued = 0;
                Queue(key, pair, minimumFrequency);
                continue;
            }

            cancellationToken.ThrowIfCancellationRequested();
            Merge((int)(key >> 32), (int)(uint)key, pair, grown);
            _pairs.Remove(key);
            foreach (ulong other in grown)
            {
                if (_pairs.TryGetValue(other, out Pair? p))
                {
                    Queue(other, p, minimumFrequency);
                }
            }

            grown.Clear();
            if (Merges.Count % MergesAReport == 0)
            {
                progress?.Report(new StageProgress("Learning the vocabulary", _tokens.Count, vocabularySize, "tokens"));
            }
        }

        progress?.Report(new StageProgress("Learning the vocabulary", _tokens.Count, _tokens.Count, "tokens"));
    }

    private void Merge(int left, int right, Pair pair, List<ulong> grown)
    {
        string text = _join(_tokens[left], _tokens[right]);
        if (!_ids.TryGetValue(text, out int merged))
        {
            merged = _tokens.Count;
            _tokens.Add(text);
            _ids.Add(text, merged);
        }

        if (_merged.Add((left, right)))
        {
            Merges.Add((left, right));
        }

        Span<int> symbols = CollectionsMarshal.AsSpan(_symbols);
        foreach (int w in pair.Words)
        {
            Word word = _words[w];
            Span<int> s = symbols.Slice(word.Start, word.Length);
            int written = 0;
            for (int i = 0; i < s.Length; i++)
            {
                if (s[i] != left || i + 1 == s.Length || s[i + 1] != right)
                {
                    s[written++] = s[i];
                    continue;
                }

                if (written > 0)
                {
                    Change(s[written - 1], left, -word.Count, w, null);
                    Change(s[written - 1], merged, word.Count, w, grown);
                }

                if (i + 2 < s.Length)
                {
                    Change(right, s[i + 2], -word.Count, w, null);
                    Change(merged, s[i + 2], word.Count, w, grown);
                }

                s[written++] = merged;
                i++;
            }

            _words[w] = word with { Length = written };
        }
    }

    private void Change(int left, int right, long count, int word, List<ulong>? grown)
    {
        ulong key = ((ulong)(uint)left << 32) | (uint)right;
        if (!_pairs.TryGetValue(key, out Pair? pair))
        {
            _pairs.Add(key, pair = new Pair());
        }

        pair.Count += count;
        if (count > 0)
        {
            grown?.Add(key);
            if (pair.Words.Count == 0 || pair.Words[^1] != word)
            {
                pair.Words.Add(word);
            }
        }
    }

    private void Queue(ulong key, Pair pair, int minimumFrequency)
    {
        if (pair.Count >= minimumFrequency && pair.Count > pair.Queued)
        {
            pair.Queued = pair.Count;
            _queue.Enqueue(key, (pair.Count, key));
        }
    }

    private readonly record struct Word(int Start, int Length, long Count);

    private sealed class Pair
    {
        public long Count;
        public long Queued; // the highest count under which it is in the queue
        public List<int> Words { get; } = []; // where it occurs, and perhaps no longer; words may repeat
    }
}
