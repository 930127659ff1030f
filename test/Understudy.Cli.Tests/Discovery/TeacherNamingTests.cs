using System.Text.Json.Nodes;

using Understudy.Testing;

using Xunit;

namespace Understudy.Cli.Tests.Discovery;

/// <summary>Names from a large model for what was discovered, against a scripted server.</summary>
public sealed class TeacherNamingTests : IAsyncLifetime
{
    private readonly TemporaryDirectory _directory = new();
    private ScriptedUpstream _teacher = null!;

    public async ValueTask InitializeAsync()
    {
        _teacher = await ScriptedUpstream.StartAsync(cancellationToken: TestContext.Current.CancellationToken);
        _teacher.Reply = Named;
    }

    public async ValueTask DisposeAsync()
    {
        await _teacher.DisposeAsync();
        _directory.Dispose();
    }

    [Fact]
    public async Task New_workloads_get_the_teachers_names_and_ids_stay()
    {
        string[] ids = [.. (await WorkloadsAsync("discover", Log())).Select(w => (string)w["id"]!)];
        Assert.Empty(_teacher.Requests);

        JsonNode[] named = await WorkloadsAsync("discover", Log(), "--teacher", _teacher.Url.ToString(), "--teacher-model", "namer", "--teacher-key-file", _directory.Write("key", "us-secret-1\n"));

        Assert.Equal(["detect-mood", "sort-mail", "summarise-meeting"], named.Select(w => (string)w["name"]!).Order());
        Assert.All(named, w => Assert.Equal("Teacher", (string)w["namedBy"]!));
        Assert.Equal(ids.Order(), named.Select(w => (string)w["id"]!).Order());
        Assert.All(_teacher.Requests, r => Assert.Equal(("namer", "Bearer us-secret-1", "/v1/chat/completions"), ((string)r.Json!["model"]!, r.Headers["Authorization"], r.Path)));

        int asked = _teacher.Count;
        await WorkloadsAsync("discover", Log(), "--teacher", _teacher.Url.ToString(), "--teacher-model", "namer");
        Assert.Equal(asked, _teacher.Count); // a name that was given stays
    }

    [Fact]
    public async Task A_name_that_a_person_gave_stays_and_nobody_is_asked_for_another()
    {
        JsonNode[] found = await WorkloadsAsync("discover", Log());
        await SucceedsAsync("workloads", "rename", Name(found, "name the team"), "front desk");

        JsonNode[] named = await WorkloadsAsync("discover", Log(), "--teacher", _teacher.Url.ToString(), "--teacher-model", "namer");

        Assert.Equal(["detect-mood", "front desk", "summarise-meeting"], named.Select(w => (string)w["name"]!).Order());
        Assert.Equal("Person", (string)named.Single(w => (string)w["name"]! == "front desk")["namedBy"]!);
        Assert.Equal(2, _teacher.Count);
    }

    [Theory]
    [InlineData("the-same-name", "is another workload's name", 1)]
    [InlineData("I would call this task: sorting!", "the answer is no name of one to five words", 0)]
    public async Task Without_a_good_answer_the_words_stay_and_the_reason_is_said(string answer, string says, int good)
    {
        _teacher.Reply = _ => answer;

        (int code, string output, string error) = await RunAsync("discover", Log(), "--teacher", _teacher.Url.ToString(), "--teacher-model", "namer");

        Assert.Equal(0, code);
        Assert.Contains(says, output + error, StringComparison.Ordinal);
        JsonNode[] kept = await WorkloadsAsync("workloads");
        Assert.Equal((3, good), (kept.Length, kept.Count(w => (string)w["namedBy"]! == "Teacher")));
        Assert.Equal(3, kept.Select(w => (string)w["name"]!).Distinct().Count());
    }

    [Theory]
    [InlineData(401, "", "the teacher answered with status 401", 1)]
    [InlineData(500, "", "the teacher answered with status 500", 3)]
    [InlineData(200, "{\"choices\":[]}", "the teacher's answer is no chat completion", 3)]
    [InlineData(200, "<html>", "the teacher's answer is no chat completion", 3)]
    public async Task A_teacher_that_fails_leaves_the_words_and_is_not_asked_in_vain(int status, string body, string says, int times)
    {
        _teacher.Script = _ => UpstreamAnswer.Json(body, status);

        (int code, string output, string error) = await RunAsync("discover", Log(), "--teacher", _teacher.Url.ToString(), "--teacher-model", "namer");

        Assert.Equal(0, code);
        Assert.Equal(3, (output + error).Split(says).Length - 1);
        Assert.Equal(times, _teacher.Count);
    }

    [Fact]
    public async Task A_teacher_that_is_away_costs_one_attempt()
    {
        (int code, string output, string error) = await RunAsync("discover", Log(), "--teacher", "http://127.0.0.1:1/v1", "--teacher-model", "namer");

        Assert.Equal(0, code);
        Assert.Equal(3, (output + error).Split("the teacher cannot be reached").Length - 1);
    }

    [Theory]
    [InlineData("--teacher URL and --teacher-model NAME go together", "--teacher", "http://127.0.0.1:1/v1")]
    [InlineData("--teacher URL and --teacher-model NAME go together", "--teacher-model", "namer")]
    [InlineData("it must begin with https://", "--teacher", "ftp://x", "--teacher-model", "namer")]
    public async Task Rejects_half_a_teacher(string says, params string[] options)
    {
        (int code, _, string error) = await RunAsync(["discover", Log(), .. options]);

        Assert.Equal(ExitCodes.Usage, code);
        Assert.Contains(says, error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_personal_and_no_answer_leaves_the_machine()
    {
        string log = _directory.Write("mixed.jsonl", string.Join('\n', Lines().Select(l => l.Replace("\"content\":\"", "\"content\":\"anna@example.org ", StringComparison.Ordinal))));

        await SucceedsAsync("discover", log, "--teacher", _teacher.Url.ToString(), "--teacher-model", "namer");

        Assert.NotEmpty(_teacher.Requests);
        Assert.All(_teacher.Requests, r => Assert.DoesNotContain("example.org", r.Json!.ToJsonString(), StringComparison.Ordinal));
    }

    private static string Named(string question) => question.Contains("name the team", StringComparison.Ordinal) ? "Sort mail" : question.Contains("glad or cross", StringComparison.Ordinal) ? "\"detect-mood\"" : "summarise-meeting";

    private static string Name(JsonNode[] workloads, string words) => (string)workloads.Single(w => ((string)w["versions"]![0]!["prompt"]!).Contains(words, StringComparison.Ordinal))["name"]!;

    private static IEnumerable<string> Lines() => Enumerable.Range(0, 60).SelectMany(i => new[] { PromptLog.Mail(i), PromptLog.Mood(i), PromptLog.Summary(i) });

    private string Log() => _directory.Write("mixed.jsonl", string.Join('\n', Lines()));

    private async Task<JsonNode[]> WorkloadsAsync(params string[] arguments) => [.. JsonNode.Parse(await SucceedsAsync([.. arguments, "--json"]))!["workloads"]!.AsArray().Select(w => w!)];

    private async Task<string> SucceedsAsync(params string[] arguments)
    {
        (int code, string output, string error) = await RunAsync(arguments);
        Assert.True(code == ExitCodes.Done, error);
        return output;
    }

    private Task<(int Code, string Out, string Error)> RunAsync(params string[] arguments) => ServedWorkspace.RunAsync(_directory["w"], arguments);
}
