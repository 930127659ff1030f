using System.Text.Json;

using Understudy.Core;
using Understudy.Inference;

using Xunit;

namespace Understudy.Training.Tests.Tagging;

public sealed class CallAlignerTests
{
    [Fact]
    public void A_value_that_stands_in_the_text_is_copied_from_its_place()
    {
        AlignedCalls calls = CallAligner.Align([Row("weather in New York please", "weather", """{"city":"New York"}"""), Row("Is it raining in Rome?", "weather", """{"city":"Rome"}""")]);

        PlannedArgument city = Assert.Single(Assert.Single(calls.Plan.Intents).Arguments);
        Assert.Equal((ArgumentForm.Copied, LetterCase.AsWritten, ArgumentCount.One), (city.Form, city.Case, city.Count));
        Assert.Equal(["city"], calls.Plan.Slots);
        Assert.Equal([new TaggedSpan(0, 2, 3)], calls.Rows[0].Spans);
        Assert.Equal([new TaggedSpan(0, 4, 4)], calls.Rows[1].Spans);
        Assert.Equal((2, 2, 0, 0), (calls.Report.Rows, calls.Report.Exact, calls.Report.Inexact, calls.Report.Abstained));
    }

    [Fact]
    public void The_case_of_letters_that_gives_most_values_is_chosen_and_the_rest_is_counted()
    {
        AlignedCalls calls = CallAligner.Align([Row("weather in ROME", "weather", """{"city":"rome"}"""), Row("weather in Paris", "weather", """{"city":"paris"}"""), Row("weather in Oslo", "weather", """{"city":"Oslo"}""")]);

        Assert.Equal(LetterCase.Lower, calls.Plan.Intents[0].Arguments[0].Case);
        Assert.Equal((2, 1), (calls.Report.Exact, calls.Report.Inexact));
    }

    [Fact]
    public void Only_whole_words_are_copied()
    {
        AlignedCalls calls = CallAligner.Align([Row("romeo went to rome", "weather", """{"city":"rome"}"""), Row("call AB12 now", "weather", """{"city":"AB12"}"""), Row("in Bath", "weather", """{"city":"Bat"}""")]);

        Assert.Equal([new TaggedSpan(0, 3, 3)], calls.Rows[0].Spans);
        Assert.Equal([new TaggedSpan(0, 1, 2)], calls.Rows[1].Spans);
        Assert.Equal(1, calls.Report.Unaligned["a value cannot be represented"]);
    }

    [Fact]
    public void Few_values_that_do_not_stand_in_the_text_are_enumerated_and_may_be_absent()
    {
        AlignedCalls calls = CallAligner.Align([.. Enumerable.Range(0, 12).Select(i => (i % 3) switch
        {
            0 => Row($"lights please {i}", "switch", """{"on":true}"""),
            1 => Row($"darkness please {i}", "switch", """{"on":false}"""),
            _ => Row($"toggle it {i}", "switch", "{}"),
        })]);

        PlannedArgument on = Assert.Single(calls.Plan.Intents[0].Arguments);
        Assert.Equal(ArgumentForm.Enumerated, on.Form);
        Assert.Equal(["false", "true"], on.Values);
        Assert.Equal([3], CallAligner.HeadsOf(calls.Plan));
        Assert.Equal([(0, 2), (0, 1), (0, 0)], calls.Rows.Take(3).Select(r => Assert.Single(r.Classes)));
        Assert.Equal(12, calls.Report.Exact);
    }

