namespace Understudy.Core;

/// <summary>
/// Anything that answers a workload's inputs: a specialist, a live or replayed teacher, a baseline. Evaluation knows only
/// responders, so both sides of every comparison run the same code.
/// </summary>
public interface IResponder
{
    /// <summary>Name shown in tables.</summary>
    string Name { get; }

    /// <summary>What it is.</summary>
    ResponderKind Kind { get; }

    /// <summary>The rung of a specialist, null for anything else.</summary>
    Rung? Rung { get; }

    /// <summary>Answers <paramref name="rows"/> of <paramref name="examples"/>.</summary>
    ValueTask<Responses> RespondAsync(ExampleTable examples, ReadOnlyMemory<int> rows, CancellationToken cancellationToken);
}
