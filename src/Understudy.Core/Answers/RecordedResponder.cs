namespace Understudy.Core;

/// <summary>Replays what a file recorded: the teacher's column or another system's.</summary>
public sealed class RecordedResponder : IResponder
{
    private readonly int _column;

    private RecordedResponder(string name, ResponderKind kind, int column)
    {
        Name = name;
        Kind = kind;
        _column = column;
    }

    /// <inheritdoc/>
    public string Name { get; }

    /// <inheritdoc/>
    public ResponderKind Kind { get; }

    /// <inheritdoc/>
    public Rung? Rung => null;

    /// <summary>Replays the teacher.</summary>
    public static RecordedResponder Teacher(string name = "teacher") => new(name, ResponderKind.Teacher, -1);

    /// <summary>Replays column <paramref name="column"/> of <see cref="ExampleTable.ResponderNames"/>.</summary>
    public static RecordedResponder Column(string name, int column) => new(name, ResponderKind.Responder, column);

    /// <inheritdoc/>
    public ValueTask<Responses> RespondAsync(ExampleTable examples, ReadOnlyMemory<int> rows, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(examples);
        if (examples.HasQueries)
        {
            var scores = new float[rows.Length];
            for (int i = 0; i < scores.Length; i++)
            {
                int row = rows.Span[i];
                scores[i] = (float)(_column < 0 ? examples.TeacherScore(row) : examples.ResponderScore(_column, row));
            }

            return ValueTask.FromResult(new Responses { Labels = [], Scores = scores });
        }

        var labels = new int[rows.Length];
        for (int i = 0; i < labels.Length; i++)
        {
            int row = rows.Span[i];
            labels[i] = _column < 0 ? examples.Teacher(row) : examples.Responder(_column, row);
        }

        return ValueTask.FromResult(new Responses { Labels = labels });
    }
}
