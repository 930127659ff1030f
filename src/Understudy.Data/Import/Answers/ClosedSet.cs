namespace Understudy.Data;

/// <summary>
/// Decides whether answers come from a closed set of labels. The test does not depend on the order of rows (files are often
/// sorted by label): the share of rows whose answer occurs once estimates how likely the next row brings a new answer
/// (Good and Turing, 1953), near 0 for a closed set and near 1 for free text.
/// </summary>
internal sealed record ClosedSet(bool IsClosed, IReadOnlySet<string> Labels, long Rows, long Distinct, long Once, long Limit, bool AtLeast)
{
    private const int RowsPerLabel = 20;
    private const double MaximumNewShare = 0.2;
    private const double MaximumNewShareOfFew = 0.5;
    private const int Few = 200;

    /// <summary>Decides for counted answers.</summary>
    public static ClosedSet Of(DistinctCounter answers, int maximumLabels)
    {
        // An answer given once and far longer than any that repeats is an explanation in place of a label, not a label.
        int longest = answers.Counts.Where(c => c.Value > 1).Select(c => c.Key.Length).DefaultIfEmpty(0).Max();
        var labels = answers.Counts
            .Where(c => c.Key.Length <= DistinctCounter.MaximumLabelLength && (c.Value > 1 || longest == 0 || (c.Key.Length <= 2 * longest && !c.Key.Contains('\n', StringComparison.Ordinal))))
            .Select(c => c.Key)
            .ToHashSet(StringComparer.Ordinal);
        long rows = answers.Total, once = answers.Counts.Values.LongCount(c => c == 1);
        long limit = Math.Max(maximumLabels, rows / RowsPerLabel);
        double allowed = rows < Few ? MaximumNewShareOfFew : MaximumNewShare;
        bool closed = !answers.Overflowed && labels.Count > 0 && labels.Count <= limit && (rows < 3 || once <= allowed * rows);
        return new ClosedSet(closed, labels, rows, answers.Counts.Count, once, limit, answers.Overflowed);
    }
}
