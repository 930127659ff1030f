using Understudy.Core;

namespace Understudy.Inference;

/// <summary>
/// A linear specialist for relevance, ready to rank: <see cref="PairText"/> makes one text of query and item, a linear model
/// gives each grade a probability, and the score is the expected grade. Thread-safe.
/// </summary>
public sealed class LinearRanker : IRanker
{
    private readonly LinearSpecialist _specialist;
    private readonly PairText _pairs;
    private readonly QueryConfidence _confidence;
    private readonly double[] _grades;

    /// <summary>Puts a ranker together.</summary>
    /// <param name="model">The model; its classes are the manifest's grades.</param>
    /// <param name="words">The word statistics that the model was trained behind.</param>
    /// <param name="manifest">The manifest.</param>
    /// <exception cref="ArgumentException">When the parts do not fit together.</exception>
    public LinearRanker(LinearModel model, WordStatistics words, SpecialistManifest manifest)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(words);
        ArgumentNullException.ThrowIfNull(manifest);
        if (manifest.Kind != WorkloadKind.Relevance || manifest.Grades is not { } grades || grades.Count != model.Classes || manifest.Ranking is not { } ranking)
        {
            throw new ArgumentException($"A ranker needs a manifest of kind {WorkloadKind.Relevance} with ranking parameters and one grade a class; found {manifest.Kind}, {manifest.Grades?.Count ?? 0} grades, {model.Classes} classes.", nameof(manifest));
        }

        _specialist = new LinearSpecialist(model, manifest);
        _pairs = new PairText(words);
        _confidence = new QueryConfidence(ranking, grades);
        _grades = [.. grades];
        Words = words;
    }

    /// <summary>What the specialist is and where it comes from.</summary>
    public SpecialistManifest Manifest => _specialist.Manifest;

    /// <summary>The model.</summary>
    public LinearModel Model => _specialist.Model;

    /// <summary>The word statistics.</summary>
    public WordStatistics Words { get; }

    /// <summary>Loads a specialist directory, checking every file against the manifest.</summary>
    /// <exception cref="UnderstudyException">When the directory is missing, damaged or no linear ranker.</exception>
    public static LinearRanker Load(string directory) => LinearArtifact.ReadRanker(directory);

    /// <summary>Scores the items of one query.</summary>
    /// <param name="query">The query.</param>
    /// <param name="items">Its candidates, any number.</param>
    /// <param name="scores">Receives the expected grade of each item.</param>
    /// <returns>The calibrated confidence in the order that the scores give, in [0, 1].</returns>
    public double Rank(ReadOnlySpan<char> query, IReadOnlyList<string> items, Span<float> scores)
    {
        ArgumentNullException.ThrowIfNull(items);
        var prepared = _pairs.Prepare(query);
        int grades = _grades.Length;
        var probabilities = new float[items.Count * grades];
        for (int i = 0; i < items.Count; i++)
        {
            scores[i] = Score(prepared, items[i], probabilities.AsSpan(i * grades, grades));
        }

        return _confidence.Of(scores[..items.Count], probabilities);
    }

    /// <summary>What moved an item's score most, strongest first, in grades (to first order).</summary>
    /// <param name="query">The query.</param>
    /// <param name="item">The item.</param>
    /// <param name="top">How many at most.</param>
    public IReadOnlyList<Contribution> Explain(ReadOnlySpan<char> query, ReadOnlySpan<char> item, int top = 10)
    {
        var probabilities = new float[_grades.Length];
        PreparedQuery prepared = _pairs.Prepare(query);
        double score = Score(prepared, item, probabilities);
        // The derivative of an expectation under a softmax: p (value - mean).
        double[] direction = [.. _grades.Select((value, c) => probabilities[c] * (value - score))];
        return [.. LinearExplainer.Explain(Model, _pairs.Compose(prepared, item), direction, top).Select(c => c with { Text = PairTokens.Describe(c.Text) })];
    }

    internal PreparedQuery Prepare(ReadOnlySpan<char> query) => _pairs.Prepare(query);

    internal float Score(PreparedQuery query, ReadOnlySpan<char> item, Span<float> probabilities)
    {
        _specialist.Predict(_pairs.Compose(query, item), probabilities);
        double mean = 0;
        for (int c = 0; c < _grades.Length; c++)
        {
            mean += probabilities[c] * _grades[c];
        }

        return (float)mean;
    }

    internal double Confidence(ReadOnlySpan<float> scores, ReadOnlySpan<float> probabilities) => _confidence.Of(scores, probabilities);
}
