using Understudy.Core;

namespace Understudy.Inference;

/// <summary>Scores query-item pairs by <see cref="Bm25"/>: what a search box without any learning does. States no confidence.</summary>
public sealed class Bm25Responder : IResponder
{
    private readonly Bm25 _bm25;

    /// <summary>Wraps prepared statistics.</summary>
    public Bm25Responder(Bm25 bm25)
    {
        ArgumentNullException.ThrowIfNull(bm25);
        _bm25 = bm25;
    }

    /// <inheritdoc/>
    public string Name => "BM25";

    /// <inheritdoc/>
    public ResponderKind Kind => ResponderKind.Baseline;

    /// <inheritdoc/>
    public Rung? Rung => null;

    /// <summary>Counts words over the distinct items of the training rows; no label is looked at.</summary>
    /// <param name="examples">Query-item pairs.</param>
    /// <param name="trainRows">Rows whose items are counted.</param>
    public static Bm25Responder Train(ExampleTable examples, ReadOnlySpan<int> trainRows)
    {
        ArgumentNullException.ThrowIfNull(examples);
        int[] rows = trainRows.ToArray();
        return new Bm25Responder(new Bm25(WordStatistics.Count(rows.Select(row => examples.Input(row).ToString()))));
    }

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">When a row has no query.</exception>
    public ValueTask<Responses> RespondAsync(ExampleTable examples, ReadOnlyMemory<int> rows, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(examples);
        var scores = new float[rows.Length];
        for (int i = 0; i < scores.Length; i++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            int row = rows.Span[i];
            scores[i] = (float)_bm25.Score(QueryRows.QueryOf(examples, row), examples.Input(row));
        }

        return ValueTask.FromResult(new Responses { Labels = [], Scores = scores });
    }
}
