using TorchSharp;

using static TorchSharp.torch;

namespace Understudy.Training.Torch;

/// <summary>
/// Squared distance of score differences to the teacher's, over all pairs of one query: order and distances within a query are
/// learned, the query's own level stays free.
/// </summary>
/// <remarks>
/// <para><b>What it is.</b> The term of rows i and j of one query is ((s_i − s_j) − (t_i − t_j))². With e = s − t the sum over a
/// query's pairs is n Σ (e_i − mean e)², which is how it is computed: no pairs are formed and nothing cancels.</para>
/// <para><b>Inputs.</b> One score a row and a batch of <see cref="ObjectiveBatch.ForRelevance"/>, whole queries. The divisor is the
/// number of pairs or, with <see cref="PairAverage.Queries"/>, of queries that have one. A pair weighs √(w_i w_j), a query the mean
/// of its rows' weights. Pairs of equal teacher scores count: they should come out equal.</para>
/// <para><b>When not to use it.</b> For coarse grades (0 to 3): their distances mean little, and most pairs are ties; take
/// <see cref="RankNet"/> or <see cref="ListNet"/>. Where teachers of different scales are mixed.</para>
/// <para><b>Reference.</b> Hofstätter et al., 2010.02666, section 3.2, there on one positive and one negative; on teacher-scored
/// candidates of a query: 2505.07105.</para>
/// <para><b>Example.</b> <c>objective.Loss(scores, ObjectiveBatch.ForRelevance([8.1f, 3.2f, .4f], [7, 7, 7]))</c></para>
/// </remarks>
public sealed class MarginMse : IObjective
{
    private readonly PairAverage _average;

    /// <summary>Sets over what the mean goes.</summary>
    /// <param name="average">Default: pairs.</param>
    public MarginMse(PairAverage average = PairAverage.Pairs)
    {
        ObjectiveOptions.Check(new ObjectiveOptions { Name = ObjectiveFactory.MarginMse, Average = average });
        _average = average;
    }

    /// <inheritdoc/>
    public string Name => ObjectiveFactory.MarginMse;

    /// <inheritdoc/>
    public bool NeedsWholeQueries => true;

    /// <inheritdoc/>
    public double Count(ObjectiveBatch batch)
    {
        ObjectiveTensors.CheckScores(batch, Name);
        return PairWeights.Count(batch, PairWeights.OfAll(batch), _average);
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

        double[] pairs = PairWeights.OfAll(batch);
        double[] roots = Array.ConvertAll(groups.Spans, span => Enumerable.Range(span.First, span.Length).Sum(row => Math.Sqrt(batch.Weight(row))));
        double[] shares = Array.ConvertAll(roots, root => root == 0 ? 0 : 1 / root);
        // Weighted: Σ_{i<j} v_i v_j (e_i − e_j)² = V Σ v_i (e_i − ē)² with v = √w, V = Σ v, ē = Σ v e / V.
        Tensor error = groups.Arrange(scores.sub(ObjectiveTensors.Copy(batch.Scores!, scores)));
        Tensor weight = groups.Arrange(row => Math.Sqrt(batch.Weight(row)), error);
        Tensor mean = error.mul(weight).sum(1, keepdim: true).mul(groups.PerQuery(shares, error));
        Tensor sums = error.sub(mean).Squared().mul(weight).sum(1, keepdim: true);
        double[] factors = PairWeights.Factors(batch, pairs, _average);
        for (int q = 0; q < factors.Length; q++)
        {
            factors[q] *= roots[q];
        }

        return sums.mul(groups.PerQuery(factors, error)).sum().MoveToOuterDisposeScope();
    }
}
