namespace Understudy.Evaluation;

/// <summary>What is missing for a Promote, test and training kept apart.</summary>
public sealed record Needs
{
    /// <summary>Test examples (independent units, in all) for 80 % power of the deciding test at what was observed; null when it already promotes.</summary>
    public SizeNeed? TestExamples { get; init; }

    /// <summary>Training examples (in all) at which the specialist alone is expected to reach the bar; null when it already does or no curve was measured.</summary>
    public SizeNeed? TrainExamples { get; init; }

    /// <summary>Calibration examples for a threshold to qualify; null when one does or no number would do.</summary>
    public long? CalibrationExamples { get; init; }
}
