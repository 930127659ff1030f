using Xunit;

namespace Understudy.Data.Tests.Discovery;

/// <summary>What is taken for fixed and what for a value, in prompts where it is not plain.</summary>
public sealed class FoundSlotsTests
{
    private const string Rules = "You sort what players report in our games. Give each report one code and nothing else. Reports of payments are payment even when they mention a bug, and a stolen account is account even when coins are missing. The codes are chat, cheat, payment, account, bug and other.";
    private static readonly string[] Codes = ["chat", "cheat", "payment", "account", "bug", "other"];

    /// <summary>The only template of some prompts, and the slots of the first calls.</summary>
    private static (PromptTemplate Template, string[][] Slots) Found(int calls, Func<int, (string, string)[]> messages)
    {
        List<byte[]> lines = [.. Enumerable.Range(0, calls).Select(i => MixedLog.Line(i, Codes[i / 4 % Codes.Length], messages(i)))];
        (IReadOnlyList<DiscoveredWorkload> workloads, TrafficSurvey survey, _) = MixedLog.Discover(lines);
        PromptTemplate template = Assert.Single(Assert.Single(workloads).Versions);
        return (template, [.. survey.Workloads[0].Examples.Take(6).Select(e => e.Slots.ToArray())]);
    }

    [Fact]
    public void A_phrase_that_recurs_in_a_slot_makes_no_template_of_its_own()
    {
        static string Log(int i) => i % 2 == 0 ? "nothing to hand over today" : $"{(i % 4 == 1 ? "busy" : "quiet")} since {i % 23}:00 and {MixedLog.Text(i, 2)}";
        (PromptTemplate template, string[][] slots) = Found(300, i => [("system", $"{Rules}\nShift log: {Log(i)}"), ("user", MixedLog.Text(1000 + i, 14))]);
        Assert.Equal(2, template.Slots);
        Assert.Equal([.. Enumerable.Range(0, 6).Select(Log)], slots.Select(s => s[0]));
    }

    [Fact]
    public void A_name_that_a_prompt_is_filled_with_is_a_slot_and_no_prompt_of_its_own()
    {
        string[] places = ["North", "South", "East"];
        (_, string[][] slots) = Found(300, i => [("system", $"Clinic {places[i % 3]} triage. Say which of the codes it is."), ("user", $"Age: {10 + (i % 70)}\nWeight: {40 + (7 * i % 80)} kg\nComplaint: {MixedLog.Text(i, 9)}")]);
        Assert.Equal([.. Enumerable.Range(0, 6).Select(i => new[] { places[i % 3], $"{10 + i}", $"{40 + (7 * i)}", MixedLog.Text(i, 9) })], slots);
    }

    [Fact]
    public void The_words_of_a_lists_entries_are_not_the_templates()
    {
        static string Page(int i) => $"{MixedLog.Text(i, 1)}. To move it, stop the {MixedLog.Text(7000 + i, 1)} first and wait {i % 50} minutes. Owner: {MixedLog.Text(9000 + i, 1)}";
        static string Pages(int i) => string.Join(" | ", Enumerable.Range(0, 1 + (i % 3)).Select(k => Page((10 * i) + k)));
        (_, string[][] slots) = Found(300, i => [("system", Rules), ("user", $"Pages: [{Pages(i)}]\nQuestion: {MixedLog.Text(2000 + i, 8)}")]);
        Assert.Equal([.. Enumerable.Range(0, 6).Select(i => new[] { Pages(i), MixedLog.Text(2000 + i, 8) })], slots);
    }

    [Fact]
    public void A_numbers_unit_is_fixed_text_even_where_texts_say_it_too()
    {
        static string Text(int i) => i % 2 == 0 ? $"{MixedLog.Text(i, 9)} back in {i % 7} min or so: {MixedLog.Text(i, 3)}" : MixedLog.Text(i, 14);
        (_, string[][] slots) = Found(300, i => [("system", Rules), ("user", $"Last {3 + (i % 40)} min:\n\n{Text(i)}\n\nCode:")]);
        Assert.Equal([.. Enumerable.Range(0, 6).Select(i => new[] { $"{3 + i}", Text(i) })], slots);
    }

    [Fact]
    public void A_unit_behind_a_slash_is_fixed_text_and_a_date_is_whole()
    {
        (_, string[][] slots) = Found(300, i => [("system", Rules), ("user", $"Date: 2026-03-{10 + (i % 19)}\nPrice: €{40 + (7 * i % 500)}/night\nOffer: {MixedLog.Text(i, 6)}")]);
        Assert.Equal([.. Enumerable.Range(0, 6).Select(i => new[] { $"2026-03-{10 + i}", $"{40 + (7 * i)}", MixedLog.Text(i, 6) })], slots);
    }

    [Fact]
    public void A_line_of_dashes_divides_two_texts()
    {
        (_, string[][] slots) = Found(300, i => [("system", Rules), ("user", $"{MixedLog.Text(i, 15)}\n---\n{MixedLog.Text(4000 + i, 15)}")]);
        Assert.Equal([.. Enumerable.Range(0, 6).Select(i => new[] { MixedLog.Text(i, 15), MixedLog.Text(4000 + i, 15) })], slots);
    }
}
