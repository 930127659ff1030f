using Understudy.Core;
using Understudy.Inference;

namespace Understudy.Training;

/// <summary>
/// The search of the linear rung for relevance: the same candidates, folds and budget as <see cref="LinearSearch"/>, over
/// texts that <see cref="PairText"/> makes of query and item and over grades as classes; what is compared is the NDCG@10 of
/// out-of-sample queries.
/// </summary>
public static class LinearRankingSearch
{
    /// <summary>Runs the search.</summary>
    /// <param name="table">Query-item pairs.</param>
    /// <param name="trainRows">Rows to learn from.</param>
    /// <param name="selectionRows">Rows to choose on, whole queries; the final fit learns from them too.</param>
    /// <param name="units">The unit of every row of the table (rows of a unit are never split between folds); empty to use its queries.</param>
    /// <param name="options">What the user decides.</param>
    /// <param name="progress">Told about fits.</param>
    /// <param name="cancellationToken">Stops at once, leaving nothing behind.</param>
    /// <exception cref="ArgumentException">When the options are out of range or a row has no query.</exception>
    /// <exception cref="UnderstudyException">When there is nothing to learn from: fewer than two grades, or no selection query with a relevant item.</exception>
    public static SearchResult Run(ExampleTable table, ReadOnlySpan<int> trainRows, ReadOnlySpan<int> selectionRows, ReadOnlySpan<int> units, TrainOptions options, IProgress<StageProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        var stage = new SearchStage(table, units, options, progress, cancellationToken);
        PairTable pairs = PairTable.Make(table, trainRows, selectionRows, units, options.Target, cancellationToken);
        Targets train = Targets.Of(pairs.Texts, Positions.All(pairs.TrainRows), LearningTarget.Teacher);
        Targets selection = Targets.Of(pairs.Texts, [.. Positions.All(pairs.Texts.Count).Skip(pairs.TrainRows)], LearningTarget.Teacher);
        SearchPlan plan = SearchPlan.Make(pairs.Texts, train, selection, pairs.Units, options, pairs.Queries);
        int[] scored = plan.Scored;
        int[] queries = [.. scored.Select(p => pairs.Queries[p])];
        double[] gains = [.. scored.Select(p => pairs.Gains[p])];
        return stage.Run(pairs.Texts, train, selection, plan, Ndcg, (result, scores) =>
        {
            var chosen = RankingSelection.OfGrades(queries, gains, pairs.Scale.Values, scores.Logits, scores.Temperature);
            return result with { CandidateThresholds = chosen.Thresholds(), SelectionUnits = chosen.Queries, SelectionValues = chosen.Ndcg, Ranking = new RankingFit(pairs.Scale, chosen.Parameters, pairs.Words) };
        });

        double[] Ndcg(SelectionScorer scores)
        {
            float[] expected = ExpectedGrade.Of(ExpectedGrade.Probabilities(scores.Logits, pairs.Scale.Values.Count, scores.Temperature), pairs.Scale.Values);
            return [.. QueryRanking.Group(queries, gains, expected, []).Select(q => q.Ndcg)];
        }
    }
}
