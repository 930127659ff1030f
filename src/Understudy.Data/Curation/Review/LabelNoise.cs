using Understudy.Core;

namespace Understudy.Data;

/// <summary>What confident learning says of the labels.</summary>
public sealed record LabelNoise
{
    /// <summary>Rows with a label and an out-of-sample distribution.</summary>
    public required int Rows { get; init; }

    /// <summary>
    /// The share of wrong labels by the calibrated joint. It holds for a model whose mistakes are not those of the labels; a
    /// weak model takes its own mistakes for the labels', so that this is rather too high than too low.
    /// </summary>
    public required Estimate Share { get; init; }

    /// <summary>Every suspect, the most suspicious first.</summary>
    public required IReadOnlyList<LabelSuspect> Suspects { get; init; }

    /// <summary>Off-diagonal cells of the joint of given and likelier label, the largest first.</summary>
    public required IReadOnlyList<MixedUpLabels> MixedUp { get; init; }
}
