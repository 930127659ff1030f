namespace Understudy.Data;

/// <summary>
/// Looks for a label in answers that hold more than it: before a reason ("6651 – train ticket"), behind a heading ("Category: refund"
/// and a line with the reason), in the last line behind some thought. Bounded memory. Not thread-safe.
/// </summary>
internal sealed class LabelPlaces
{
    private const double NearlyAll = 0.95;
    private const int MaximumLabels = 200;
    private const int LongestLabel = 40, MostSpaces = 4, LongestReason = 200;
    private const string Marks = "*_`# ";
    private static readonly string[] Separators = [" – ", " — ", " - ", ": ", "：", " (", "（", "\n"], LooseSeparators = [.. Separators, ", ", ". ", "; ", "、", "。"];
    private readonly DistinctCounter _headings = new(new DistinctCounter.Budget());
    private readonly Place _lead = new(), _loose = new(), _headed = new(), _last = new();

    /// <summary>Takes an answer.</summary>
    /// <param name="answer">Its text, without white space round it.</param>
    /// <param name="secondHalf">Whether it came in the second half of the workload's time.</param>
    public void Add(ReadOnlySpan<char> answer, bool secondHalf)
    {
        _lead.Add(Lead(answer, Separators), secondHalf);
        _loose.Add(Lead(answer, LooseSeparators), secondHalf);
        ReadOnlySpan<char> heading = Heading(answer, out ReadOnlySpan<char> rest);
        if (heading.Length > 0)
        {
            _headings.Add(heading.ToString());
            _headed.Add(Lead(rest, Separators), secondHalf);
        }

        if (answer.LastIndexOf('\n') is > 0 and int line)
        {
            ReadOnlySpan<char> last = answer[(line + 1)..];
            last = (Heading(last, out ReadOnlySpan<char> named).Length > 0 ? named : last).TrimEnd('.').Trim(Marks).TrimEnd('.');
            _last.Add(last.Length <= LongestLabel && last.Count(' ') < MostSpaces ? last : default, secondHalf);
        }
    }

    /// <summary>The place that a label stands in, in nearly all of some answers; null when there is none.</summary>
    /// <param name="answers">How many there are.</param>
    /// <param name="named">Whether the prompt names nearly all of the labels: asked where a label is not set off clearly.</param>
    public (int Labels, long Rows, string Where)? Find(long answers, Func<IReadOnlyDictionary<string, long>, bool> named)
    {
        if (_lead.Closed(answers) is { } lead)
        {
            return (lead.Labels.Count, lead.Rows, "with a reason behind them");
        }

        if (_headings.Counts.Values.DefaultIfEmpty().Max() >= NearlyAll * answers && _headed.Closed(answers) is { } headed)
        {
            return (headed.Labels.Count, headed.Rows, "with a heading before and a reason behind them");
        }

        // "ja, weil …" and a last line: where anything may stand between or before, the prompt must name the labels.
        if (_loose.Closed(answers) is { } loose && named(_loose.Counts))
        {
            return (loose.Labels.Count, loose.Rows, "that the prompt names, with a reason behind them,");
        }

        return _last.Closed(answers) is { } last && named(_last.Counts) ? (last.Labels.Count, last.Rows, "that the prompt names, in the last line,") : null;
    }

    /// <summary>What stands before the first separator, if it is a few words and no more than a line of reasons follows.</summary>
    private static ReadOnlySpan<char> Lead(ReadOnlySpan<char> answer, ReadOnlySpan<string> separators)
    {
        (int first, int rest) = (-1, 0);
        foreach (string separator in separators)
        {
            int at = answer[..Math.Min(answer.Length, LongestLabel + 1)].IndexOf(separator, StringComparison.Ordinal);
            (first, rest) = at > 0 && (first < 0 || at < first) ? (at, at + separator.Length) : (first, rest);
        }

        return first < 0 || answer[..first].Count(' ') >= MostSpaces || answer.Length - rest > LongestReason || answer[rest..].Trim('\n').Contains('\n') ? default : answer[..first].Trim(Marks);
    }

    /// <summary>The few words before the first colon of a line ("**Category:**"), and what follows it.</summary>
    private static ReadOnlySpan<char> Heading(ReadOnlySpan<char> text, out ReadOnlySpan<char> rest)
    {
        int at = text[..Math.Min(text.Length, LongestLabel + 1)].IndexOfAny(':', '：');
        rest = at > 0 ? text[(at + 1)..].TrimStart(Marks) : default;
        return at > 0 && !text[..at].Contains('\n') && text[..at].Count(' ') < MostSpaces ? text[..at].Trim(Marks) : default;
    }

    /// <summary>What was found in one place.</summary>
    private sealed class Place
    {
        private readonly DistinctCounter _found = new(new DistinctCounter.Budget());
        private readonly LabelGrowth _growth = new();

        public IReadOnlyDictionary<string, long> Counts => _found.Counts;

        public void Add(ReadOnlySpan<char> label, bool secondHalf)
        {
            if (label.Length > 0)
            {
                _found.Add(label.ToString());
                _growth.Add(label.ToString(), secondHalf);
            }
        }

        public ClosedSet? Closed(long answers) =>
            ClosedSet.Of(_found, MaximumLabels) is var set && set.IsClosed && set.Labels.Count > 1 && set.Rows >= NearlyAll * answers && !_growth.Grows(out _, out _) ? set : null;
    }
}
