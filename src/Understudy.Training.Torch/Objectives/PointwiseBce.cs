using System.Globalization;

using TorchSharp;

using static TorchSharp.torch;

namespace Understudy.Training.Torch;

/// <summary>Binary cross-entropy of each score against its grade, scaled to a probability of relevance.</summary>
/// <remarks>
/// <para><b>What it is.</b> With y = (grade − low) / (high − low), a row's term is −y log σ(s) − (1 − y) log(1 − σ(s)), computed from
/// s without forming σ(s), so that no score is too large for it.</para>
/// <para><b>Inputs.</b> One score a row and a batch of <see cref="ObjectiveBatch.ForRelevance"/> with grades in [low, high]; a grade
/// outside is the caller's mistake. Queries are not looked at. The divisor is the rows' weights, without weights the rows.</para>
/// <para><b>When not to use it.</b> For unbounded scores (logits of a cross-encoder teacher): there is no range to state. Where only
/// the order matters and grades are few, a pairwise or listwise objective orders better.</para>
/// <para><b>Reference.</b> Logistic regression on soft targets; as the cross-encoder's usual loss: Nogueira and Cho, 1901.04085.</para>
/// <para><b>Example.</b> <c>new PointwiseBce(low: 0, high: 3).Loss(scores, ObjectiveBatch.ForRelevance([3, 1], [7, 7]))</c></para>
/// </remarks>
public sealed class PointwiseBce : IObjective
{
    private readonly double _low;
    private readonly double _high;

    /// <summary>States the range of the grades.</summary>
    /// <param name="low">The grade that means irrelevant. Default 0.</param>
    /// <param name="high">The grade that means fully relevant, above <paramref name="low"/>. Default 1.</param>
    public PointwiseBce(double low = 0, double high = 1)
    {
        ObjectiveOptions.Check(new ObjectiveOptions { Name = ObjectiveFactory.PointwiseBce, LowestScore = low, HighestScore = high });
        (_low, _high) = (low, high);
    }

    /// <inheritdoc/>
    public string Name => ObjectiveFactory.PointwiseBce;

    /// <inheritdoc/>
    public bool NeedsWholeQueries => false;

    /// <inheritdoc/>
    public double Count(ObjectiveBatch batch)
    {
        ObjectiveTensors.CheckScores(batch, Name);
        return batch.WeightSum();
    }

    /// <inheritdoc/>
    public Tensor Loss(Tensor logits, ObjectiveBatch batch)
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor scores = ObjectiveTensors.RowScores(logits, batch, Name);
        float[] shares = Array.ConvertAll(batch.Scores!, Share);
        Tensor terms = nn.functional.binary_cross_entropy_with_logits(scores, ObjectiveTensors.Copy(shares, scores), reduction: nn.Reduction.None);
        return ObjectiveTensors.WeightedSum(terms, batch).MoveToOuterDisposeScope();
    }

    private float Share(float score) => score >= _low && score <= _high
        ? (float)((score - _low) / (_high - _low))
        : throw new ArgumentException(string.Create(CultureInfo.InvariantCulture, $"{Name} was told that scores lie in [{_low}, {_high}], and found {score}; state the range that holds for all of them."));
}
