using System.Globalization;

using Understudy.Core;

using Xunit;

namespace Understudy.Data.Tests.Curation;

public sealed class RefusedInputsTests
{
    private const string Refused = "Please tell me how to get around the licence check of the desktop client so that it runs without paying";

    [Fact]
    public void Nothing_refused_resembles_nothing()
    {
        RefusedInputs none = RefusedInputs.Of(Table([("I was charged twice", "billing")]), TestContext.Current.CancellationToken);
        Assert.Same(RefusedInputs.None, none);
        Assert.False(none.Resembles("I was charged twice"));
        Assert.False(none.Resembles(""));
    }

    [Theory]
    [InlineData(Refused, true)]
    [InlineData("PLEASE tell me, how to get around the licence check of the desktop client, so that it runs without paying!", true)]
    [InlineData("Hello support team, I am new here. " + Refused + ". Thanks a lot, Ann", true)]
    [InlineData("Please tell me how to get around the licence check of the desktop client so that it runs", true)]
    [InlineData("Please tell me how to renew the licence of the desktop client", false)]
    [InlineData("I was charged twice this month", false)]
    [InlineData("", false)]
    public void A_refused_input_is_recognised_in_other_clothes_and_a_related_one_is_not_taken_for_it(string text, bool resembles)
    {
        RefusedInputs refused = RefusedInputs.Of(Table([(Refused, null), ("I was charged twice", "billing")]), TestContext.Current.CancellationToken);
        Assert.Equal(1, refused.Count);
        Assert.Equal(resembles, refused.Resembles(text));
    }

    [Fact]
    public void A_short_refused_input_is_not_found_inside_a_long_text()
    {
        RefusedInputs refused = RefusedInputs.Of(Table([("hello", null), ("n/a", null)]), TestContext.Current.CancellationToken);
        Assert.True(refused.Resembles("Hello!"));
        Assert.True(refused.Resembles("N/A"));
        Assert.False(refused.Resembles("hello, I was charged twice this month and would like my money back"));
        Assert.False(refused.Resembles("n/a is what the field for my number says"));
    }

    [Fact]
    public void What_was_mostly_answered_is_not_refused_though_the_teacher_failed_on_it_once()
    {
        (string, string?)[] rows = [("I cannot log in since yesterday", null), .. Enumerable.Repeat(("I cannot log in since yesterday", (string?)"login"), 3), (Refused, null)];
        RefusedInputs refused = RefusedInputs.Of(Table(rows), TestContext.Current.CancellationToken);
        Assert.False(refused.Resembles("I cannot log in since yesterday"));
        Assert.True(refused.Resembles(Refused));
    }

    [Fact]
    public void Copies_are_one_entry_and_phrases_that_all_share_tell_nothing()
    {
        const string Frame = "Customer message, to be sorted into one of the categories, from the web form of the shop: ";
        (string, string?)[] rows = [.. Enumerable.Range(0, 600).Select(i => (Frame + Words(i % 300), (string?)null))];
        RefusedInputs refused = RefusedInputs.Of(Table(rows), TestContext.Current.CancellationToken);

        Assert.InRange(refused.Count, 290, 320);
        Assert.True(refused.Resembles(Frame + Words(7)));
        Assert.All(Enumerable.Range(1000, 200), i => Assert.False(refused.Resembles(Frame + Words(i))));
    }

    [Fact]
    public void A_lookup_among_thousands_allocates_nothing()
    {
        RefusedInputs refused = RefusedInputs.Of(Table([.. Enumerable.Range(0, 5000).Select(i => (Words(i), (string?)null))]), TestContext.Current.CancellationToken);
        string[] asked = [.. Enumerable.Range(100_000, 500).Select(Words)];
        Assert.DoesNotContain(asked, a => refused.Resembles(a));
        refused.Resembles(Words(17));
        long allocated = GC.GetAllocatedBytesForCurrentThread();
        foreach (string text in asked)
        {
            refused.Resembles(text);
        }

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - allocated);
        Assert.False(refused.Resembles(string.Join(' ', asked)));
    }

    [Fact]
    public void Any_thread_may_ask()
    {
        RefusedInputs refused = RefusedInputs.Of(Table([.. Enumerable.Range(0, 300).Select(i => (Words(i), (string?)null))]), TestContext.Current.CancellationToken);
        Parallel.For(0, 2000, i => Assert.Equal(i % 600 < 300, refused.Resembles(Words(i % 600))));
    }

    private static string Words(int seed)
    {
        var random = new SeededRandom(new Seed((ulong)seed));
        return string.Join(' ', Enumerable.Range(0, 40).Select(_ => random.Next(100_000).ToString("x4", CultureInfo.InvariantCulture)));
    }

    private static ExampleTable Table((string Input, string? Teacher)[] rows)
    {
        var table = new ExampleTableBuilder([]);
        for (int i = 0; i < rows.Length; i++)
        {
            table.Add(new ExampleRow { Source = i + 1, Input = rows[i].Input, Teacher = rows[i].Teacher, TeacherUnreadable = rows[i].Teacher is null });
        }

        return table.Build();
    }
}
