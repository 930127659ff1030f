using Xunit;

namespace Understudy.Training.Torch.Tests.Objectives;

public sealed class ObjectiveOptionsTests
{
    [Fact]
    public void Every_name_makes_the_objective_of_that_name() =>
        Assert.All(ObjectiveFactory.Names, name => Assert.Equal(name, ObjectiveFactory.Create(new ObjectiveOptions { Name = name }).Name));

    [Fact]
    public void All_errors_are_reported_at_once() => Assert.Equal(
        [
            "Temperature is 0; give more than 0, at most 100.",
            "LabelSmoothing is 1; give 0 or more, below 1.",
            "LowestScore is 1 and HighestScore 1; give finite numbers, the lowest below the highest.",
            "Average is 9; give Pairs or Queries.",
            "Temperature means nothing to 'mse', only to soft-cross-entropy, listnet, ranknet, adr-mse; leave it out.",
            "LabelSmoothing means nothing to 'mse', only to soft-cross-entropy; leave it out.",
            "LowestScore, HighestScore means nothing to 'mse', only to bce; leave it out.",
            "Average means nothing to 'mse', only to margin-mse, ranknet; leave it out.",
        ],
        new ObjectiveOptions { Name = "mse", Temperature = 0, LabelSmoothing = 1, LowestScore = 1, Average = (PairAverage)9 }.Validate());

    [Fact]
    public void Unknown_names_are_answered_with_the_known_ones()
    {
        var e = Assert.Throws<ArgumentException>(() => ObjectiveFactory.Create(new ObjectiveOptions { Name = "hinge", Temperature = 2 }));
        Assert.Equal("Name is 'hinge'; give one of soft-cross-entropy, mse, bce, margin-mse, listnet, ranknet, adr-mse.", e.Message);
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(-1)]
    [InlineData(101)]
    public void Constructors_reject_temperatures_out_of_range(double temperature)
    {
        Assert.Throws<ArgumentException>(() => new SoftCrossEntropy(temperature));
        Assert.Throws<ArgumentException>(() => new ListNet(temperature));
        Assert.Throws<ArgumentException>(() => new RankNet(temperature));
        Assert.Throws<ArgumentException>(() => new AdrMse(temperature));
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(-.1)]
    [InlineData(101)]
    public void R_drop_rejects_an_alpha_out_of_range(double alpha) => Assert.Throws<ArgumentOutOfRangeException>(() => new RDrop(new SoftCrossEntropy(), alpha));
}
