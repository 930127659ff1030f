using System.Text;

using Xunit;

namespace Understudy.Data.Tests.Discovery;

public sealed class TemplateMatchingTests
{
    private const string Mark = "\u0002";

    private static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);

    private static PromptTemplate Template(bool open, params string[] segments) => new([.. segments.Select(s => (ReadOnlyMemory<byte>)Bytes(s))], open, 0);

    private static string[]? Slots(PromptTemplate template, string text)
    {
        var slots = new Range[TemplateIndex.MaximumSlots];
        byte[] bytes = Bytes(text);
        return template.TryMatch(bytes, slots) ? [.. slots.Take(template.Slots).Select(s => Encoding.UTF8.GetString(bytes[s]))] : null;
    }

    [Fact]
    public void Slots_are_what_stands_between_the_fixed_stretches()
    {
        PromptTemplate template = Template(false, $"{Mark}uReview: \"", "\"\nLanguage:", $"\nAnswer in one word.");
        Assert.Equal(["so good", "German"], Slots(template, $"{Mark}uReview: \"so good\"\nLanguage: German\nAnswer in one word.")!);
        Assert.Null(Slots(template, $"{Mark}uReview: \"so good\"\nLanguage: German\nAnswer in two words."));
        Assert.Null(Slots(template, $"{Mark}uReview: \"so good\"\nLanguage: German\nAnswer in one word. Really."));
    }

    [Fact]
    public void White_space_may_differ()
    {
        PromptTemplate template = Template(true, $"{Mark}sSort the mail. {Mark}u");
        Assert.Equal(["x  y"], Slots(template, $"{Mark}sSort  the\r\n\r\nmail.\n{Mark}u x  y \n")!);
    }

    [Fact]
    public void A_slot_may_be_empty_and_may_span_messages()
    {
        PromptTemplate template = Template(true, $"{Mark}sHelp. {Mark}u");
        Assert.Equal([""], Slots(template, $"{Mark}sHelp.{Mark}u")!);
        Assert.Equal([$"a{Mark}ab{Mark}uc"], Slots(template, $"{Mark}sHelp.{Mark}ua{Mark}ab{Mark}uc")!);
    }

    [Fact]
    public void Fixed_words_are_whole_words()
    {
        Assert.Null(Slots(Template(true, $"{Mark}uSort", "now"), $"{Mark}uSort what you know"));
        Assert.Equal(["what you", ""], Slots(Template(true, $"{Mark}uSort", "now"), $"{Mark}uSort what you now")!);
    }

    [Fact]
    public void The_template_with_most_fixed_text_is_meant()
    {
        var index = new TemplateIndex([Template(true, $"{Mark}sHelp. {Mark}u"), Template(true, $"{Mark}sHelp. {Mark}uSummarise:"), Template(false, $"{Mark}u", "Translate it.")]);
        var slots = new Range[TemplateIndex.MaximumSlots];
        Assert.Equal(1, index.Find(Bytes($"{Mark}sHelp. {Mark}uSummarise: x"), 0, slots));
        Assert.Equal(0, index.Find(Bytes($"{Mark}sHelp. {Mark}uSumm"), 0, slots));
        Assert.Equal(2, index.Find(Bytes($"{Mark}ubonjour\nTranslate it."), 0, slots));
        Assert.Equal(-1, index.Find(Bytes($"{Mark}ubonjour"), 0, slots));
        Assert.Equal(-1, index.Find(Bytes($"{Mark}sHelp. {Mark}uSummarise: x"), 7, slots));
        Assert.Equal(-1, TemplateIndex.Empty.Find(Bytes($"{Mark}ubonjour"), 0, slots));
    }

    [Fact]
    public void Looking_up_allocates_nothing()
    {
        var index = new TemplateIndex([Template(true, $"{Mark}sHelp the customers of a shop. {Mark}u"), Template(false, $"{Mark}u", "Translate it.")]);
        byte[] text = Bytes($"{Mark}sHelp the customers of a bank. {Mark}u" + new string('x', 4000));
        var slots = new Range[TemplateIndex.MaximumSlots];
        _ = index.Find(text, 0, slots);
        long before = GC.GetAllocatedBytesForCurrentThread();
        int found = index.Find(text, 0, slots);
        long after = GC.GetAllocatedBytesForCurrentThread();
        Assert.Equal(-1, found);
        Assert.Equal(before, after);
    }

    [Fact]
    public void Slots_are_named_by_the_words_before_them()
    {
        Assert.Equal(["review", "language", "input"], Template(true, $"{Mark}u<review>", "</review>\nLanguage:", "\nNow say ").SlotNames);
        Assert.Equal(["value", "value_2", "input"], Template(true, $"{Mark}uHello", "and", "then").SlotNames);
    }

    [Fact]
    public void Ids_depend_on_the_text_alone()
    {
        Assert.Equal(Template(true, $"{Mark}uSort  it:").Id, Template(true, $"{Mark}uSort\nit:").Id);
        Assert.NotEqual(Template(true, $"{Mark}uSort it:").Id, Template(true, $"{Mark}uSort them:").Id);
        Assert.Equal(32, Template(true, $"{Mark}uSort it:").Id.Length);
    }
}
