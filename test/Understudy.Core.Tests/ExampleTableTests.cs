using Xunit;

namespace Understudy.Core.Tests;

public sealed class ExampleTableTests
{
    [Fact]
    public void Labels_are_sorted_and_shared_by_teacher_gold_and_responders()
    {
        var builder = new ExampleTableBuilder(["other"]);
        builder.Add(new ExampleRow { Source = 1, Input = "a", Teacher = "zebra", Gold = "apple", Responders = ["apple"] });
        builder.Add(new ExampleRow { Source = 2, Input = "b", TeacherUnreadable = true, Responders = ["nonsense"] });
        builder.Add(new ExampleRow { Source = 3, Input = "c", Responders = [null] });

        ExampleTable table = builder.Build();

        Assert.Equal(["apple", "zebra"], table.Labels.Names);
        Assert.Equal((1, 0, 0), (table.Teacher(0), table.Gold(0), table.Responder(0, 0)));
        Assert.Equal((LabelSet.Unreadable, LabelSet.None, LabelSet.Unreadable), (table.Teacher(1), table.Gold(1), table.Responder(0, 1)));
        Assert.Equal(LabelSet.None, table.Responder(0, 2));
        Assert.Equal("b", table.Input(1).ToString());
    }

    [Fact]
    public void Distributions_are_laid_out_in_label_order()
    {
        var builder = new ExampleTableBuilder();
        builder.Add(new ExampleRow { Source = 1, Input = "a", Teacher = "y", TeacherDistribution = new Dictionary<string, double> { ["y"] = .75, ["x"] = .25 } });

        Assert.Equal([.25f, .75f], builder.Build().TeacherDistribution(0).ToArray());
    }

    [Fact]
    public void Texts_longer_than_a_block_survive()
    {
        var column = new TextColumn();
        string longText = new('x', 3_000_000);
        column.Add("before");
        column.Add(longText);
        column.Add("after");

        Assert.Equal("before", column[0].ToString());
        Assert.Equal(longText.Length, column[1].Length);
        Assert.Equal("after", column[2].ToString());
    }
}
