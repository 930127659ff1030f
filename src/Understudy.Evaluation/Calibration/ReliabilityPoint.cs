using Understudy.Core;

namespace Understudy.Evaluation;

/// <summary>One bin of the reliability diagram.</summary>
/// <param name="Low">Lowest confidence in the bin.</param>
/// <param name="High">Highest confidence in the bin.</param>
/// <param name="MeanConfidence">What the specialist claimed.</param>
/// <param name="Accuracy">What came true, with its interval.</param>
/// <param name="Count">Rows.</param>
public sealed record ReliabilityPoint(double Low, double High, double MeanConfidence, Estimate Accuracy, long Count);
