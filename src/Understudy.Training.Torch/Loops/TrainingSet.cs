using Understudy.Inference;

namespace Understudy.Training.Torch;

/// <summary>What a transformer learns from: sequences with label distributions, or with scores by query.</summary>
public sealed class TrainingSet
{
    private readonly float[]? _targets; // [rows, classes]
    private readonly float[]? _scores; // [rows]
    private readonly int[] _lengths;
    private readonly int[] _groups;

    private TrainingSet(TokenSequence[] inputs, float[]? targets, int classes, float[]? scores, int[] groups)
    {
        Inputs = inputs;
        _targets = targets;
        Classes = classes;
        _scores = scores;
        _groups = groups;
        _lengths = [.. inputs.Select(i => i.Length)];
    }

    /// <summary>The sequences.</summary>
    public IReadOnlyList<TokenSequence> Inputs { get; }

    /// <summary>Number of classes; 0 for relevance.</summary>
    public int Classes { get; }

    /// <summary>Tokens of every row.</summary>
    public ReadOnlySpan<int> Lengths => _lengths;

    /// <summary>The query of every row, rows of a query in one run; empty where rows stand alone.</summary>
    public ReadOnlySpan<int> Groups => _groups;

    /// <summary>Sequences with a distribution over classes each.</summary>
    /// <exception cref="ArgumentException">When the lengths do not fit.</exception>
    public static TrainingSet ForClasses(TokenSequence[] inputs, float[] targets, int classes)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        ArgumentNullException.ThrowIfNull(targets);
        return targets.Length == inputs.Length * (long)classes
            ? new TrainingSet(inputs, targets, classes, null, [])
            : throw new ArgumentException($"Expected {inputs.Length} × {classes} targets; found {targets.Length}.", nameof(targets));
    }

    /// <summary>Query-item pairs with a score each; the rows of a query stand together.</summary>
    /// <exception cref="ArgumentException">When the lengths do not fit.</exception>
    public static TrainingSet ForRelevance(TokenSequence[] inputs, float[] scores, int[] queries)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        ArgumentNullException.ThrowIfNull(scores);
        ArgumentNullException.ThrowIfNull(queries);
        return scores.Length == inputs.Length && queries.Length == inputs.Length
            ? new TrainingSet(inputs, null, 0, scores, queries)
            : throw new ArgumentException($"Expected {inputs.Length} scores and queries; found {scores.Length} and {queries.Length}.", nameof(scores));
    }

    /// <summary>What some rows should be answered with.</summary>
    public ObjectiveBatch Batch(ReadOnlySpan<int> rows)
    {
        if (_targets is null)
        {
            var scores = new float[rows.Length];
            var queries = new long[rows.Length];
            for (int i = 0; i < rows.Length; i++)
            {
                scores[i] = _scores![rows[i]];
                queries[i] = _groups[rows[i]];
            }

            return ObjectiveBatch.ForRelevance(scores, queries);
        }

        var targets = new float[rows.Length * Classes];
        for (int i = 0; i < rows.Length; i++)
        {
            _targets.AsSpan(rows[i] * Classes, Classes).CopyTo(targets.AsSpan(i * Classes));
        }

        return ObjectiveBatch.ForClasses(targets, Classes);
    }

    /// <summary>Adds everything that is learned from to what a run is.</summary>
    internal RunIdentity AddTo(RunIdentity identity) => identity.Add(Inputs).Add<float>(_targets).Add<float>(_scores).Add<int>(_groups);
}
