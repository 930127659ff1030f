using Understudy.Core;

namespace Understudy.Evaluation.Tests.Ranking;

/// <summary>Scores what a test wrote down, by table row, and remembers which rows it saw together.</summary>
internal sealed class ScriptedRanker : IResponder
{
    public required string Name { get; init; }

    public ResponderKind Kind { get; init; } = ResponderKind.Specialist;

    public Rung? Rung => Kind == ResponderKind.Specialist ? Core.Rung.Encoder : null;

    public required float[] Scores { get; init; } // by table row

    public float[]? Confidence { get; init; } // by table row

    public List<int[]> Asked { get; } = [];

    public Action<int>? OnRow { get; init; }

    public ValueTask<Responses> RespondAsync(ExampleTable examples, ReadOnlyMemory<int> rows, CancellationToken cancellationToken)
    {
        int[] asked = rows.ToArray();
        Asked.Add(asked);
        foreach (int row in asked)
        {
            OnRow?.Invoke(row);
        }

        return ValueTask.FromResult(new Responses
        {
            Labels = [],
            Scores = [.. asked.Select(r => Scores[r])],
            Confidence = Confidence is null ? null : [.. asked.Select(r => Confidence[r])],
        });
    }
}
