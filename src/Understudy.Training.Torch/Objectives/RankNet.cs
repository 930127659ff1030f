using TorchSharp;

using static TorchSharp.torch;

namespace Understudy.Training.Torch;

/// <summary>Logistic loss over the pairs of one query that the teacher orders: only the order is learned, not the distances.</summary>
/// <remarks>
/// <para><b>What it is.</b> For rows i, j of one query with t_i &gt; t_j the term is log(1 + exp(−(s_i − s_j) / T)).</para>
/// <para><b>Inputs.</b> One score a row and a batch of <see cref="ObjectiveBatch.ForRelevance"/>, whole queries. The divisor is the
/// number of ordered pairs or, with <see cref="PairAverage.Queries"/>, of queries that have one; ties are no pairs, and a query of
/// equal grades adds nothing. A pair weighs √(w_i w_j), a query the mean of its rows' weights.</para>
/// <para><b>When not to use it.</b> Where the top of the list matters most and lists are long: all pairs weigh the same
/// (<see cref="ListNet"/>, <see cref="AdrMse"/> look at the top). Where the teacher's distances are to be kept
/// (<see cref="MarginMse"/>). Memory grows with queries × longest².</para>
/// <para><b>Reference.</b> Burges et al., Learning to Rank using Gradient Descent, ICML 2005, equation 3, with 1/T for its σ.</para>
/// <para><b>Example.</b> <c>objective.Loss(scores, ObjectiveBatch.ForRelevance([3, 1, 0], [7, 7, 7]))</c></para>
/// </remarks>
public sealed class RankNet : IObjective
{
    private readonly double _temperature;
    private readonly PairAverage _average;

    /// <summary>Sets the scale of score differences and over what the mean goes.</summary>
    /// <param name="temperature">T, in (0, 100]: differences well above it count as ordered. Default 1.</param>
    /// <param name="average">Default: pairs.</param>
    public RankNet(double temperature = 1, PairAverage average = PairAverage.Pairs)
    {
        ObjectiveOptions.Check(new ObjectiveOptions { Name = ObjectiveFactory.RankNet, Temperature = temperature, Average = average });
        (_temperature, _average) = (temperature, average);
    }

    /// <inheritdoc/>
    public string Name => ObjectiveFactory.RankNet;

    /// <inheritdoc/>
    public bool NeedsWholeQueries => true;

    /// <inheritdoc/>
    public double Count(ObjectiveBatch batch)
    {
        ObjectiveTensors.CheckScores(batch, Name);
        return PairWeights.Count(batch, PairWeights.OfOrdered(batch), _average);
    }

    /// <inheritdoc/>
    public Tensor Loss(Tensor logits, ObjectiveBatch batch)
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor scores = ObjectiveTensors.RowScores(logits, batch, Name);
        QueryGroups groups = batch.Groups;
        double[] pairs = PairWeights.OfOrdered(batch);
        if (!Array.Exists(pairs, p => p > 0))
        {
            return ObjectiveTensors.Zero(scores).MoveToOuterDisposeScope();
        }

        Tensor score = groups.Arrange(scores), absent = groups.Absent(score.device);
        Tensor teacher = groups.Arrange(row => batch.Scores![row], score);
        Tensor root = groups.Arrange(row => Math.Sqrt(batch.Weight(row)), score); // absent places weigh 0
        Tensor above = teacher.unsqueeze(2).gt(teacher.unsqueeze(1)); // [queries, i, j]: t_i > t_j
        Tensor used = above.logical_and(absent.unsqueeze(2).logical_or(absent.unsqueeze(1)).logical_not());
        // Differences that are not used become 0 before the softplus: an infinite one must not turn its zero weight into NaN.
        Tensor margin = score.unsqueeze(2).sub(score.unsqueeze(1)).Filled(used.logical_not(), 0);
        Tensor weight = root.unsqueeze(2).mul(root.unsqueeze(1)).mul(used.to(score.dtype));
        Tensor sums = margin.Over(-_temperature).SoftPlus().mul(weight).sum(2).sum(1, keepdim: true);
        return sums.mul(groups.PerQuery(PairWeights.Factors(batch, pairs, _average), score)).sum().MoveToOuterDisposeScope();
    }
}
