using Understudy.Core;

namespace Understudy.Training;

/// <summary>One example of a workload of function calls.</summary>
/// <param name="Text">The input.</param>
/// <param name="Calls">Canonical text of its calls (<see cref="Core.CallText"/>).</param>
public readonly record struct CallRow(string Text, string Calls)
{
    /// <summary>Every answer that is accepted, where there are more than <see cref="Calls"/>, the one that is learned; null elsewhere.</summary>
    public AcceptedCalls? Accepted { get; init; }

    /// <summary>What counts as right.</summary>
    public AcceptedCalls Truth => Accepted ?? AcceptedCalls.Parse(Calls);
}
