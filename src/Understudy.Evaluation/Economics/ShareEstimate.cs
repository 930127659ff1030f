namespace Understudy.Evaluation;

/// <summary>A share with its interval, all in [0, 1].</summary>
/// <param name="Value">The mean.</param>
/// <param name="Low">Lower end.</param>
/// <param name="High">Upper end.</param>
public sealed record ShareEstimate(double Value, double Low, double High);
