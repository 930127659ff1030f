namespace Understudy.Data;

/// <summary>What an import found in pairs of query and item.</summary>
public sealed record RelevanceFacts
{
    /// <summary>Fewer queries than this allow no statement: they are the independent units.</summary>
    public const int MinimumQueries = 30;

    /// <summary>Distinct query texts.</summary>
    public required long Queries { get; init; }

    /// <summary>Queries with items of different grades, by the teacher's or by gold: in the others there is nothing to rank.</summary>
    public required long RankableQueries { get; init; }

    /// <summary>Fewest, middle and most items of a query.</summary>
    public required ItemsPerQuery Items { get; init; }

    /// <summary>The teacher's grades.</summary>
    public required GradeHistogram TeacherGrades { get; init; }

    /// <summary>The true grades.</summary>
    public required GradeHistogram GoldGrades { get; init; }

    /// <summary>Rows whose pair of query and item an earlier row has too. They are kept.</summary>
    public required long RepeatedPairs { get; init; }

    /// <summary>Rows among them with another grade than the pair's first row.</summary>
    public required long ConflictingPairs { get; init; }

    /// <summary>Whether neither column has two different grades: nothing to decide.</summary>
    public bool HasOneGradeOnly => !TeacherGrades.Varies && !GoldGrades.Varies;
}
