using Understudy.Core;

namespace Understudy.Research;

/// <summary>The rows of a study: where pools are drawn from, what students are chosen on, what they are judged by.</summary>
public sealed record DistilCurveData
{
    /// <summary>The workload's name.</summary>
    public required string Name { get; init; }

    /// <summary>The examples.</summary>
    public required ExampleTable Table { get; init; }

    /// <summary>Rows that pools are drawn from; those without a teacher's label are left out.</summary>
    public required int[] PoolRows { get; init; }

    /// <summary>Rows that an encoder watches while it trains; never learned from.</summary>
    public required int[] SelectionRows { get; init; }

    /// <summary>The unit of every row of <see cref="Table"/>.</summary>
    public required int[] Units { get; init; }

    /// <summary>The held-out examples: <see cref="Table"/>, or another table with the same labels.</summary>
    public required ExampleTable TestTable { get; init; }

    /// <summary>Held-out rows of <see cref="TestTable"/>.</summary>
    public required int[] TestRows { get; init; }

    /// <summary>The unit of every row of <see cref="TestTable"/>.</summary>
    public required int[] TestUnits { get; init; }

    /// <summary>Rows of <see cref="TestTable"/> that repeat training rows; counted, and the result is given without them too.</summary>
    public IReadOnlyList<int> OverlapRows { get; init; } = [];

    /// <summary>Hash of all that: data and division.</summary>
    public required ContentHash Identity { get; init; }

    /// <summary>Whether a row has a teacher's label or grade to learn.</summary>
    internal static bool HasTeacher(ExampleTable table, int row) =>
        table.HasQueries ? double.IsFinite(table.TeacherScore(row)) : table.Teacher(row) >= 0 || !table.TeacherDistribution(row).IsEmpty;

    /// <summary>Whether a row has a gold label or grade to learn.</summary>
    internal static bool HasGold(ExampleTable table, int row) => table.HasQueries ? double.IsFinite(table.GoldScore(row)) : table.Gold(row) >= 0;
}
