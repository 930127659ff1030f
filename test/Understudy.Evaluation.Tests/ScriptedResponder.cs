using Understudy.Core;

namespace Understudy.Evaluation.Tests;

/// <summary>Answers what a test wrote down, by table row, and remembers which rows it saw.</summary>
internal sealed class ScriptedResponder : IResponder
{
    public required string Name { get; init; }

    public ResponderKind Kind { get; init; } = ResponderKind.Specialist;

    public Rung? Rung => Kind == ResponderKind.Specialist ? Core.Rung.Linear : null;

    public required int[] Labels { get; init; } // by table row

    public float[]? Confidence { get; init; }

    public Func<int, float[]>? Probabilities { get; init; }

    public List<int> Seen { get; } = [];

    public Action<int>? OnRow { get; init; }

    public ValueTask<Responses> RespondAsync(ExampleTable examples, ReadOnlyMemory<int> rows, CancellationToken cancellationToken)
    {
        int[] asked = rows.ToArray();
        Seen.AddRange(asked);
        foreach (int row in asked)
        {
            OnRow?.Invoke(row);
        }

        return ValueTask.FromResult(new Responses
        {
            Labels = [.. asked.Select(r => Labels[r])],
            Confidence = Confidence is null ? null : [.. asked.Select(r => Confidence[r])],
            Probabilities = Probabilities is null ? null : [.. asked.SelectMany(r => Probabilities(r))],
        });
    }
}
