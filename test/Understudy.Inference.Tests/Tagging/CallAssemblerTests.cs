using System.Text.Json;

using Understudy.Core;

using Xunit;

namespace Understudy.Inference.Tests.Tagging;

public sealed class CallAssemblerTests
{
    private const string Text = "Set Living Room and KITCHEN to twenty five";

    // Set | Living | Room | and | KITCHEN | to | twenty | five
    private static readonly TaggedSpan Living = new(0, 1, 2), Kitchen = new(0, 4, 4), Level = new(1, 6, 7);

    [Fact]
    public void Copied_enumerated_and_normalised_arguments_make_a_call() =>
        Assert.Equal("""[{"name":"light","arguments":{"level":25,"on":true,"place":{"room":"kitchen"}}}]""", Assemble(2, [Kitchen, Level], on: 2));

    [Fact]
    public void Several_spans_make_a_list_where_lists_were_seen() =>
        Assert.Equal("""[{"name":"light","arguments":{"place":{"room":["living room","kitchen"]}}}]""", Assemble(2, [Living, Kitchen], on: 0));

    [Fact]
    public void Three_spans_make_a_list_of_three() =>
        Assert.Equal("""[{"name":"light","arguments":{"place":{"room":["living","room","kitchen"]}}}]""", Assemble(2, [new(0, 1, 1), new(0, 2, 2), Kitchen], on: 0));

    [Fact]
    public void Absent_arguments_are_left_out() => Assert.Equal("""[{"name":"light","arguments":{}}]""", Assemble(2, [], on: 0));

    [Fact]
    public void A_text_without_call_has_the_empty_list_and_several_calls_nothing()
    {
        Assert.Equal("[]", Assemble(0, [], on: 0));
        Assert.Null(Assemble(1, [], on: 0));
    }

    [Fact]
    public void What_a_normaliser_cannot_read_is_no_call() => Assert.Null(Assemble(2, [new(1, 0, 0)], on: 0));

    [Fact]
    public void A_call_without_a_required_argument_is_not_made() => Assert.Null(Assemble(3, [], on: 0));

    [Fact]
    public void Two_spans_of_a_single_argument_are_no_call() => Assert.Null(Assemble(3, [Living, Kitchen], on: 0));

    [Fact]
    public void A_call_that_does_not_meet_the_schema_is_not_made()
    {
        using JsonDocument tools = JsonDocument.Parse("""[{"type":"function","function":{"name":"where","parameters":{"type":"object","properties":{"room":{"type":"string","maxLength":7}},"required":["room"]}}}]""");
        CallPlan plan = TinyTagger.Plan with { Tools = tools.RootElement.Clone() };

        Assert.Equal("""[{"name":"where","arguments":{"room":"KITCHEN"}}]""", Assemble(3, [Kitchen], on: 0, plan));
        Assert.Null(Assemble(3, [Living], on: 0, plan));
        Assert.Null(Assemble(2, [Kitchen], on: 0, plan)); // a function that is not offered
    }

    [Fact]
    public void Values_keep_every_character_of_the_text()
    {
        const string Odd = "find \"Zoë\\🎉\u2028x\" now";
        List<WordSpan> words = Cut(Odd);
        string? calls = new CallAssembler(TinyTagger.Plan).Assemble(Odd, words, 3, [new(0, 1, words.Count - 2)], _ => 0, default);
        using JsonDocument arguments = JsonDocument.Parse(CallText.Read(calls!)![0].Arguments);

        Assert.Equal(Odd[5..^4], arguments.RootElement.GetProperty("room").GetString());
    }

    [Fact]
    public void Half_a_surrogate_pair_breaks_nothing()
    {
        const string Broken = "find a\uD83D b";
        Assert.NotNull(Record.Exception(() => JsonDocument.Parse("\uD83D"))); // why it matters: JSON cannot hold it
        _ = new CallAssembler(TinyTagger.Plan).Assemble(Broken, Cut(Broken), 3, [new(0, 1, 2)], _ => 0, default);
    }

    private static string? Assemble(int intent, TaggedSpan[] spans, int on, CallPlan? plan = null) =>
        new CallAssembler(plan ?? TinyTagger.Plan).Assemble(Text, Cut(Text), intent, spans, _ => on, default);

    private static List<WordSpan> Cut(string text)
    {
        List<WordSpan> words = [];
        TaggingWords.Cut(text, words, 32);
        return words;
    }
}
