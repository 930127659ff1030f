using Understudy.Core;

namespace Understudy.Data;

/// <summary>
/// Knows the inputs that the teacher refused, failed on or gave no readable label for, and says whether a new one resembles them: at least
/// <see cref="LeastContained"/> of a refused input's character 5-shingles (of the normal form that near-duplicates are judged by) are in
/// it, and make up at least <see cref="LeastShare"/> of it, so that a refused input with words around it is recognised, and a short one
/// inside a long text is not. What the teacher mostly answered does not count as refused, however often it failed on it too.
/// Thread-safe. Memory: at most about 30 MB, when tens of thousands of different inputs were refused.
/// </summary>
public sealed class RefusedInputs
{
    /// <summary>Share of a refused input's shingles that a likeness has.</summary>
    public const double LeastContained = 0.8;

    /// <summary>Share that they make up of the likeness.</summary>
    public const double LeastShare = 0.5;

    private readonly RefusedIndex? _index;

    private RefusedInputs(RefusedIndex? index) => _index = index;

    /// <summary>Nothing was refused.</summary>
    public static RefusedInputs None { get; } = new(null);

    /// <summary>How many different refused inputs are known.</summary>
    public int Count => _index?.Count ?? 0;

    /// <summary>Learns from a workload's examples (for relevance from their queries).</summary>
    /// <param name="table">The examples.</param>
    /// <param name="cancellationToken">Stops.</param>
    public static RefusedInputs Of(ExampleTable table, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(table);
        const int Asked = 20_000;
        var builder = new RefusedIndexBuilder();
        List<int> answered = [];
        for (int row = 0; row < table.Count; row++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (table.Teacher(row) == LabelSet.Unreadable)
            {
                builder.AddRefused(Text(table, row));
            }
            else if (table.Teacher(row) >= 0 || !double.IsNaN(table.TeacherScore(row)))
            {
                answered.Add(row);
            }
        }

        if (builder.Count == 0)
        {
            return None;
        }

        int step = Math.Max(1, answered.Count / Asked);
        for (int i = 0; i < answered.Count; i += step)
        {
            cancellationToken.ThrowIfCancellationRequested();
            builder.CountAnswered(Text(table, answered[i]), step);
        }

        RefusedIndex index = builder.Build();
        return index.Count == 0 ? None : new RefusedInputs(index);
    }

    /// <summary>Whether an input resembles one that was refused. A few microseconds for a text of a few hundred characters, some fifty where most of its phrases were refused in other texts; allocates nothing once a thread is warm.</summary>
    public bool Resembles(ReadOnlySpan<char> text) => _index is { } index && index.Find(text) >= 0;

    private static ReadOnlySpan<char> Text(ExampleTable table, int row) => table.Query(row) >= 0 ? table.QueryText(table.Query(row)) : table.Input(row);
}
