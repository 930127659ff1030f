namespace Understudy.Evaluation;

/// <summary>Independent units behind the statements.</summary>
public sealed record UnitCounts
{
    /// <summary>Units among the calibration rows that have a truth.</summary>
    public required long Calibration { get; init; }

    /// <summary>Units among the test rows that have a truth.</summary>
    public required long Test { get; init; }

    /// <summary>Test rows that have a truth; for relevance the query-item pairs of <see cref="TestQueries"/>.</summary>
    public required long TestRows { get; init; }

    /// <summary>Relevance: test queries that are judged; null for other kinds.</summary>
    public long? TestQueries { get; init; }

    /// <summary>Relevance: test queries without an item of a grade above 0: left out of every figure.</summary>
    public long UninformativeTestQueries { get; init; }

    /// <summary>Test rows without a truth: left out of every figure.</summary>
    public required long TestRowsWithoutTruth { get; init; }

    /// <summary>Calibration rows without a truth: left out.</summary>
    public required long CalibrationRowsWithoutTruth { get; init; }

    /// <summary>Whether every test unit has one row (query), so that exact and Tango statements hold for all rows.</summary>
    public bool OneRowPerUnit => Test == (TestQueries ?? TestRows);
}
