using TorchSharp;

using static TorchSharp.torch;

namespace Understudy.Training.Torch;

/// <summary>Approximate discounted rank MSE: squared distance of a row's smooth rank to its rank by the teacher, the top first.</summary>
/// <remarks>
/// <para><b>What it is.</b> A row's smooth rank among its query's rows is r̂_i = 1 + Σ_{j≠i} σ((s_j − s_i) / T), its rank by the teacher
/// r_i = #{t_j &gt; t_i} + (#{t_j = t_i} + 1) / 2 (ties share their mean rank, which equal scores reach exactly), and its term
/// (r̂_i − r_i)² / log₂(r_i + 1).</para>
/// <para><b>Inputs.</b> One score a row and a batch of <see cref="ObjectiveBatch.ForRelevance"/>, whole queries. The divisor is the
/// weights, without weights the number, of rows in queries with at least two. Only the teacher's order is used, so a ranking
/// without scores does: give descending numbers.</para>
/// <para><b>When not to use it.</b> For a few coarse grades on short lists, where the mean ranks of ties say less than
/// <see cref="RankNet"/> does. At the start from random weights with small T: σ is flat for wrongly ordered rows far apart, and
/// gradients vanish. Memory grows with queries × longest².</para>
/// <para><b>Reference.</b> Schlatt et al., Rank-DistiLLM, 2405.07920 (T = 1, log₂ discount); smooth ranks: Qin, Liu and Li, A General
/// Approximation Framework for Direct Optimization of Information Retrieval Measures, 2010. Mean ranks for ties are ours and
/// sentence-transformers'.</para>
/// <para><b>Example.</b> <c>objective.Loss(scores, ObjectiveBatch.ForRelevance([3, 2, 1], [7, 7, 7]))</c></para>
/// </remarks>
public sealed class AdrMse : IObjective
{
    private readonly double _temperature;

    /// <summary>Sets how sharp the smooth ranks are.</summary>
    /// <param name="temperature">T, in (0, 100]. Default 1, as in the paper.</param>
    public AdrMse(double temperature = 1)
    {
        ObjectiveOptions.Check(new ObjectiveOptions { Name = ObjectiveFactory.AdrMse, Temperature = temperature });
        _temperature = temperature;
    }

    /// <inheritdoc/>
    public string Name => ObjectiveFactory.AdrMse;

    /// <inheritdoc/>
    public bool NeedsWholeQueries => true;

    /// <inheritdoc/>
    public double Count(ObjectiveBatch batch)
    {
        ObjectiveTensors.CheckScores(batch, Name);
        double[] queries = batch.Groups.QueryWeights(batch);
        double count = 0;
        for (int q = 0; q < queries.Length; q++)
        {
            count += queries[q] * batch.Groups.Spans[q].Length;
        }

        return count;
    }

    /// <inheritdoc/>
    public Tensor Loss(Tensor logits, ObjectiveBatch batch)
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor scores = ObjectiveTensors.RowScores(logits, batch, Name);
        QueryGroups groups = batch.Groups;
        if (groups.Spans.Length == 0)
        {
            return ObjectiveTensors.Zero(scores).MoveToOuterDisposeScope();
        }

        double[] ranks = TeacherRanks(batch);
        Tensor score = groups.Arrange(scores), absent = groups.Absent(score.device);
        // [queries, i, j]: how far j is above i. Row i itself adds σ(0) = ½, taken off again.
        Tensor above = score.unsqueeze(1).sub(score.unsqueeze(2)).Over(_temperature).sigmoid().Filled(absent.unsqueeze(1), 0);
        Tensor smooth = above.sum(2).Plus(0.5);
        Tensor weight = groups.Arrange(row => batch.Weight(row) / Math.Log2(ranks[row] + 1), score); // absent places weigh 0
        Tensor terms = smooth.sub(groups.Arrange(row => ranks[row], score)).Squared().mul(weight);
        return terms.sum().MoveToOuterDisposeScope();
    }

    private static double[] TeacherRanks(ObjectiveBatch batch)
    {
        double[] ranks = new double[batch.Rows];
        foreach ((int first, int length) in batch.Groups.Spans)
        {
            ReadOnlySpan<float> scores = batch.Scores.AsSpan(first, length);
            for (int i = 0; i < length; i++)
            {
                int above = 0, equal = 0;
                foreach (float score in scores)
                {
                    above += score > scores[i] ? 1 : 0;
                    equal += score == scores[i] ? 1 : 0;
                }

                ranks[first + i] = above + ((equal + 1) / 2.0);
            }
        }

        return ranks;
    }
}
