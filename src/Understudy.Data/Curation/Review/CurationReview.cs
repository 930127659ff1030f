using Understudy.Core;

namespace Understudy.Data;

/// <summary>
/// Looks over a workload's examples before anything is learned from them: duplicates, refusals, contradictions, suspicious
/// labels, change over time. It reports and changes nothing. The same table, units, probabilities and options give the same
/// report. Memory: some numbers a row, and what is listed; at most 240 characters of a text are kept.
/// </summary>
public static class CurationReview
{
    private static readonly (int From, int? To)[] Bands = [(1, 1), (2, 2), (3, 5), (6, 10), (11, 100), (101, null)];

    /// <summary>Reviews.</summary>
    /// <param name="table">The examples.</param>
    /// <param name="units">The unit of every row, from <see cref="NearDuplicates.Group"/>.</param>
    /// <param name="probabilities">
    /// Distributions over the table's labels by row, from a model that learned neither from the row nor from its unit; null
    /// where there is none, and labels are not judged.
    /// </param>
    /// <param name="options">How.</param>
    /// <param name="progress">Told about rows, then shuffles.</param>
    /// <param name="cancellationToken">Stops.</param>
    /// <exception cref="ArgumentException">When an option is out of range; the message lists all of it.</exception>
    public static CurationReport Run(ExampleTable table, ReadOnlySpan<int> units, IReadOnlyDictionary<int, float[]>? probabilities, ReviewOptions options, IProgress<StageProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(options);
        ArgumentOutOfRangeException.ThrowIfNotEqual(units.Length, table.Count);
        if (options.Validate() is { Count: > 0 } errors)
        {
            throw new ArgumentException(string.Join(" ", errors), nameof(options));
        }

        var answers = ReviewedAnswers.Of(table);
        var inputs = ReviewedInputs.Of(table, progress, cancellationToken);
        int[][] groups = Groups(units);
        (DriftReport? drift, string? because) = DriftScan.Run(table, units, answers, options, progress, cancellationToken);
        return new CurationReport
        {
            Rows = table.Count,
            Answered = Enumerable.Range(0, table.Count).LongCount(r => answers[r] >= 0),
            IsGold = answers.IsGold,
            RefusedLines = [.. Enumerable.Range(0, table.Count).Where(r => answers[r] == LabelSet.Unreadable).Select(table.Source)],
            DistinctInputs = inputs.Count,
            Units = groups.Length,
            Sizes = [.. Bands.Select(b => Band(b.From, b.To, groups)).Where(b => b.Units > 0)],
            LargestGroups = [.. groups.Where(g => g.Length > 1).OrderByDescending(g => g.Length).ThenBy(g => g[0]).Take(options.MostGroups).Select(g => new DuplicateGroup(ReviewedInputs.Excerpt(table, g[0]), g.Length, g.Select(r => inputs[r]).Distinct().Count(), table.Source(g[0])))],
            Conflicts = ConflictFinder.Find(table, inputs, answers),
            Ceiling = ConflictFinder.Ceiling(table.Count, inputs, answers, options),
            Noise = probabilities is null || table.HasQueries ? null : ConfidentLearning.Find(table, answers, units, probabilities, options),
            Drift = drift,
            NoDriftBecause = because,
        };
    }

    private static UnitSizeBand Band(int from, int? to, int[][] groups)
    {
        int[] sizes = [.. groups.Select(g => g.Length).Where(s => s >= from && !(s > to))];
        return new UnitSizeBand(from, to, sizes.Length, sizes.Sum(s => (long)s));
    }

    private static int[][] Groups(ReadOnlySpan<int> units)
    {
        var rows = new Dictionary<int, List<int>>();
        for (int row = 0; row < units.Length; row++)
        {
            if (!rows.TryGetValue(units[row], out List<int>? own))
            {
                rows.Add(units[row], own = []);
            }

            own.Add(row);
        }

        return [.. rows.Values.Select(r => r.ToArray())];
    }
}
