using Understudy.Core;

namespace Understudy.Data;

/// <summary>Counts distinct texts until there are too many to be labels; memory is bounded by a shared budget.</summary>
internal sealed class DistinctCounter(DistinctCounter.Budget budget)
{
    /// <summary>The longest text that may be a label.</summary>
    public const int MaximumLabelLength = 200;

    private const int MaximumDistinct = 50_000;
    private readonly Dictionary<string, long> _counts = new(StringComparer.Ordinal);

    /// <summary>Texts and how often.</summary>
    public IReadOnlyDictionary<string, long> Counts => _counts;

    /// <summary>How many were added.</summary>
    public long Total { get; private set; }

    /// <summary>Whether some were not counted for want of room.</summary>
    public bool Overflowed { get; private set; }

    public void Add(string text)
    {
        Total++;
        string key = text.Length <= MaximumLabelLength ? text : string.Concat(text.AsSpan(0, MaximumLabelLength), "…", ContentHash.Of(text).Short);
        if (_counts.TryGetValue(key, out long count))
        {
            _counts[key] = count + 1;
        }
        else if (_counts.Count < MaximumDistinct && budget.Characters >= key.Length)
        {
            budget.Characters -= key.Length;
            _counts.Add(key, 1);
        }
        else
        {
            Overflowed = true;
        }
    }

    /// <summary>The most frequent text (ordinal order breaks ties), or null.</summary>
    public string? Mode() => _counts.OrderByDescending(c => c.Value).ThenBy(c => c.Key, StringComparer.Ordinal).Select(c => c.Key).FirstOrDefault();

    /// <summary>Characters that all counters of one survey may keep together.</summary>
    internal sealed class Budget
    {
        public long Characters { get; set; } = 8 << 20;
    }
}
