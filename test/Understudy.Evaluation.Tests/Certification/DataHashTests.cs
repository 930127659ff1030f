using CsCheck;
using Understudy.Core;
using Xunit;

namespace Understudy.Evaluation.Tests.Certification;

public sealed class DataHashTests
{
    private static readonly int[] All = [.. Enumerable.Range(0, 20)];

    [Fact]
    public void Order_does_not_matter_and_every_character_of_every_field_does()
    {
        ContentHash hash = DataHash.Of(Table(), All);
        Assert.Equal(hash, DataHash.Of(Table(), [.. All.Reverse()]));
        Assert.NotEqual(hash, DataHash.Of(Table(), All[..19]));
        Gen.Select(Gen.Int[0, 19], Gen.Int[0, 3]).Sample((row, field) =>
            Assert.NotEqual(hash, DataHash.Of(Table(row, field), All)));
    }

    [Fact]
    public void A_text_cannot_move_from_one_field_into_the_next()
    {
        Assert.NotEqual(DataHash.Of(Pair("ab", "c"), [0]), DataHash.Of(Pair("a", "bc"), [0]));

        static ExampleTable Pair(string input, string teacher)
        {
            var builder = new ExampleTableBuilder();
            builder.Add(new ExampleRow { Source = 1, Input = input, Teacher = teacher });
            return builder.Build();
        }
    }

    [Fact]
    public void A_grown_or_shuffled_set_is_the_same_rows_and_a_few_greetings_are_not()
    {
        ulong[] rows = DataHash.Fingerprints(Table(), All);
        Assert.Equal(rows.Order(), rows);
        ulong[] fresh = [.. Enumerable.Range(0, 1000).Select(i => 1_000_000UL + (ulong)i)];
        Assert.True(LookRule.IsSameRows(rows, [.. rows.Concat(fresh).Order()]));
        Assert.True(LookRule.IsSameRows(rows, rows));
        Assert.False(LookRule.IsSameRows(rows, fresh));
        Assert.False(LookRule.IsSameRows([.. fresh.Append(rows[0]).Order()], [.. fresh.Select(f => f + 5000).Append(rows[0]).Order()]));
        Assert.False(LookRule.IsSameRows([], rows));
    }

    private static ExampleTable Table(int changed = -1, int field = 0)
    {
        var builder = new ExampleTableBuilder(["other"]);
        for (int i = 0; i < 20; i++)
        {
            int f = i == changed ? field : -1;
            builder.Add(new ExampleRow
            {
                Source = i,
                Input = f == 0 ? "Input" : "input " + (char)('a' + i),
                Teacher = f == 1 ? "b" : "a",
                Gold = f == 2 ? null : "b",
                Responders = [f == 3 ? "b" : "a"],
            });
        }

        return builder.Build();
    }
}
