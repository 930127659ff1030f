using TorchSharp;

using static TorchSharp.torch;

namespace Understudy.Training.Torch;

/// <summary>Squared distance of each score to the teacher's: the student learns the scale as well as the order.</summary>
/// <remarks>
/// <para><b>What it is.</b> A row's term is (s − t)².</para>
/// <para><b>Inputs.</b> One score a row and a batch of <see cref="ObjectiveBatch.ForRelevance"/>; queries are not looked at. The
/// divisor is the rows' weights, without weights the rows.</para>
/// <para><b>When not to use it.</b> Where only the order within a query matters: much of the student goes into the queries'
/// different levels (<see cref="MarginMse"/> leaves them free). Where scores have outliers: they dominate.</para>
/// <para><b>Reference.</b> Least squares; for ranking Cossock and Zhang, 2006.</para>
/// <para><b>Example.</b> <c>objective.Loss(scores, ObjectiveBatch.ForRelevance([3, 1], queries: [7, 7]))</c></para>
/// </remarks>
public sealed class PointwiseMse : IObjective
{
    /// <inheritdoc/>
    public string Name => ObjectiveFactory.PointwiseMse;

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
        Tensor terms = scores.sub(ObjectiveTensors.Copy(batch.Scores!, scores)).Squared();
        return ObjectiveTensors.WeightedSum(terms, batch).MoveToOuterDisposeScope();
    }
}
