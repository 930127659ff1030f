using Understudy.Core;

namespace Understudy.Inference;

/// <summary>What a specialist would call.</summary>
/// <param name="Calls">Canonical text of the calls (<see cref="CallText"/>); null when it abstains: the large model has to answer.</param>
/// <param name="Confidence">Calibrated probability that the calls are right, in [0, 1]; 0 when it abstains.</param>
public readonly record struct CallPrediction(string? Calls, double Confidence)
{
    /// <summary>The least confidence that a threshold may ask for: above that of an abstention, which is never kept.</summary>
    public const double LeastConfidence = 1e-6;
}
