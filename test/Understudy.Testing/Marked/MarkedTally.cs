namespace Understudy.Testing;

/// <summary>What was found against what is marked, counted by kind.</summary>
public sealed class MarkedTally
{
    private readonly SortedDictionary<string, Count> _counts = new(StringComparer.Ordinal);

    /// <summary>Kinds that are marked or were found, in order of name.</summary>
    public IEnumerable<string> Kinds => _counts.Keys;

    /// <summary>The counts of one kind.</summary>
    public Count this[string kind] => _counts.GetValueOrDefault(kind);

    /// <summary>The counts of several kinds together.</summary>
    public Count Sum(IEnumerable<string> kinds) => kinds.Select(k => this[k]).Aggregate(default(Count), (a, b) => new Count(a.Marked + b.Marked, a.Found + b.Found, a.Right + b.Right));

    /// <summary>Adds a text; each finding answers for one mark at most.</summary>
    /// <returns>The marks that were missed and the findings that are wrong.</returns>
    public (IReadOnlyList<Mark> Missed, IReadOnlyList<Mark> Wrong) Add(MarkedText text, IEnumerable<Mark> found)
    {
        ArgumentNullException.ThrowIfNull(text);
        List<Mark> wrong = [.. found], missed = [];
        foreach (Mark finding in wrong)
        {
            _counts[finding.Kind] = this[finding.Kind] with { Found = this[finding.Kind].Found + 1 };
        }

        foreach (Mark mark in text.Marks)
        {
            int at = wrong.FindIndex(mark.Matches);
            _counts[mark.Kind] = this[mark.Kind] with { Marked = this[mark.Kind].Marked + 1, Right = this[mark.Kind].Right + (at < 0 ? 0 : 1) };
            if (at < 0)
            {
                missed.Add(mark);
            }
            else
            {
                wrong.RemoveAt(at);
            }
        }

        return (missed, wrong);
    }

    /// <summary>Counts of one kind.</summary>
    /// <param name="Marked">Marks.</param>
    /// <param name="Found">Findings.</param>
    /// <param name="Right">Marks that were found.</param>
    public readonly record struct Count(int Marked, int Found, int Right)
    {
        /// <summary>Share of the marks that were found; 1 without marks.</summary>
        public double Recall => Marked == 0 ? 1 : (double)Right / Marked;

        /// <summary>Share of the findings that are right; 1 without findings.</summary>
        public double Precision => Found == 0 ? 1 : (double)Right / Found;
    }
}
