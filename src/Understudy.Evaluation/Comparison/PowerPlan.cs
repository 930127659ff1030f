using Understudy.Core;

namespace Understudy.Evaluation;

/// <summary>Printed before training: what the file can prove.</summary>
public sealed record PowerPlan
{
    /// <summary>Independent test units that the file will give.</summary>
    public required long Have { get; init; }

    /// <summary>Units needed for the power asked at the expected figures.</summary>
    public required double Needed { get; init; }

    /// <summary>The power that the file gives, in [0, 1].</summary>
    public required double Power { get; init; }

    /// <summary>Calibration units that the file will give.</summary>
    public required long Calibration { get; init; }

    /// <summary>Error-free calibration units below which no threshold can pass (59 at .05 and .95).</summary>
    public required long CalibrationMinimum { get; init; }

    /// <summary>The plan in plain sentences.</summary>
    public required IReadOnlyList<string> Statements { get; init; }

    /// <summary>Makes the plan.</summary>
    /// <param name="truth">What the test will judge by.</param>
    /// <param name="hasTeacher">Whether there is a teacher to be compared with.</param>
    /// <param name="testUnits">Independent test units.</param>
    /// <param name="calibrationUnits">Independent calibration units.</param>
    /// <param name="options">The promises.</param>
    /// <param name="expectedDiscordance">Expected share of units that exactly one side gets right.</param>
    /// <param name="expectedAgreement">Expected agreement, in agreement mode.</param>
    /// <param name="look">The look's number.</param>
    public static PowerPlan Make(
        TruthKind truth,
        bool hasTeacher,
        long testUnits,
        long calibrationUnits,
        EvaluationOptions options,
        double expectedDiscordance = 0.1,
        double expectedAgreement = 0.97,
        int look = 1) => throw new NotImplementedException();
}
