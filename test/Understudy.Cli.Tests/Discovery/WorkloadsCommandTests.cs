using System.Text.Json.Nodes;

using Understudy.Testing;

using Xunit;

namespace Understudy.Cli.Tests.Discovery;

public sealed class WorkloadsCommandTests : IDisposable
{
    private readonly TemporaryDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [Fact]
    public async Task Discovering_again_keeps_ids_names_and_what_was_said_of_them()
    {
        JsonArray found = (await JsonAsync("discover", Log(0)))["workloads"]!.AsArray();
        string mail = Name(found, "name the team");
        Assert.Equal((3, 3), (found.Count, found.Count(w => (bool)w!["new"]!)));
        await SucceedsAsync("workloads", "rename", mail, "triage");
        await SucceedsAsync("workloads", "pin", "triage");

        JsonNode again = await JsonAsync("discover", Log(300));

        Assert.Equal(found.Select(w => (string)w!["id"]!).Order(), again["workloads"]!.AsArray().Select(w => (string)w!["id"]!).Order());
        Assert.Equal((180, 0), ((long)again["calls"]!, (long)again["unclustered"]!));
        Assert.All(again["workloads"]!.AsArray(), w => Assert.False((bool)w!["new"]!));
        JsonNode triage = again["workloads"]!.AsArray().Single(w => (string)w!["name"]! == "triage")!;
        Assert.Equal(("Pinned", "Classification", 2, 60), ((string)triage["state"]!, (string)triage["kind"]!, (int)triage["labels"]!, (long)triage["calls"]!));
        Assert.Equal(found.Select(w => (string)w!["name"]!).Where(n => n != mail).Append("triage").Order(), again["workloads"]!.AsArray().Select(w => (string)w!["name"]!).Order());
    }

    [Fact]
    public async Task A_log_without_the_known_prompts_leaves_the_known_workloads_as_they_were()
    {
        await SucceedsAsync("discover", Log(0));
        JsonNode before = (await JsonAsync("workloads"))["workloads"]!;

        string log = _directory.Write("other.jsonl", string.Join('\n', Enumerable.Range(0, 30).Select(i => PromptLog.Call(i, $"You count sheep, herd {i}. Say how many there are.", $"Herd seen at {i * 13}: {i * 7919} and some more", "many"))));
        JsonNode other = await JsonAsync("discover", log);
        (_, string shown, string said) = await RunAsync("discover", log);

        Assert.True((bool)other["workloads"]![0]!["new"]!); // this log's come first, though the others have more calls
        Assert.Contains("30 calls, 1 workload (0 new); 0 calls without a recurring prompt.", shown + said, StringComparison.Ordinal);
        Assert.Equal(before.AsArray().Count + 1, other["workloads"]!.AsArray().Count);
        Assert.Single(other["workloads"]!.AsArray(), w => (bool)w!["new"]!);
        string[] now = [.. other["workloads"]!.AsArray().Select(w => w!.ToJsonString())];
        Assert.All(before.AsArray(), w => Assert.Contains(w!.ToJsonString(), now));
    }

    [Fact]
    public async Task A_workload_is_shown_with_its_prompt_by_name_or_by_the_beginning_of_its_id()
    {
        JsonArray found = (await JsonAsync("discover", Log(0)))["workloads"]!.AsArray();
        JsonNode mail = found.Single(w => (string)w!["name"]! == Name(found, "name the team"))!;

        string shown = await SucceedsAsync("workloads", "show", (string)mail["name"]!);
        string byId = await SucceedsAsync("workloads", "show", ((string)mail["id"]!)[..8].ToUpperInvariant());

        Assert.Equal(shown, byId);
        Assert.Contains("Classification of 2 labels · 60 calls in ", shown, StringComparison.Ordinal);
        Assert.Contains("version 1, slots: ", shown, StringComparison.Ordinal);
        Assert.Contains("Read the mail and name the team that answers it: billing or login. Say one word.", shown, StringComparison.Ordinal);
        Assert.Contains("{mail}", shown, StringComparison.Ordinal);
        Assert.Contains($"understudy learn --workload {(string)mail["name"]!}", shown, StringComparison.Ordinal);
        JsonNode version = Assert.Single((await JsonAsync("workloads", "show", (string)mail["name"]!))["workloads"]![0]!["versions"]!.AsArray())!;
        Assert.Equal("mail", (string)version["slots"]!.AsArray()[^1]!);
    }

