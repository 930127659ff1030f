using System.Globalization;

using Understudy.Core;
using Understudy.Inference;

using Xunit;

namespace Understudy.Training.Tests.Tagging;

/// <summary>Conventions that no text states are recovered from texts and values.</summary>
public sealed class LearnedConventionTests
{
    private static readonly DateOnly Wednesday = new(2026, 10, 14);
    private static readonly string[] Surfaces = ["Friday", "next Tuesday", "this Thursday", "last Monday", "the 20th", "the 9th", "3 November", "2 October", "tomorrow", "5/11/2026", "Monday", "next Saturday"];

    [Theory]
    [InlineData("date weekday=after next=week")]
    [InlineData("date weekday=before day=before month=before")]
    [InlineData("date weekday=from next=skip form=dd.MM.yyyy")]
    [InlineData("date this=after last=week order=mdy")]
    public void The_conventions_of_days_are_learned(string truth)
    {
        IValueNormaliser normaliser = Normalisers.Find(truth)!;
        CallRow[] rows = [.. Surfaces.Select((s, i) => Row($"move job number {1000 + (7 * i)} over to {s} please", "move", $$"""{"day":{{normaliser.Read(s, new NormaliserContext(Wednesday))}}}"""))];

        AlignedCalls calls = CallAligner.Align(rows, day: Wednesday);

        Assert.Equal(rows.Length, calls.Report.Exact);
        Assert.All(Surfaces, s => Assert.Equal(normaliser.Read(s, new NormaliserContext(Wednesday)), Normalisers.Find(calls.Plan.Intents[0].Arguments[0].Normaliser!)!.Read(s, new NormaliserContext(Wednesday))));
        Assert.Equal(Wednesday, calls.Plan.FixedDay);
    }

    [Theory]
    [InlineData("time window=7", "half past two", "9", "4:30", "noon", "7")]
    [InlineData("time window=12", "half past two", "9", "4:30", "11", "8")]
    [InlineData("duration unit=hours", "an hour", "90 minutes", "half an hour", "2h30", "three hours")]
    [InlineData("duration form=iso", "an hour", "90 minutes", "half an hour", "2h30", "three hours")]
    [InlineData("quantity pressure=mbar temperature=f round=0", "1.5 bar", "29 psi", "20 degrees", "30 celsius", "3 bar")]
    public void The_conventions_of_times_durations_and_units_are_learned(string truth, params string[] surfaces)
    {
        IValueNormaliser normaliser = Normalisers.Find(truth)!;
        CallRow[] rows = [.. surfaces.Select(s => Row($"note this: {s}, thanks", "note", $$"""{"it":{{normaliser.Read(s, default)}}}"""))];

        AlignedCalls calls = CallAligner.Align(rows);

        Assert.Equal(rows.Length, calls.Report.Exact);
        Assert.All(surfaces, s => Assert.Equal(normaliser.Read(s, default), Normalisers.Find(calls.Plan.Intents[0].Arguments[0].Normaliser!)!.Read(s, default)));
    }

    [Fact]
    public void A_beginning_that_all_values_have_is_learned()
    {
        AlignedCalls calls = CallAligner.Align([.. new[] { "2699", "invoice 3107", "inv-4402", "INV-1180" }.Select((s, i) => Row($"they paid {s} in cash", "pay", $$"""{"invoice":"INV-{{s[^4..]}}"}"""))]);

        Assert.Equal(4, calls.Report.Exact);
        Assert.StartsWith("code prefix=INV-", calls.Plan.Intents[0].Arguments[0].Normaliser, StringComparison.Ordinal);
    }

    [Fact]
    public void Two_ends_of_one_stretch_of_days_share_a_slot()
    {
        (string Text, string From, string To)[] said = [("off 9 to 12 November", "2026-11-09", "2026-11-12"), ("off on Friday", "2026-10-16", "2026-10-16"), ("off next week", "2026-10-19", "2026-10-25"), ("off tomorrow until Sunday", "2026-10-15", "2026-10-18")];

        AlignedCalls calls = CallAligner.Align([.. said.Select(s => Row(s.Text, "off", $$"""{"from":"{{s.From}}","to":"{{s.To}}"}"""))], day: Wednesday);

        Assert.Equal(4, calls.Report.Exact);
        Assert.Equal(["from+to"], calls.Plan.Slots);
        Assert.All(calls.Rows, r => Assert.Single(r.Spans));
    }

    [Fact]
    public void A_day_that_every_text_states_is_that_of_its_own_request()
    {
        CallRow[] rows = [.. Enumerable.Range(0, 6).Select(i => Wednesday.AddDays(i)).Select(day => Row(string.Create(CultureInfo.InvariantCulture, $"date: {day:yyyy-MM-dd}\ntext: come tomorrow"), "come", string.Create(CultureInfo.InvariantCulture, $$"""{"on":"{{day.AddDays(1):yyyy-MM-dd}}"}""")))];

        AlignedCalls calls = CallAligner.Align(rows);

        Assert.True(calls.Plan.TextsStateDay);
        Assert.Null(calls.Plan.FixedDay);
        Assert.Equal(6, calls.Report.Exact);
        Assert.Equal(new DateOnly(2027, 1, 2), calls.Plan.ContextOf("date: 2027-01-02\ntext: come tomorrow", Wednesday).Today);
        Assert.Null(calls.Plan.ContextOf("come tomorrow", Wednesday).Today);
    }

    [Fact]
    public void Without_a_day_words_that_depend_on_it_are_not_learned()
    {
        CallRow[] rows = [.. new[] { "tomorrow", "Friday", "the 20th" }.Select((s, i) => Row($"come {s}", "come", $$"""{"on":"2026-10-{{15 + i}}"}"""))];

        AlignedCalls calls = CallAligner.Align(rows);

        Assert.Equal(IntentKind.Abstain, Assert.Single(calls.Plan.Intents).Kind);
        Assert.Equal((0, 3), (calls.Report.Exact, calls.Report.Abstained));
    }

    [Fact]
    public void Arguments_of_a_name_share_their_classes_across_functions()
    {
        AlignedCalls calls = CallAligner.Align([.. Enumerable.Range(0, 12).Select(i => i % 2 == 0
            ? Row($"book the dripping tap {i}", "book", $$"""{"urgent":{{(i % 4 == 0 ? "true" : "false")}}}""")
            : Row($"quote for sockets {i}", "quote", $$"""{"urgent":{{(i % 4 == 1 ? "true" : "false")}}}"""))]);

        Assert.Equal([3], CallAligner.HeadsOf(calls.Plan));
        Assert.All(calls.Plan.Intents, intent => Assert.Equal((0, 2), (intent.Arguments[0].Head, intent.Arguments[0].Values.Count)));
    }

    private static CallRow Row(string text, string function, string arguments) => new(text, CallText.Of([new ToolCall(function, arguments)])!);
}
