namespace Understudy.Data;

/// <summary>Where the findings of all passes stand in the text that was given, although each pass sees the one before's placeholders.</summary>
internal sealed class SpanTrace
{
    private List<Replaced> _replaced = [];

    /// <summary>What was replaced, in order of place.</summary>
    public IReadOnlyList<RedactedSpan> Spans => [.. _replaced.Select(r => new RedactedSpan(r.Start, r.End, r.Word))];

    /// <summary>Notes one pass.</summary>
    /// <param name="findings">What it replaced, in order of place, none overlapping.</param>
    /// <param name="lengthOf">The length of a finding's placeholder.</param>
    public void Add(IReadOnlyList<Finding> findings, Func<Finding, int> lengthOf)
    {
        List<Replaced> kept = [.. _replaced.Where(r => !findings.Any(f => f.Start < r.CurrentEnd && r.CurrentStart < f.End))];
        List<Replaced> next = [.. kept, .. findings.Select(f => new Replaced(Original(f.Start, end: false), Original(f.End, end: true), f.Word, f.Start, f.End))];
        next.Sort((a, b) => a.CurrentStart.CompareTo(b.CurrentStart));
        int shift = 0;
        for (int i = 0, f = 0; i < next.Count; i++)
        {
            Replaced r = next[i];
            bool fresh = f < findings.Count && findings[f].Start == r.CurrentStart;
            int length = fresh ? lengthOf(findings[f++]) : r.CurrentEnd - r.CurrentStart;
            next[i] = r with { CurrentStart = r.CurrentStart + shift, CurrentEnd = r.CurrentStart + shift + length };
            shift += length - (r.CurrentEnd - r.CurrentStart);
        }

        _replaced = next;
    }

    private int Original(int current, bool end)
    {
        int shift = 0;
        foreach (Replaced r in _replaced)
        {
            if (r.CurrentEnd <= current)
            {
                shift = r.End - r.CurrentEnd;
            }
            else if (r.CurrentStart < current)
            {
                return end ? r.End : r.Start; // inside a placeholder
            }
        }

        return current + shift;
    }

    private readonly record struct Replaced(int Start, int End, string Word, int CurrentStart, int CurrentEnd);
}