    [Fact]
    public async Task Merged_prompts_are_versions_of_one_and_a_split_makes_two_of_them_again()
    {
        JsonArray found = (await JsonAsync("discover", Log(0)))["workloads"]!.AsArray();
        string mail = Name(found, "name the team"), mood = Name(found, "glad or cross");

        await SucceedsAsync("workloads", "merge", mail, mood);
        JsonArray merged = (await JsonAsync("workloads"))["workloads"]!.AsArray();
        Assert.Equal((2, 2, 120), (merged.Count, Of(merged, mail)["versions"]!.AsArray().Count, (long)Of(merged, mail)["calls"]!));
        JsonArray counted = (await JsonAsync("discover", Log(0)))["workloads"]!.AsArray();
        Assert.Equal((2, 120, 4), (counted.Count, (long)Of(counted, mail)["calls"]!, (int)Of(counted, mail)["labels"]!));

        string second = ((string)Of(counted, mail)["versions"]!.AsArray()[1]!["prompt"]!).Contains("glad or cross", StringComparison.Ordinal) ? "2" : "1";
        await SucceedsAsync("workloads", "split", mail, "--version", second);
        JsonArray split = (await JsonAsync("discover", Log(0)))["workloads"]!.AsArray();
        Assert.Equal((3, 60, 60), (split.Count, (long)Of(split, mail)["calls"]!, (long)Of(split, mail + "-split")["calls"]!));
        Assert.Contains("glad or cross", (string)Of(split, mail + "-split")["versions"]![0]!["prompt"]!, StringComparison.Ordinal);
        Assert.Equal(3, split.Select(w => (string)w!["id"]!).Distinct().Count());
    }

    [Fact]
    public async Task A_workload_whose_first_version_is_split_off_can_be_told_from_it()
    {
        JsonArray found = (await JsonAsync("discover", Log(0)))["workloads"]!.AsArray();
        string mail = Name(found, "name the team"), mood = Name(found, "glad or cross");
        await SucceedsAsync("workloads", "merge", mail, mood);

        await SucceedsAsync("workloads", "split", mail, "--version", "1"); // its id is that of this very version

        JsonArray split = (await JsonAsync("discover", Log(0)))["workloads"]!.AsArray();
        Assert.Equal((3, 60, 60), (split.Count, (long)Of(split, mail)["calls"]!, (long)Of(split, mail + "-split")["calls"]!));
    }

