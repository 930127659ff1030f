using Understudy.Core;

namespace Understudy.Inference;

/// <summary>
/// Ranks the rows of a table, query by query, with a linear ranker, on several threads; every query's answer is its own, so
/// the number of threads changes nothing. The confidence of a query is that in the order of the rows asked for.
/// </summary>
public sealed class LinearRankingResponder : IResponder
{
    private readonly LinearRanker _ranker;
    private readonly int _threads;

    /// <summary>Wraps a ranker.</summary>
    /// <param name="ranker">The ranker.</param>
    /// <param name="name">Name in tables; null for the manifest's.</param>
    /// <param name="threads">Threads to use; 0 for one a processor.</param>
    public LinearRankingResponder(LinearRanker ranker, string? name = null, int threads = 0)
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
    public Rung? Rung => Core.Rung.Linear;

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">When a row has no query.</exception>
    public ValueTask<Responses> RespondAsync(ExampleTable examples, ReadOnlyMemory<int> rows, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(examples);
        List<List<int>> queries = QueryRows.Group(examples, rows.Span);
        var scores = new float[rows.Length];
        var confidence = new float[rows.Length];
        var options = new ParallelOptions { MaxDegreeOfParallelism = _threads, CancellationToken = cancellationToken };
        int grades = _ranker.Model.Classes;
        Parallel.ForEach(queries, options, positions =>
        {
            PreparedQuery query = _ranker.Prepare(QueryRows.QueryOf(examples, rows.Span[positions[0]]));
            var own = new float[positions.Count];
            var probabilities = new float[positions.Count * grades];
            for (int i = 0; i < own.Length; i++)
            {
                own[i] = _ranker.Score(query, examples.Input(rows.Span[positions[i]]), probabilities.AsSpan(i * grades, grades));
            }

            float sure = (float)_ranker.Confidence(own, probabilities);
            for (int i = 0; i < own.Length; i++)
            {
                scores[positions[i]] = own[i];
                confidence[positions[i]] = sure;
            }
        });
        return ValueTask.FromResult(new Responses { Labels = [], Scores = scores, Confidence = confidence });
    }
}
