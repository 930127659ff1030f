using Understudy.Core;
using Understudy.Inference;

namespace Understudy.Training;

/// <summary>
/// Query-item pairs as texts with a class each: what the classification search runs on. Train rows first, then selection
/// rows, those without a grade left out. Memory: some 2 kB a pair.
/// </summary>
internal sealed class PairTable
{
    private const int BlockRows = 256;

    /// <summary>One text a pair; the teacher's label is the name of the grade's class.</summary>
    public required ExampleTable Texts { get; init; }

    /// <summary>How many rows come from the train rows.</summary>
    public required int TrainRows { get; init; }

    /// <summary>The query of every row.</summary>
    public required int[] Queries { get; init; }

    /// <summary>The unit of every row.</summary>
    public required int[] Units { get; init; }

    /// <summary>What every row's item counts in NDCG.</summary>
    public required double[] Gains { get; init; }

    /// <summary>The grades of the train rows as classes.</summary>
    public required GradeScale Scale { get; init; }

    /// <summary>Word statistics over the distinct queries and items of the rows; no grade is looked at.</summary>
    public required WordStatistics Words { get; init; }

    public static PairTable Make(ExampleTable table, ReadOnlySpan<int> trainRows, ReadOnlySpan<int> selectionRows, ReadOnlySpan<int> units, LearningTarget target, CancellationToken cancellationToken)
    {
        int[] train = Graded(trainRows), selection = Graded(selectionRows), all = [.. train, .. selection], unit = units.ToArray();
        var scale = GradeScale.Of(train.Select(GradeOf));
        foreach (int row in all)
        {
            if (table.Query(row) < 0)
            {
                throw new ArgumentException($"Expected query-item pairs; row {table.Source(row)} has no query.", nameof(table));
            }
        }

        var words = WordStatistics.Count(all.Select(row => table.Input(row).ToString()).Concat(all.Select(table.Query).Distinct().Select(table.QueryText)));
        return new PairTable
        {
            Texts = Compose(table, all, new PairText(words), row => $"grade{scale.ClassOf(GradeOf(row)):D2}", cancellationToken),
            TrainRows = train.Length,
            Queries = [.. all.Select(table.Query)],
            Units = [.. all.Select(row => unit.Length > 0 ? unit[row] : table.Query(row))],
            Gains = [.. all.Select(row => scale.Gains.Of(GradeOf(row)))],
            Scale = scale,
            Words = words,
        };

        double GradeOf(int row) => target == LearningTarget.Gold ? table.GoldScore(row) : table.TeacherScore(row);

        int[] Graded(ReadOnlySpan<int> rows)
        {
            List<int> graded = [];
            foreach (int row in rows)
            {
                if (double.IsFinite(GradeOf(row)))
                {
                    graded.Add(row);
                }
            }

            return [.. graded];
        }
    }

    private static ExampleTable Compose(ExampleTable table, int[] rows, PairText pairs, Func<int, string> label, CancellationToken cancellationToken)
    {
        var builder = new ExampleTableBuilder();
        PreparedQuery? query = null;
        int last = -1;
        for (int i = 0; i < rows.Length; i++)
        {
            if (i % BlockRows == 0)
            {
                cancellationToken.ThrowIfCancellationRequested();
            }

            int row = rows[i];
            query = table.Query(row) == last && query is not null ? query : pairs.Prepare(table.QueryText(table.Query(row)));
            last = table.Query(row);
            builder.Add(new ExampleRow { Source = table.Source(row), Input = pairs.Compose(query, table.Input(row)).ToString(), Teacher = label(row) });
        }

        return builder.Build();
    }
}