    [Fact]
    public void Values_that_the_schema_lists_are_enumerated_though_they_stand_in_the_text()
    {
        var tools = ToolSet.Parse("""[{"name":"heat","parameters":{"type":"object","properties":{"unit":{"enum":["celsius","fahrenheit"]}},"required":["unit"]}}]""");
        CallRow[] rows = [.. Enumerable.Range(0, 8).Select(i => i % 2 == 0 ? Row($"{i} in celsius", "heat", """{"unit":"celsius"}""") : Row($"{i} in fahrenheit", "heat", """{"unit":"fahrenheit"}"""))];

        PlannedArgument unit = CallAligner.Align(rows, tools).Plan.Intents[0].Arguments[0];
        Assert.Equal((ArgumentForm.Enumerated, true), (unit.Form, unit.Required));
        Assert.Equal(ArgumentForm.Copied, CallAligner.Align(rows).Plan.Intents[0].Arguments[0].Form);
    }

    [Fact]
    public void Numbers_are_read_from_digits_and_words()
    {
        AlignedCalls calls = CallAligner.Align([Row("table for two", "book", """{"people":2}"""), Row("a table for 12 people", "book", """{"people":12}"""), Row("two hundred and five seats", "book", """{"people":205}""")]);

        PlannedArgument people = calls.Plan.Intents[0].Arguments[0];
        Assert.Equal((ArgumentForm.Normalised, "number"), (people.Form, people.Normaliser));
        Assert.Equal([(2, 2), (3, 3), (0, 3)], calls.Rows.Select(r => (r.Spans[0].First, r.Spans[0].Last)));
        Assert.Equal(3, calls.Report.Exact);
    }

    [Fact]
    public void Numbers_that_are_given_as_texts_are_read_too()
    {
        AlignedCalls calls = CallAligner.Align([Row("table for two", "book", """{"people":"2"}"""), Row("table for nine", "book", """{"people":"9"}""")]);

        Assert.Equal("number-text", calls.Plan.Intents[0].Arguments[0].Normaliser);
        Assert.Equal(2, calls.Report.Exact);
    }

    [Fact]
    public void Lists_nested_objects_and_single_items_keep_their_form()
    {
        AlignedCalls calls = CallAligner.Align(
        [
            Row("milk and eggs for Ann", "buy", """{"items":["milk","eggs"],"who":{"name":"Ann"}}"""),
            Row("bread for Bob", "buy", """{"items":["bread"],"who":{"name":"Bob"}}"""),
            Row("tea, jam and ham for Cy", "buy", """{"items":["tea","jam","ham"],"who":{"name":"Cy"}}"""),
        ]);

        Assert.Equal(ArgumentCount.List, calls.Plan.Intents[0].Arguments[0].Count);
        Assert.Equal(["who", "name"], calls.Plan.Intents[0].Arguments[1].Path);
        Assert.Equal(3, calls.Report.Exact);
    }

    [Fact]
    public void A_list_in_another_order_than_the_text_cannot_be_represented()
    {
        AlignedCalls calls = CallAligner.Align([Row("milk and eggs", "buy", """{"items":["eggs","milk"]}"""), Row("ham and jam", "buy", """{"items":["ham","jam"]}""")]);

        Assert.Equal(1, calls.Report.Exact);
        Assert.Equal(1, calls.Report.Unaligned["values share their place in the text"]);
    }

    [Fact]
    public void The_words_around_decide_between_two_places()
    {
        CallRow[] rows =
        [
            .. Enumerable.Range(1, 8).Select(i => Row($"rate it {i} out of 9", "rate", $$"""{"best":"9","value":"{{i}}"}""")),
            Row("rate it 9 out of 9", "rate", """{"best":"9","value":"9"}"""),
        ];
        AlignedCalls calls = CallAligner.Align(rows);
        int best = calls.Plan.Slots.ToList().IndexOf("best"), value = calls.Plan.Slots.ToList().IndexOf("value");

        Assert.Equal([new TaggedSpan(value, 2, 2), new TaggedSpan(best, 5, 5)], calls.Rows[^1].Spans);
    }

    [Fact]
    public void Two_values_do_not_share_one_place()
    {
        AlignedCalls calls = CallAligner.Align([Row("from Rome to Oslo", "fly", """{"from":"Rome","to":"Oslo"}"""), Row("from Rome", "fly", """{"from":"Rome","to":"Rome"}""")]);

        Assert.Equal(1, calls.Report.Unaligned["values share their place in the text"]);
    }

