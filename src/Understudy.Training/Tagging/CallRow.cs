namespace Understudy.Training;

/// <summary>One example of a workload of function calls.</summary>
/// <param name="Text">The input.</param>
/// <param name="Calls">Canonical text of its calls (<see cref="Core.CallText"/>).</param>
public readonly record struct CallRow(string Text, string Calls);
