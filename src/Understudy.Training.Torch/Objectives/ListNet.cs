using TorchSharp;

using static TorchSharp.torch;

namespace Understudy.Training.Torch;

/// <summary>Cross-entropy of which row of a query comes first, by the teacher's scores and by the student's.</summary>
/// <remarks>
/// <para><b>What it is.</b> A query's term is −Σ softmax(t / T)_i log softmax(s)_i over its rows. T sharpens (below 1) or flattens the
/// teacher only; the student's scores find their own scale.</para>
/// <para><b>Inputs.</b> One score a row and a batch of <see cref="ObjectiveBatch.ForRelevance"/>, whole queries. The divisor is the
/// number of queries with at least two rows; a query weighs the mean of its rows' weights.</para>
/// <para><b>When not to use it.</b> Where many rows of a query share the best grade and the student has to tell them apart further
/// down: the top is all it looks at. Where a query has one relevant row among sampled others, T must be small or the target is nearly
/// flat (grades 0 and 1 at T = 1 give the relevant row only e/(e + n − 1)).</para>
/// <para><b>Reference.</b> Cao et al., Learning to Rank: From Pairwise Approach to Listwise Approach, ICML 2007, with top-one
/// probabilities (section 4).</para>
/// <para><b>Example.</b> <c>objective.Loss(scores, ObjectiveBatch.ForRelevance([3, 1, 0], [7, 7, 7]))</c></para>
/// </remarks>
public sealed class ListNet : IObjective
{
    private readonly double _temperature;

    /// <summary>Sets how sharp the teacher's distribution is.</summary>
    /// <param name="temperature">T, in (0, 100]. Default 1.</param>
    public ListNet(double temperature = 1)
    {
        ObjectiveOptions.Check(new ObjectiveOptions { Name = ObjectiveFactory.ListNet, Temperature = temperature });
        _temperature = temperature;
    }

    /// <inheritdoc/>
    public string Name => ObjectiveFactory.ListNet;

    /// <inheritdoc/>
    public bool NeedsWholeQueries => true;

    /// <inheritdoc/>
    public double Count(ObjectiveBatch batch)
    {
        ObjectiveTensors.CheckScores(batch, Name);
        return batch.Groups.QueryWeights(batch).Sum();
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

        Tensor score = groups.Arrange(scores), absent = groups.Absent(score.device);
        Tensor teacher = groups.Arrange(row => batch.Scores![row] / _temperature, score);
        Tensor target = teacher.Filled(absent, double.NegativeInfinity).softmax(1);
        // Absent places are −∞ in the softmax and 0 after it: −∞ × 0 is NaN.
        Tensor logs = score.Filled(absent, double.NegativeInfinity).log_softmax(1).Filled(absent, 0);
        Tensor terms = target.mul(logs).sum(1, keepdim: true).neg();
        return terms.mul(groups.PerQuery(groups.QueryWeights(batch), score)).sum().MoveToOuterDisposeScope();
    }
}
