using Understudy.Core;
using Understudy.Inference;

namespace Understudy.Training.Torch;

/// <summary>How a trained decoder is served, and what it says to the selection rows that way.</summary>
public sealed record ServedDecoderForm
{
    /// <summary>Graph, mode and calibration.</summary>
    public required DecoderServing Serving { get; init; }

    /// <summary>Its answers to the selection rows.</summary>
    public required IReadOnlyList<DecodedAnswer> Answers { get; init; }

    /// <summary>Share of exact selection answers of the 32-bit graph.</summary>
    public required double FloatExact { get; init; }

    /// <summary>Share of exact selection answers of the 8-bit graph.</summary>
    public required double EightBitExact { get; init; }

    /// <summary>Why what is written is not constrained; null when it is.</summary>
    public string? Unconstrained { get; init; }

    /// <summary>The answers as a caller sees them, calibrated; null where no call is made.</summary>
    public IReadOnlyList<CallPrediction> Predictions => [.. Answers.Select(a => a.Calls is null or CallText.None ? default : new CallPrediction(a.Calls, Serving.Calibration.Of(a.Probability)))];
}