    [Fact]
    public async Task What_its_owner_says_of_a_workload_is_kept_and_taken_back()
    {
        JsonArray found = (await JsonAsync("discover", Log(0)))["workloads"]!.AsArray();
        string mail = Name(found, "name the team");
        foreach ((string verb, string state) in new[] { ("pin", "Pinned"), ("ignore", "Ignored"), ("reset", "Found") })
        {
            await SucceedsAsync("workloads", verb, mail);
            Assert.Equal(state, (string)Of((await JsonAsync("workloads"))["workloads"]!.AsArray(), mail)["state"]!);
        }

        await SucceedsAsync("workloads", "ignore", mail);
        JsonArray listed = (await JsonAsync("workloads"))["workloads"]!.AsArray();
        Assert.Equal(mail, (string)listed[^1]!["name"]!); // what is ignored comes last
        Assert.Contains("ignored", await SucceedsAsync("workloads"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1, "There is no discovered workload 'nobody'. There are: ", "show nobody")]
    [InlineData(1, "There is no discovered workload 'nobody'. There are: ", "pin nobody")]
    [InlineData(1, "There is no discovered workload 'nobody'. There are: ", "rename nobody somebody")]
    [InlineData(1, "There is no discovered workload 'nobody'. There are: ", "merge MAIL nobody")]
    [InlineData(2, "cannot be merged with itself", "merge MAIL MAIL")]
    [InlineData(2, "is no other workload's; found 'MOOD'", "rename MAIL MOOD")]
    [InlineData(2, "A name has 1 to 100 characters", "rename MAIL ~")]
    [InlineData(2, "has one version only: there is nothing to split", "split MAIL --version 1")]
    [InlineData(2, "--version", "split MAIL")]
    [InlineData(2, "--version", "split MAIL --version two")]
    [InlineData(2, "Required argument 'name' missing", "show")]
    [InlineData(2, "sideways", "sideways MAIL")]
    public async Task Wrong_usage_says_what_was_meant_and_changes_nothing(int expected, string says, string arguments)
    {
        JsonArray found = (await JsonAsync("discover", Log(0)))["workloads"]!.AsArray();
        string mail = Name(found, "name the team"), mood = Name(found, "glad or cross"), before = await SucceedsAsync("workloads", "--json");

        (int code, string output, string error) = await RunAsync(["workloads", .. arguments.Split(' ').Select(Word)]);

        Assert.True(code == expected, $"{code}: {output}{error}");
        Assert.Contains(Word(says), error, StringComparison.Ordinal);
        Assert.Equal(before, await SucceedsAsync("workloads", "--json"));

        string Word(string word) => word.Replace("MAIL", mail, StringComparison.Ordinal).Replace("MOOD", mood, StringComparison.Ordinal).Replace("~", " ", StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_version_that_there_is_not_is_told_with_those_there_are()
    {
        JsonArray found = (await JsonAsync("discover", Log(0)))["workloads"]!.AsArray();
        string mail = Name(found, "name the team");
        await SucceedsAsync("workloads", "merge", mail, Name(found, "glad or cross"));

        (int code, _, string error) = await RunAsync("workloads", "split", mail, "--version", "3");

        Assert.Equal(ExitCodes.Usage, code);
        Assert.Contains("--version is a number from 1 to 2; found 3.", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_empty_workspace_says_how_to_discover()
    {
        Assert.Contains("Nothing was discovered yet.", (await RunAsync("workloads")) is { Code: 0 } said ? said.Out + said.Error : "", StringComparison.Ordinal);
        Assert.Empty((await JsonAsync("workloads"))["workloads"]!.AsArray());
        Assert.Contains("Nothing was discovered yet: understudy discover FILE", (await RunAsync("workloads", "show", "triage")).Error, StringComparison.Ordinal);
    }

    private static JsonNode Of(JsonArray workloads, string name) => workloads.Single(w => (string)w!["name"]! == name)!;

    private static string Name(JsonArray workloads, string words) => (string)workloads.Single(w => ((string)w!["versions"]![0]!["prompt"]!).Contains(words, StringComparison.Ordinal))!["name"]!;

    private string Log(int from) => _directory.Write($"calls-{from}.jsonl", string.Join('\n', Enumerable.Range(from, 60).SelectMany(i => new[] { PromptLog.Mail(i), PromptLog.Mood(i), PromptLog.Summary(i) })));

    private async Task<JsonNode> JsonAsync(params string[] arguments) => JsonNode.Parse(await SucceedsAsync([.. arguments, "--json"]))!;

    private async Task<string> SucceedsAsync(params string[] arguments)
    {
        (int code, string output, string error) = await RunAsync(arguments);
        Assert.True(code == ExitCodes.Done, error);
        return output;
    }

    private Task<(int Code, string Out, string Error)> RunAsync(params string[] arguments) => ServedWorkspace.RunAsync(_directory["w"], arguments);
}
