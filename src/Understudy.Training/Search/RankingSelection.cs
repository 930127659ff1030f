using Understudy.Core;
using Understudy.Inference;

namespace Understudy.Training;

/// <summary>
/// A ranker's out-of-sample answers on selection rows, and what follows from them: NDCG a query, the parameters of its
/// confidence, thresholds. Any rung's; what is fitted here goes into the manifest.
/// </summary>
public sealed class RankingSelection
{
    private readonly QueryRanking[] _queries;
    private readonly double[] _expected; // [queries]
    private readonly IReadOnlyList<double>? _grades;

    private RankingSelection(QueryRanking[] queries, IReadOnlyList<double>? grades, ScoreNoise? noise)
    {
        if (queries.Length == 0)
        {
            throw new UnderstudyException(ErrorCode.TooFewExamples, "Expected selection queries with an item of a grade above the lowest; found none. Give more pairs or another label column.");
        }

        _queries = queries;
        _grades = grades;
        var raw = new RankingParameters { Slope = 1, Offset = 0, Noise = noise };
        var confidence = new QueryConfidence(raw, grades);
        _expected = [.. queries.AsParallel().AsOrdered().Select(q => grades is null ? confidence.Expected(q.Scores) : confidence.Expected(q.Scores, q.Probabilities))];
        Queries = [.. queries.Select(q => q.Query)];
        Ndcg = [.. queries.Select(q => q.Ndcg)];
        (double slope, double offset) = ConfidenceMap.Fit(_expected, [.. Ndcg]);
        Parameters = raw with { Slope = slope, Offset = offset };
    }

    /// <summary>Number of each query of <see cref="Ndcg"/>.</summary>
    public IReadOnlyList<int> Queries { get; }

    /// <summary>NDCG of each query that has one, in order of first occurrence.</summary>
    public IReadOnlyList<double> Ndcg { get; }

    /// <summary>The mean over queries.</summary>
    public double MeanNdcg => Ndcg.Average();

    /// <summary>What the confidence of a query is made with.</summary>
    public RankingParameters Parameters { get; }

    /// <summary>The calibrated confidence of each query.</summary>
    public double[] Confidence()
    {
        var confidence = new QueryConfidence(Parameters, _grades);
        return [.. _queries.AsParallel().AsOrdered().Select(q => _grades is null ? confidence.Of(q.Scores) : confidence.Of(q.Scores, q.Probabilities))];
    }

    /// <summary>A grid of thresholds on a query's confidence, strictest first: share of queries kept, mean shortfall of NDCG among them.</summary>
    public IReadOnlyList<CandidateThreshold> Thresholds() => ThresholdGrid.Make(Confidence(), [.. Ndcg.Select(n => 1 - n)]);

    /// <summary>From a model with one output a grade.</summary>
    /// <param name="queries">The query of each row; rows of a query need not be neighbours.</param>
    /// <param name="gains">What each row's item truly counts, finite, at least 0.</param>
    /// <param name="grades">The value of each class, rising.</param>
    /// <param name="logits">[rows, grades] out-of-sample logits.</param>
    /// <param name="temperature">Divides the logits.</param>
    /// <exception cref="ArgumentException">When the lengths do not fit.</exception>
    /// <exception cref="UnderstudyException">When no query has an item of a gain above 0.</exception>
    public static RankingSelection OfGrades(ReadOnlySpan<int> queries, ReadOnlySpan<double> gains, IReadOnlyList<double> grades, ReadOnlySpan<float> logits, double temperature)
    {
        ArgumentNullException.ThrowIfNull(grades);
        float[] probabilities = ExpectedGrade.Probabilities(logits, grades.Count, temperature);
        return new RankingSelection(QueryRanking.Group(queries, gains, ExpectedGrade.Of(probabilities, grades), probabilities), grades, null);
    }

    /// <summary>From a model with one real-valued output; the error of its scores is fitted too.</summary>
    /// <param name="queries">The query of each row; rows of a query need not be neighbours.</param>
    /// <param name="gains">What each row's item truly counts, finite, at least 0.</param>
    /// <param name="scores">Out-of-sample score of each row.</param>
    /// <exception cref="ArgumentException">When the lengths do not fit.</exception>
    /// <exception cref="UnderstudyException">When no query has an item of a gain above 0.</exception>
    public static RankingSelection OfScores(ReadOnlySpan<int> queries, ReadOnlySpan<double> gains, ReadOnlySpan<float> scores) =>
        new(QueryRanking.Group(queries, gains, scores, []), null, NoiseOf(gains, scores));

    /// <summary>Least squares of gain on score, its slope at least 0, and the deviation of what is left.</summary>
    private static ScoreNoise NoiseOf(ReadOnlySpan<double> gains, ReadOnlySpan<float> scores)
    {
        int n = Math.Max(1, scores.Length);
        double x = 0, y = 0, xx = 0, xy = 0, left = 0, highest = 0;
        for (int i = 0; i < scores.Length; i++)
        {
            x += scores[i] / n;
            y += gains[i] / n;
            highest = Math.Max(highest, gains[i]);
        }

        for (int i = 0; i < scores.Length; i++)
        {
            xx += (scores[i] - x) * (scores[i] - x);
            xy += (scores[i] - x) * (gains[i] - y);
        }

        double scale = xx > 0 ? Math.Max(0, xy / xx) : 0, offset = y - (scale * x);
        for (int i = 0; i < scores.Length; i++)
        {
            double error = gains[i] - offset - (scale * scores[i]);
            left += error * error / n;
        }

        // A perfect fit would leave nothing to draw from.
        return new ScoreNoise(scale, offset, Math.Max(Math.Sqrt(left), 1e-6 * Math.Max(highest, 1e-6)), Math.Max(highest, 1e-6));
    }
}
