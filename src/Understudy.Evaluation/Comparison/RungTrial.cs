using Understudy.Core;

namespace Understudy.Evaluation;

/// <summary>A specialist that was trained and compared on selection; only the chosen one is judged.</summary>
/// <param name="Name">What it is called in tables, e.g. <c>linear</c>.</param>
/// <param name="Rung">Its rung.</param>
/// <param name="Selection">The primary metric on selection, out of sample.</param>
/// <param name="Difference">Paired difference to the first trial on the units that both answered; null of the first.</param>
/// <param name="TrainSeconds">Wall-clock seconds of its training.</param>
/// <param name="Chosen">Whether it is the one that is judged.</param>
public sealed record RungTrial(string Name, Rung Rung, Estimate Selection, Estimate? Difference, double TrainSeconds, bool Chosen);
