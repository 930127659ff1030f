namespace Understudy.Evaluation;

/// <summary>Looks at one set of test rows.</summary>
/// <param name="Number">1 for the first.</param>
/// <param name="Alpha">The level of all looks together.</param>
/// <param name="Level">The level that this look may use.</param>
/// <param name="Spent">The level spent by this and earlier looks.</param>
public sealed record LookResult(int Number, double Alpha, double Level, double Spent);