    [Fact]
    public void No_call_and_several_calls_have_intents_of_their_own()
    {
        AlignedCalls calls = CallAligner.Align(
        [
            new CallRow("hello", "[]"),
            new CallRow("Rome and Oslo", CallText.Of([new ToolCall("weather", """{"city":"Rome"}"""), new ToolCall("weather", """{"city":"Oslo"}""")])!),
            Row("weather in Rome", "weather", """{"city":"Rome"}"""),
        ]);

        Assert.Equal([("<none>", IntentKind.NoCall), ("<several>", IntentKind.Abstain), ("weather", IntentKind.Call)], calls.Plan.Intents.Select(i => (i.Name, i.Kind)));
        Assert.Equal((2, 1), (calls.Report.Exact, calls.Report.Abstained));
    }

    [Fact]
    public void A_function_that_needs_what_cannot_be_represented_is_the_large_models()
    {
        AlignedCalls calls = CallAligner.Align([.. Enumerable.Range(0, 6).Select(i => Row($"write about {i}", "write", $$"""{"poem":"roses {{i * 7919}} are red"}""")), Row("weather in Rome", "weather", """{"city":"Rome"}""")]);

        Assert.Equal(IntentKind.Abstain, calls.Plan.Intents.Single(i => i.Name == "write").Kind);
        Assert.Equal((6, 1), (calls.Report.Abstained, calls.Report.Exact));
        Assert.Contains(new ArgumentReport("write", "poem", null, 6, 0), calls.Report.Arguments);
    }

    [Fact]
    public void What_cannot_be_read_is_counted_and_the_counts_add_up()
    {
        AlignedCalls calls = CallAligner.Align(
            [new CallRow("x", "no calls"), new CallRow("", "[]"), new CallRow("a b c d e f g h i", "[]"), Row("weather in Rome", "weather", """{"city":"Rome"}""")],
            options: new AlignerOptions { MaximumWords = 8 });

        Assert.Equal(["the answer is no list of calls", "the input has more than 8 words", "the input has no words"], calls.Report.Unaligned.Keys);
        Assert.Equal(calls.Report.Rows, calls.Rows.Count + calls.Report.Unaligned.Values.Sum());
    }

    [Fact]
    public void A_workload_of_which_nothing_can_be_learned_is_refused()
    {
        UnderstudyException refused = Assert.Throws<UnderstudyException>(() => CallAligner.Align([new CallRow("x", "y")]));
        Assert.Equal(ErrorCode.TooFewExamples, refused.Code);
        Assert.Contains("1: the answer is no list of calls", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void All_options_out_of_range_are_named()
    {
        var options = new AlignerOptions { SureShare = 2, LeastShare = 0, MostValues = 1, LeastOccurrences = 0, MaximumWords = 1 };
        Assert.Equal(
            "SureShare is 2; give 0.5 to 1. LeastShare is 0; give 0.1 to 1. MostValues is 1; give 2 to 4095. LeastOccurrences is 0; give 1 to 1000. MaximumWords is 1; give 8 to 4096. (Parameter 'options')",
            Assert.Throws<ArgumentException>(() => CallAligner.Align([], options: options)).Message);
    }

    [Fact]
    public void A_copied_value_keeps_quotes_line_separators_and_emoji()
    {
        string value = "\"Zoë\"\u2028🎉 x";
        AlignedCalls calls = CallAligner.Align([Row($"say {value} now", "say", $$"""{"text":{{JsonSerializer.Serialize(value)}}}"""), Row("say hi now", "say", """{"text":"hi"}""")]);

        Assert.Equal(2, calls.Report.Exact);
    }

    private static CallRow Row(string text, string function, string arguments) => new(text, CallText.Of([new ToolCall(function, arguments)])!);
}
