namespace Understudy.Evaluation;

/// <summary>Independent units behind the statements.</summary>
public sealed record UnitCounts
{
    /// <summary>Units among the calibration rows that have a truth.</summary>
    public required long Calibration { get; init; }

    /// <summary>Units among the test rows that have a truth.</summary>
    public required long Test { get; init; }

    /// <summary>Test rows that have a truth.</summary>
    public required long TestRows { get; init; }

    /// <summary>Test rows without a truth: left out of every figure.</summary>
    public required long TestRowsWithoutTruth { get; init; }

    /// <summary>Calibration rows without a truth: left out.</summary>
    public required long CalibrationRowsWithoutTruth { get; init; }

    /// <summary>Whether every test unit has one row, so that exact and Tango statements hold for all rows.</summary>
    public bool OneRowPerUnit => Test == TestRows;
}
