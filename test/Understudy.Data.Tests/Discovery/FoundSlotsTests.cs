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
    public void Words_that_begin_a_line_here_and_stand_within_one_there_are_a_texts_own()
    {
        string[] may = ["lets", "could allow unauthenticated", "in its default configuration allows remote and local"];
        string Finding(int i) => $"A vulnerability ({MixedLog.Text(i, 2)}) in {MixedLog.Text(3000 + i, 1 + (i % 4))} {may[i / 3 % 3]} attackers to {MixedLog.Text(6000 + i, 2)}.";
        string Text(int i) => (i % 3) switch
        {
            0 => $"# {MixedLog.Text(9000 + i, 9)}\n\n{Finding(i)}\n{MixedLog.Text(500 + i, 9)}",
            1 => $"CVE-{2000 + (i % 26)} | {MixedLog.Text(9000 + i, 9)}\n{Finding(i)} {MixedLog.Text(500 + i, 9)}",
            _ => $"Advisory {1000 + i} of {MixedLog.Text(9000 + i, 8)}. {Finding(i)} {MixedLog.Text(500 + i, 9)}",
        };
        (_, string[][] slots) = Found(300, i => [("system", Rules), ("user", $"---\nfeed: f{i % 40}\n---\n{Text(i)}")]);
        Assert.Equal([.. Enumerable.Range(0, 6).Select(i => new[] { $"f{i}", Text(i) })], slots);
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

    [Fact]
    public void A_heading_between_two_prose_values_is_fixed_text_however_short_it_is()
    {
        static string Claim(int i) => $"{MixedLog.Text(i, 15)}.";
        (_, string[][] slots) = Found(300, i => [("system", Rules), ("user", $"# Claim\n{Claim(i)}\n\n# Document {3 + (i % 7)}: {MixedLog.Text(4000 + i, 15)}")]);
        Assert.Equal([.. Enumerable.Range(0, 6).Select(i => new[] { Claim(i), $"{3 + i}", MixedLog.Text(4000 + i, 15) })], slots);
    }

    [Fact]
    public void An_optional_line_does_not_take_the_next_lines_first_word()
    {
        static string Line(int i) => i % 3 == 0 ? $"Owner: {MixedLog.Text(i, 1)}" : "";
        (_, string[][] slots) = Found(300, i => [("system", Rules), ("user", $"Ticket ({MixedLog.Text(2000 + i, 2)})\n{Line(i)}{(i % 3 == 0 ? "\n" : "")}Notes of the desk: {MixedLog.Text(i, 15)}")]);
        Assert.Equal([.. Enumerable.Range(0, 6).Select(i => new[] { MixedLog.Text(2000 + i, 2), Line(i), MixedLog.Text(i, 15) })], slots);
    }

    [Fact]
    public void A_year_that_all_of_a_logs_dates_have_is_the_dates()
    {
        static string Date(int i) => i % 2 == 0 ? $"{1 + (i % 28)} March 2026" : $"2026-03-{10 + (i % 19)}";
        static string Said(int i) => MixedLog.Text(i, i % 2 == 0 ? 20 : 15);
        (_, string[][] slots) = Found(300, i => [("system", Rules), ("user", $"{Said(i)}\n\n=====\nThat was said in {MixedLog.Text(9000 + i, 2)}, {Date(i)}. Which code? Language: {(i % 3 == 0 ? "English" : "Swedish")}")]);
        Assert.All(slots, s => Assert.DoesNotContain(s, value => value.EndsWith("March", StringComparison.Ordinal) || value.StartsWith('-')));
        Assert.Equal([.. Enumerable.Range(0, 6).Select(i => $"{MixedLog.Text(9000 + i, 2)}, {Date(i)}")], slots.Select(s => s[1].TrimEnd('.')));
    }

    [Fact]
    public void A_paths_slash_an_addresss_scheme_and_a_handles_at_are_the_values()
    {
        (_, string[][] slots) = Found(300, i => [("system", Rules), ("user", $"Page: /{MixedLog.Text(i, 1)}\nLink: https://{MixedLog.Text(i, 1)}.example/{i}\nAuthor: @{MixedLog.Text(3000 + i, 1)}\nText: {MixedLog.Text(i, 9)}")]);
        Assert.Equal([.. Enumerable.Range(0, 6).Select(i => new[] { $"/{MixedLog.Text(i, 1)}", $"https://{MixedLog.Text(i, 1)}.example/{i}", $"@{MixedLog.Text(3000 + i, 1)}", MixedLog.Text(i, 9) })], slots);
    }

    [Fact]
    public void A_mark_that_opens_each_entry_of_a_list_opens_the_first_too()
    {
        static string Entries(int i) => string.Join('\n', Enumerable.Range(0, 1 + (i % 4)).Select(k => $"[{i + k}] {MixedLog.Text((10 * i) + k, 9)}"));
        (_, string[][] slots) = Found(300, i => [("system", Rules), ("user", $"Entries\n{Entries(i)}\n\nQuestion: {MixedLog.Text(2000 + i, 8)}")]);
        Assert.Equal([.. Enumerable.Range(0, 6).Select(i => new[] { Entries(i), MixedLog.Text(2000 + i, 8) })], slots);
    }

    [Fact]
    public void A_words_mark_at_its_place_behind_a_short_value_is_fixed_text()
    {
        static string Text(int i) => i % 2 == 0 ? $"{MixedLog.Text(i, 9)} p. {i % 9}: {MixedLog.Text(3000 + i, 4)}" : MixedLog.Text(i, 20);
        (_, string[][] slots) = Found(300, i => [("system", Rules), ("user", $"Report: {MixedLog.Text(2000 + i, 3 + (i % 9))}\nPage from {MixedLog.Text(i, 2)}, p. {i % 7}:\n{Text(i)}")]);
        Assert.Equal([.. Enumerable.Range(0, 6).Select(i => MixedLog.Text(i, 2))], slots.Select(s => s[1]));
        Assert.Equal([.. Enumerable.Range(0, 6).Select(i => $"{i % 7} {Text(i)}")], slots.Select(s => string.Join(' ', s[2..]).Replace(":\n", " ", StringComparison.Ordinal)));
    }

    [Fact]
    public void Tags_round_each_document_of_a_list_are_the_lists()
    {
        static string Documents(int i) => string.Join('\n', Enumerable.Range(0, 1 + (i % 3)).Select(k => $"<doc id=\"{100 + i + k}\" title=\"{MixedLog.Text((10 * i) + k, 1)}\">\n{MixedLog.Text(5000 + (10 * i) + k, 9)}\n</doc>"));
        (_, string[][] slots) = Found(300, i => [("system", $"{Rules}\n<context>\n{Documents(i)}\n</context>\nStay within the context."), ("user", MixedLog.Text(2000 + i, 8))]);
        Assert.Equal([.. Enumerable.Range(0, 6).Select(i => new[] { Documents(i), MixedLog.Text(2000 + i, 8) })], slots);
    }

    [Theory]
    [InlineData("{0}. {1}. 2026")]
    [InlineData("{0}.{1}.2026")]
    public void A_date_with_points_keeps_its_year(string form)
    {
        string Date(int i) => string.Format(System.Globalization.CultureInfo.InvariantCulture, form, 1 + (i % 28), 1 + (i % 12));
        (_, string[][] slots) = Found(300, i => [("system", Rules), ("user", $"Order {10000 + (37 * i)} ({MixedLog.Text(i, 1)} / {Date(i)})\n{MixedLog.Text(i, 9)}")]);
        Assert.Equal([.. Enumerable.Range(0, 6).Select(i => Date(i))], slots.Select(s => s[^2]));
    }

    [Fact]
    public void The_cells_of_a_row_are_slots()
    {
        (_, string[][] slots) = Found(300, i => [("system", Rules), ("user", $"| report | market | price |\n|---|---|---|\n| {MixedLog.Text(i, 2 + (i % 5))} | {MixedLog.Text(2000 + i, 1)} | {i % 90}.{i % 10} |")]);
        Assert.Equal([.. Enumerable.Range(0, 6).Select(i => new[] { MixedLog.Text(i, 2 + (i % 5)), MixedLog.Text(2000 + i, 1), $"{i % 90}.{i % 10}" })], slots);
    }

    [Fact]
    public void A_text_of_which_the_log_has_a_few_is_one_slot()
    {
        static string Schema(int k) => string.Join('\n', Enumerable.Range(0, 3).Select(t => $"CREATE TABLE {MixedLog.Text((10 * k) + t, 1)} (id bigint primary key, {MixedLog.Text(5000 + (10 * k) + t, 1)} text);"));
        (_, string[][] slots) = Found(300, i => [("system", $"{Rules} Tables:\n{Schema(i % 6)}"), ("user", MixedLog.Text(2000 + i, 8))]);
        Assert.All(slots, s => Assert.Equal(2, s.Length));
        Assert.Equal([.. Enumerable.Range(0, 6).Select(i => MixedLog.Text((10 * i) + 1, 1))], slots.Select((s, i) => MixedLog.Text((10 * i) + 1, 1) is var table && s[0].Contains($"CREATE TABLE {table} (id", StringComparison.Ordinal) ? table : s[0]));
    }

    [Fact]
    public void A_sum_keeps_its_thousands_and_a_date_its_year_and_month()
    {
        (_, string[][] slots) = Found(300, i => [("system", Rules), ("user", $"Asking €{101 + i},000. Arrived: 2026. 03. {10 + (i % 19)}., by {(i % 3 == 0 ? "post" : "mail")}\n{MixedLog.Text(i, 9)}")]);
        Assert.Equal([.. Enumerable.Range(0, 6).Select(i => $"{101 + i},000")], slots.Select(s => s[0]));
        Assert.Equal([.. Enumerable.Range(0, 6).Select(i => $"2026. 03. {10 + (i % 19)}.")], slots.Select(s => s[1][..13]));
    }

    [Fact]
    public void A_word_before_a_lines_last_value_is_the_templates()
    {
        static string When(int i) => i % 3 == 0 ? $"in {10 + (i % 30)} days" : i % 3 == 1 ? $"{1 + (i % 28)}/{1 + (i % 12)}/2026" : $"{1 + (i % 28)} October";
        static string Buyer(int i) => $"{MixedLog.Text(i, 3 + (i % 9))}, {(i % 4 == 0 ? "no estimate" : $"£{i}k")}";
        (_, string[][] slots) = Found(300, i => [("system", Rules), ("user", $"**Notice {1000 + i}**, {Buyer(i)}, closes {When(i)}\n```\n{MixedLog.Text(2000 + i, 12)}\n```")]);
        Assert.Equal([.. Enumerable.Range(0, 6).Select(When)], slots.Select(s => s[^2]));
    }

    [Fact]
    public void A_word_that_a_slot_is_often_empty_behind_is_the_values_and_a_numbers_unit_is_not()
    {
        static string Language(int i) => i % 3 == 0 ? "English" : $"English ({(i % 3 == 1 ? "UK" : "IE")})";
        (_, string[][] slots) = Found(300, i => [("system", Rules), ("user", $"From {Language(i)} into German. Room: {10 + (i % 20)}°C{(i % 3 == 0 ? "" : $", {MixedLog.Text(i, 2)}")}\n{MixedLog.Text(1000 + i, 9)}")]);
        Assert.Equal([.. Enumerable.Range(0, 6).Select(Language)], slots.Select(s => s[0]));
        Assert.All(slots, s => Assert.DoesNotContain("C", s[1..3]));
    }

    [Fact]
    public void The_number_before_a_lists_first_entry_is_the_lists()
    {
        static string Jobs(int i) => string.Join('\n', Enumerable.Range(1, 1 + (i % 3)).Select(k => $"{k}) {MixedLog.Text((10 * i) + k, 4)}"));
        (_, string[][] slots) = Found(300, i => [("system", Rules), ("user", $"Open jobs:\n{Jobs(i)}\n\nTechnician: {MixedLog.Text(2000 + i, 8)}")]);
        Assert.Equal([.. Enumerable.Range(0, 6).Select(Jobs)], slots.Select(s => s[0]));
    }

    [Fact]
    public void A_mark_that_begins_a_line_introduces_the_slot_behind_it()
    {
        (_, string[][] slots) = Found(300, i => [("system", Rules), ("user", $"? {MixedLog.Text(i, 5)}\n! {MixedLog.Text(2000 + i, 8)}\nDoes the second line settle the first?")]);
        Assert.Equal([.. Enumerable.Range(0, 6).Select(i => new[] { MixedLog.Text(i, 5), MixedLog.Text(2000 + i, 8) })], slots);
    }

    [Fact]
    public void An_instructions_first_words_that_changed_go_to_no_slot()
    {
        List<byte[]> lines = [.. Enumerable.Range(0, 400).Select(i => MixedLog.Line(i, Codes[i / 4 % Codes.Length], ("user", $"Log, newest first:\n{string.Join('\n', Enumerable.Range(0, 1 + (i % 3)).Select(k => MixedLog.Text((10 * i) + k, 5)))}\n\n{(i < 385 ? "That's a" : "A")} report that just came in. Give it one code: chat, cheat, payment, account, bug or other.")))];
        (IReadOnlyList<DiscoveredWorkload> workloads, _, _) = MixedLog.Discover(lines);
        PromptTemplate[] versions = [.. Assert.Single(workloads).Versions];
        Assert.Equal(["A report", "That's a"], versions.Select(v => v.Segments[1].Trim()[..8]).Order());
    }

    [Fact]
    public void Chinese_and_Japanese_prompts_have_slots_too()
    {
        string[] models = ["トースター", "掃除機", "扇風機", "炊飯器"];
        string[] ages = ["三年", "半年", "未購入"];
        (PromptTemplate template, string[][] slots) = Found(300, i => [("system", "お問い合わせを次のどれかに分けてください。chat、cheat、payment、account、bug、other。"), ("user", $"・商品＝{models[i % 4]}{100 + i}\n・購入後：{ages[i % 3]}\n・価格＝{(37 * i) + 900}円\n{MixedLog.Text(i, 9)}")]);
        Assert.Equal(["商品", "購入後", "価格"], template.SlotNames.Take(3));
        Assert.Equal([.. Enumerable.Range(0, 6).Select(i => new[] { $"{models[i % 4]}{100 + i}", ages[i % 3], $"{(37 * i) + 900}", MixedLog.Text(i, 9) })], slots);
    }

    [Fact]
    public void The_end_of_a_scale_is_the_templates_and_a_months_is_the_dates()
    {
        (_, string[][] slots) = Found(300, i => [("system", Rules), ("user", $"Difficulty {1 + (i % 5)}/5, due {1 + (i % 28)}/3, for {MixedLog.Text(i, 1)}\n{MixedLog.Text(i, 9)}")]);
        Assert.Equal([.. Enumerable.Range(0, 6).Select(i => new[] { $"{1 + (i % 5)}", $"{1 + (i % 28)}/3" })], slots.Select(s => s[..2]));
    }

    [Fact]
    public void A_word_of_a_slots_first_line_may_stand_in_the_text_below_again()
    {
        static string Text(int i) => i % 5 == 0 ? $"{MixedLog.Text(i, 9)} from {MixedLog.Text(i, 2)} and from {MixedLog.Text(i, 1)}" : MixedLog.Text(i, 12);
        static string Sender(int i) => i % 2 == 0 ? $"{MixedLog.Text(i, 2)}: office" : MixedLog.Text(i, 1 + (i % 4));
        (_, string[][] slots) = Found(300, i => [("system", Rules), ("user", $"This came on {(i % 2 == 0 ? "Monday" : $"{1 + (i % 28)} March")} from {Sender(i)}\n{Text(i)}")]);
        Assert.Equal([.. Enumerable.Range(0, 6).Select(i => i % 2 == 0 ? "Monday" : $"{1 + (i % 28)} March")], slots.Select(s => s[0]));
    }
}
