using Understudy.Core;

using Xunit;

namespace Understudy.Inference.Tests.Baselines;

public sealed class MajorityResponderTests
{
    [Fact]
    public async Task The_most_frequent_label_of_the_training_rows_answers_everything()
    {
        var builder = new ExampleTableBuilder();
        foreach (string label in (string[])["b", "b", "a", "c", "c", "c"])
        {
            builder.Add(new ExampleRow { Source = 1, Input = "x", Teacher = label, Gold = "a" });
        }

        ExampleTable table = builder.Build();
        Responses byTeacher = await MajorityResponder.Train(table, [0, 1, 2, 3]).RespondAsync(table, new[] { 4, 5 }, TestContext.Current.CancellationToken);
        Responses byGold = await MajorityResponder.Train(table, [0, 1, 2, 3], gold: true).RespondAsync(table, new[] { 4 }, TestContext.Current.CancellationToken);

        Assert.Equal([1, 1], byTeacher.Labels);
        Assert.Equal([0.25f, 0.5f, 0.25f, 0.25f, 0.5f, 0.25f], byTeacher.Probabilities!);
        Assert.Equal(0.5f, byTeacher.Confidence![0]);
        Assert.Equal([0], byGold.Labels);
    }

    [Fact]
    public void Rows_without_labels_are_refused()
    {
        var builder = new ExampleTableBuilder();
        builder.Add(new ExampleRow { Source = 1, Input = "x" });

        Assert.Equal(ErrorCode.TooFewExamples, Assert.Throws<UnderstudyException>(() => MajorityResponder.Train(builder.Build(), [0])).Code);
    }
}
