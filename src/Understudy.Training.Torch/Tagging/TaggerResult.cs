using Understudy.Inference;

namespace Understudy.Training.Torch;

/// <summary>A trained tagger.</summary>
public sealed record TaggerResult
{
    /// <summary>What it was trained from.</summary>
    public required TaggerRequest Request { get; init; }

    /// <summary>How calls are put together.</summary>
    public required CallPlan Plan { get; init; }

    /// <summary>The numbers.</summary>
    public required TaggerWeights Weights { get; init; }

    /// <summary>What of the calls can be represented.</summary>
    public required AlignmentReport Alignment { get; init; }

    /// <summary>From raw to calibrated confidence.</summary>
    public required CallCalibration Calibration { get; init; }

    /// <summary>What the specialist says to the selection rows, calibrated.</summary>
    public required IReadOnlyList<CallPrediction> SelectionAnswers { get; init; }

    /// <summary>What the loop did.</summary>
    public required TrainingOutcome Outcome { get; init; }
}
