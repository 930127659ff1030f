using System.Text.Json;

using Understudy.Testing;

using Xunit;

namespace Understudy.Cli.Tests;

public sealed class RouteCommandTests(ServedWorkspace shop) : IClassFixture<ServedWorkspace>
{
    [Fact]
    public async Task A_workspace_without_routes_says_how_to_make_one()
    {
        using var directory = new TemporaryDirectory();
        shop.Copy(directory);
        Assert.Equal((0, "There are no routes: every call passes through. Make one: understudy route NAME shadow\n", ""), await Run(directory, "route"));
        Assert.Contains("There is no route for 'triage'", (await Run(directory, "route", "triage")).Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Canary_then_live_then_rollback_each_show_what_comes_of_it()
    {
        using var directory = new TemporaryDirectory();
        shop.Copy(directory);

        JsonElement canary = await Route(directory, "canary", "10%", "--alias", "triage-mini", "--hold-back", "5%", "--when-upstream-away", "answer");
        Assert.Equal(("Canary", "Canary", 0.1, 0.05), (canary.GetProperty("asked").GetString(), canary.GetProperty("effective").GetString(), canary.GetProperty("share").GetDouble(), canary.GetProperty("holdBack").GetDouble()));
        Assert.Equal(shop.Specialist, canary.GetProperty("specialist").GetString());
        Assert.Equal("triage-mini", canary.GetProperty("aliases")[0].GetString());
        Assert.Equal("Answer", canary.GetProperty("whenUpstreamAway").GetString());
        Assert.Equal(JsonValueKind.Number, canary.GetProperty("threshold").ValueKind);

        JsonElement live = await Route(directory, "live");
        Assert.Equal(("Live", 0.05, "Canary"), (live.GetProperty("effective").GetString(), live.GetProperty("holdBack").GetDouble(), live.GetProperty("previous").GetString()));

        JsonElement back = await Route(directory, "rollback");
        Assert.Equal(("Canary", 0.1), (back.GetProperty("effective").GetString(), back.GetProperty("share").GetDouble()));
        (int code, _, string error) = await Run(directory, "route", "triage", "rollback");
        Assert.Equal(1, code);
        Assert.Contains("nothing to roll back to", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_expired_certificate_holds_the_route_at_shadow_and_force_is_recorded()
    {
        using var directory = new TemporaryDirectory();
        shop.Copy(directory);
        await Run(directory, "route", "triage", "live");
        DateTimeOffset later = ServedWorkspace.Now.AddDays(91);

        string held = (await ServedWorkspace.RunAsync(directory.Path, later, ["route"])).Out;
        Assert.Contains("Shadow !", held, StringComparison.Ordinal);
        Assert.Contains("· triage: asked for Live, held at Shadow: the certificate expired on 2026-06-08; certify again (understudy evaluate triage)", held, StringComparison.Ordinal);

        Assert.Equal(2, (await ServedWorkspace.RunAsync(directory.Path, later, ["route", "triage", "live", "--force"])).Code);
        string forced = (await ServedWorkspace.RunAsync(directory.Path, later, ["route", "triage", "live", "--force", "--reason", "the renewal is on its way"])).Out;
        Assert.Contains($"· triage: Live, forced by {Environment.UserName}: the renewal is on its way", forced, StringComparison.Ordinal);
        Assert.Contains("\"why\": \"the renewal is on its way\"", await File.ReadAllTextAsync(directory["routes.json"], TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_recorded_is_shown_with_its_bounds_and_feedback_apart()
    {
        using var directory = new TemporaryDirectory();
        shop.Copy(directory);
        double threshold = (await Route(directory, "live")).GetProperty("threshold").GetDouble();
        await shop.RecordAsync(directory.Path, threshold);

        JsonElement route = (await Json(directory, "route")).GetProperty("routes")[0];
        Assert.Equal((400L, 2L, "Holds"), (route.GetProperty("watch").GetProperty("units").GetInt64(), route.GetProperty("watch").GetProperty("disagreed").GetInt64(), route.GetProperty("watch").GetProperty("verdict").GetString()));
        string shown = (await Run(directory, "route")).Out;
        TestContext.Current.TestOutputHelper?.WriteLine(shown);
        Assert.Contains("0.5 (0.0–2.9) of 400", shown, StringComparison.Ordinal);
        Assert.Contains("it differed in 2 of 400 held-back conversations in which it was sure", shown, StringComparison.Ordinal);
        Assert.Contains("volunteered feedback (no sample, decides nothing): 1 good, 0 bad", shown, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Changes_of_the_route_alone_leave_its_stage()
    {
        using var directory = new TemporaryDirectory();
        shop.Copy(directory);
        await Run(directory, "route", "triage", "live", "--alias", "a", "--alias", "b", "--teacher", "large");
        JsonElement changed = await Route(directory, "--alias", "none", "--teacher", "any", "--hold-back", "0.1");
        Assert.Equal(("Live", 0.1, 0, 0), (changed.GetProperty("asked").GetString(), changed.GetProperty("holdBack").GetDouble(), changed.GetProperty("aliases").GetArrayLength(), changed.GetProperty("teacherModels").GetArrayLength()));
    }

    [Theory]
    [InlineData("A canary has a share", "route", "triage", "canary")]
    [InlineData("A canary without a share is shadow", "route", "triage", "canary", "0%")]
    [InlineData("canary takes a share such as 10% or 0.1; found 'ten'", "route", "triage", "canary", "ten")]
    [InlineData("A share goes with canary", "route", "triage", "live", "10%")]
    [InlineData("found 'sideways'", "route", "triage", "sideways")]
    [InlineData("--force goes with canary, live and rollback", "route", "triage", "shadow", "--force", "--reason", "x")]
    [InlineData("give it no other options", "route", "triage", "rollback", "--hold-back", "1%")]
    [InlineData("the hold-back lies between 0 and 0.5, found 0.9", "route", "triage", "live", "--hold-back", "90%")]
    public async Task Wrong_usage_says_what_was_meant(string says, params string[] arguments)
    {
        using var directory = new TemporaryDirectory();
        shop.Copy(directory);
        (int code, _, string error) = await Run(directory, arguments);
        Assert.Equal(2, code);
        Assert.Contains(says, error, StringComparison.Ordinal);
        Assert.False(File.Exists(directory["routes.json"]));
    }

    [Fact]
    public async Task An_unknown_specialist_is_named_with_those_there_are()
    {
        using var directory = new TemporaryDirectory();
        shop.Copy(directory);
        (int code, _, string error) = await Run(directory, "route", "triage", "live", "--specialist", "other");
        Assert.Equal(1, code);
        Assert.Contains($"has no specialist 'other'. It has: {shop.Specialist}.", error, StringComparison.Ordinal);
    }

    private static Task<(int Code, string Out, string Error)> Run(TemporaryDirectory directory, params string[] arguments) => ServedWorkspace.RunAsync(directory.Path, arguments);

    private static async Task<JsonElement> Route(TemporaryDirectory directory, params string[] arguments) => (await Json(directory, ["route", "triage", .. arguments])).GetProperty("routes")[0];

    private static async Task<JsonElement> Json(TemporaryDirectory directory, params string[] arguments)
    {
        (int code, string output, string error) = await Run(directory, [.. arguments, "--json"]);
        Assert.True(code == 0, error);
        return JsonDocument.Parse(output).RootElement;
    }
}
