using System.Text;

using Understudy.Data;

using Xunit;

namespace Understudy.Gateway.Tests.Routing;

public sealed class TemplateMatchTests
{
    private static readonly RouteTable Table = new([Active("helpdesk", SortingPrompt.Template)]);

    [Theory]
    [InlineData("2026-03-01", "41")]
    [InlineData("Sunday, 1 March", "A-77/b")]
    [InlineData("", "")]
    [InlineData("今日", "№ 5")]
    public void A_request_with_the_template_is_found_whatever_stands_in_its_slots(string date, string number)
    {
        ActiveRoute? found = Table.Match(Bytes(SortingPrompt.Chat("my card  was charged\ntwice ", SortingPrompt.System(date, number))), out string? input);

        Assert.Same(Table.Routes[0], found);
        Assert.Equal($"value: {date}\nvalue_2: {number}\nmail: my card  was charged\ntwice", input);
    }

    [Theory]
    [InlineData("Today is 2026-03-01 and this is case 41. Sort the post: billing or login.")]
    [InlineData("Today is 2026-03-01 and this is case 41. Sort the mail: billing or logins.")]
    [InlineData("Today is 2026-03-01 and that is case 41. Sort the mail: billing or login.")]
    [InlineData("Yesterday was 2026-02-28. Today is 2026-03-01 and this is case 41. Sort the mail: billing or login.")]
    [InlineData("Today is 2026-03-01 and this is case 41. Sort the mail: billing or login. Be polite.")]
    [InlineData("Today is 2026-03-01 and this is case 41.")]
    public void A_request_with_other_fixed_words_is_not(string system)
    {
        Assert.Null(Table.Match(Bytes(SortingPrompt.Chat("my card was charged twice", system)), out string? input));
        Assert.Null(input);
    }

    [Theory]
    [InlineData("""{"model":"large","messages":[{"role":"system","content":"Today is 1 and this is case 2. Sort the mail: billing or login."},{"role":"user","content":[{"type":"text","text":"Mail: billing"},{"type":"image_url","image_url":{"url":"data:,"}}]}]}""")]
    [InlineData("""{"model":"large","messages":[{"role":"user","content":"Today is 1 and this is case 2. Sort the mail: billing or login."},{"role":"user","content":"Mail: billing"}]}""")]
    [InlineData("""{"model":"large","response_format":{"type":"json_object"},"messages":[{"role":"system","content":"Today is 1 and this is case 2. Sort the mail: billing or login."},{"role":"user","content":"Mail: billing"}]}""")]
    [InlineData("""{"model":"large","messages":[{"role":"system","content":"Today is 1 and this is case 2. Sort the mail: billing or login."},{"role":"user","content":"Mail: \ud83d"}]}""")]
    [InlineData("""{"model":"large","messages":[]}""")]
    [InlineData("")]
    public void An_image_another_role_a_format_that_was_not_learned_or_half_a_character_is_no_match(string json) =>
        Assert.Null(Table.Match(Bytes(json), out _));

    [Fact]
    public void Not_matching_allocates_nothing()
    {
        byte[] request = Bytes(SortingPrompt.Chat(new string('x', 20_000), SortingPrompt.System() + " Be polite."));
        _ = Table.Match(request, out _);
        long before = GC.GetAllocatedBytesForCurrentThread();
        ActiveRoute? found = Table.Match(request, out _);
        long after = GC.GetAllocatedBytesForCurrentThread();

        Assert.Null(found);
        Assert.Equal(before, after);
    }

    [Fact]
    public void Of_two_routes_with_the_same_template_the_first_is_meant()
    {
        var table = new RouteTable([Active("first", SortingPrompt.Template), Active("second", SortingPrompt.Of([.. SortingPrompt.Template.Segments]))]);

        Assert.Equal("first", table.Match(Bytes(SortingPrompt.Chat("billing")), out string? input)!.Route.Workload);
        Assert.NotNull(input);
    }

    [Fact]
    public void Of_two_templates_that_match_the_one_with_more_fixed_words_is_meant()
    {
        var table = new RouteTable([Active("wide", SortingPrompt.Of("\u0002sToday is")), Active("narrow", SortingPrompt.Template)]);

        Assert.Equal("narrow", table.Match(Bytes(SortingPrompt.Chat("billing")), out _)!.Route.Workload);
        Assert.Equal("wide", table.Match(Bytes(SortingPrompt.Chat("billing", "Today is a fine day.")), out _)!.Route.Workload);
    }

    [Fact]
    public void Every_version_of_a_prompt_leads_to_its_route_and_a_table_without_templates_says_so()
    {
        var table = new RouteTable([Active("helpdesk", SortingPrompt.Template, SortingPrompt.Of("\u0002sNew wording.", "\u0002uMail:")), Active("whole")]);

        Assert.True(table.HasTemplates);
        Assert.Equal("helpdesk", table.Match(Bytes(SortingPrompt.Chat("billing", "New wording. 2026-03-01")), out string? input)!.Route.Workload);
        Assert.Equal("value: 2026-03-01\nmail: billing", input);
        Assert.False(RouteTable.Empty.HasTemplates);
        Assert.Null(RouteTable.Empty.Match(Bytes(SortingPrompt.Chat("billing")), out _));
    }

    private static byte[] Bytes(string json) => Encoding.UTF8.GetBytes(json);

    private static ActiveRoute Active(string workload, params PromptTemplate[] templates) =>
        new(new Route { Workload = workload }, null, null, RefusedInputs.None, TimeProvider.System) { Templates = templates };
}
