using Understudy.Core;

namespace Understudy.Inference;

/// <summary>
/// Ranks the rows of a table, query by query, with a ranker of any rung; every query's answer is its own, so the number of threads
/// changes nothing. The confidence of a query is that in the order of the rows asked for.
/// </summary>
public sealed class RankingResponder : IResponder
{
    private readonly IRanker _ranker;
    private readonly int _threads;

    /// <summary>Wraps a ranker.</summary>
    /// <param name="ranker">The ranker.</param>
    /// <param name="name">Name in tables; null for the manifest's.</param>
    /// <param name="threads">Threads to use; 0 for one a processor.</param>
    public RankingResponder(IRanker ranker, string? name = null, int threads = 0)
    {
        ArgumentNullException.ThrowIfNull(ranker);
        ArgumentOutOfRangeException.ThrowIfNegative(threads);
        _ranker = ranker;
        _threads = threads == 0 ? Environment.ProcessorCount : threads;
        Name = name ?? ranker.Manifest.Name;
    }

    /// <inheritdoc/>
    public string Name { get; }

    /// <inheritdoc/>
    public ResponderKind Kind => ResponderKind.Specialist;

    /// <inheritdoc/>
    public Rung? Rung => _ranker.Manifest.Rung;

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">When a row has no query.</exception>
    public ValueTask<Responses> RespondAsync(ExampleTable examples, ReadOnlyMemory<int> rows, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(examples);
        List<List<int>> queries = QueryRows.Group(examples, rows.Span);
        var scores = new float[rows.Length];
        var confidence = new float[rows.Length];
        Parallel.ForEach(queries, new ParallelOptions { MaxDegreeOfParallelism = _threads, CancellationToken = cancellationToken }, positions =>
        {
            var own = new float[positions.Count];
            string[] items = [.. positions.Select(p => examples.Input(rows.Span[p]).ToString())];
            float sure = (float)_ranker.Rank(QueryRows.QueryOf(examples, rows.Span[positions[0]]), items, own);
            for (int i = 0; i < own.Length; i++)
            {
                scores[positions[i]] = own[i];
                confidence[positions[i]] = sure;
            }
        });
        return ValueTask.FromResult(new Responses { Labels = [], Scores = scores, Confidence = confidence });
    }
}
