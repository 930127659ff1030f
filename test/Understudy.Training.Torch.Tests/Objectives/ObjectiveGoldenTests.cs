using TorchSharp;

using Xunit;

using static TorchSharp.torch;

namespace Understudy.Training.Torch.Tests.Objectives;

/// <summary>Numbers of <c>Golden/objectives.py</c> (plain Python, standard library).</summary>
public sealed class ObjectiveGoldenTests
{
    private static readonly double[] ClassLogits = [1.5, -.5, .25, -2, 0, 3, .1, .2, .3];
    private static readonly float[] Targets = [.7f, .2f, .1f, 0, 0, 1, .25f, .5f, .25f];

    // Two queries of three and two rows, and one of a single row, which no pair or list can use.
    private static readonly double[] Scores = [.3, -1.2, 2, .5, .4, 9];
    private static readonly float[] Grades = [2, 0, 1, 3, 1, 2];
    private static readonly long[] Queries = [10, 10, 10, 4, 4, 7];
    private static readonly float[] RowWeights = [1, .5f, 2, 1, 4, 3];

    [Theory]
    [InlineData(1, 0, 2.033879947409193)]
    [InlineData(2, 0, 9.649313557879914)]
    [InlineData(1, .1, 2.3563799474091933)]
    public void Soft_cross_entropy_equals_the_reference(double temperature, double smoothing, double expected)
    {
        (double sum, double count) = Objective.Of(new SoftCrossEntropy(temperature, smoothing), ClassLogits, ObjectiveBatch.ForClasses(Targets, 3));
        Objective.Close([expected, 3], [sum, count], 1e-7);
    }

    [Fact]
    public void Soft_cross_entropy_weighs_its_rows()
    {
        (double sum, double count) = Objective.Of(new SoftCrossEntropy(2, .1), ClassLogits, ObjectiveBatch.ForClasses(Targets, 3, [1, .5f, 2]));
        Objective.Close([13.836489113181017, 3.5], [sum, count], 1e-7);
    }

    [Fact]
    public void Pointwise_objectives_equal_the_reference()
    {
        Check(new PointwiseMse(), null, 60.94, 6);
        Check(new PointwiseMse(), RowWeights, 160.3, 11.5);
        Check(new PointwiseBce(0, 3), null, 6.631781361619314, 6);
    }

    [Fact]
    public void Margin_mse_equals_the_reference()
    {
        Check(new MarginMse(), null, 15.99, 4);
        Check(new MarginMse(), RowWeights, 22.5463935649965, 5.121320343559643);
        Check(new MarginMse(PairAverage.Queries), null, 7.736666666666668, 2);
        Check(new MarginMse(PairAverage.Queries), RowWeights, 14.753598965944057, 3.666666666666667);
    }

    [Fact]
    public void Rank_net_equals_the_reference()
    {
        Check(new RankNet(), null, 2.7535493006050196, 4);
        Check(new RankNet(), RowWeights, 4.112615682361238, 5.121320343559643);
        Check(new RankNet(1, PairAverage.Queries), RowWeights, 2.6664614706336973, 3.666666666666667);
        Check(new RankNet(2), null, 2.4450964634587207, 4);
    }

    [Fact]
    public void List_net_equals_the_reference()
    {
        Check(new ListNet(), null, 2.2769956561909876, 2);
        Check(new ListNet(.5), null, 2.3722531586827333, 2);
        Check(new ListNet(), RowWeights, 3.531584201923863, 3.666666666666667);
    }

    [Fact]
    public void Adr_mse_equals_the_reference()
    {
        Check(new AdrMse(), null, 1.8595144810416417, 5);
        Check(new AdrMse(.25), null, 1.89491211510931, 5);
        Check(new AdrMse(), RowWeights, 2.684586887012679, 8.5);
    }

    [Fact]
    public void Adr_mse_gives_ties_their_mean_rank()
    {
        (double sum, _) = Objective.Of(new AdrMse(), Scores, ObjectiveBatch.ForRelevance([2, 0, 2, 1, 1, 0], Queries));
        Objective.Close([0.3073594048376221], [sum], 1e-7);
        (double equal, _) = Objective.Of(new AdrMse(), [5, 5, 5], ObjectiveBatch.ForRelevance([1, 1, 1], [0, 0, 0]));
        Assert.Equal(0, equal);
    }

    [Fact]
    public void R_drop_equals_the_reference()
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor first = tensor(ClassLogits).view(3, 3), second = tensor([1, 0, .5, -1, .5, 2.5, .3, .2, .1], ScalarType.Float64).view(3, 3);
        var objective = new RDrop(new SoftCrossEntropy(), .7);
        var batch = ObjectiveBatch.ForClasses(Targets, 3);
        Objective.Close([2.2129975283744434, 3], [objective.Loss(first, second, batch).ToDouble(), objective.Count(batch)], 1e-7);
    }

    [Fact]
    public void Masked_language_model_loss_equals_the_reference()
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor hidden = tensor([1, -1, .5, 2], ScalarType.Float64).view(2, 2);
        Tensor embedding = tensor([.2, .1, -.4, .3, 1, 0, .6, -.7], ScalarType.Float64).view(4, 2);
        Tensor bias = tensor([.1, 0, -.2, .3], ScalarType.Float64);
        Objective.Close([1.7506987641984235], [MaskedLanguageModel.Loss(hidden, embedding, bias, [3, 0]).ToDouble()], 1e-12);
    }

    private static void Check(IObjective objective, float[]? weights, double sum, double count)
    {
        (double foundSum, double foundCount) = Objective.Of(objective, Scores, ObjectiveBatch.ForRelevance(Grades, Queries, weights));
        Objective.Close([sum, count], [foundSum, foundCount], 1e-7);
    }
}
