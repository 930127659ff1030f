using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;

using Understudy.Data;
using Understudy.Testing;

using Xunit;

namespace Understudy.Gateway.Tests.Proxy;

public sealed class LocalEndpointTests
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Feedback_is_recorded_redacted_and_joined_by_the_calls_id()
    {
        await using RunningGateway gateway = await RunningGateway.StartAsync(cancellationToken: Cancelled);

        using HttpResponseMessage response = await gateway.PostAsync("/v1/feedback", """{"call_id":"chatcmpl-1","gold":"write to ann@example.com","good":false,"score":0.5}""", Cancelled);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        CallFeedback feedback = Assert.Single(gateway.Recorder.Feedback);
        Assert.Equal(("chatcmpl-1", "write to [EMAIL]", false, 0.5), (feedback.CallId, feedback.Gold, feedback.Good, feedback.Score));
        using JsonDocument said = JsonDocument.Parse(await response.Content.ReadAsStringAsync(Cancelled));
        Assert.Equal(feedback.Id, said.RootElement.GetProperty("id").GetString());
    }

    [Fact]
    public async Task Feedback_that_cannot_be_recorded_is_an_error_that_says_so()
    {
        await using RunningGateway gateway = await RunningGateway.StartAsync(cancellationToken: Cancelled);
        gateway.Recorder.IsHealthy = false;

        using HttpResponseMessage response = await gateway.PostAsync("/v1/feedback", """{"call_id":"x","good":true}""", Cancelled);

        Assert.Equal(HttpStatusCode.ServiceUnavailable, response.StatusCode);
        Assert.Contains("could not be recorded", await response.Content.ReadAsStringAsync(Cancelled), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Health_says_that_the_process_lives_and_ready_that_calls_are_recorded()
    {
        await using RunningGateway gateway = await RunningGateway.StartAsync(cancellationToken: Cancelled);
        Assert.Equal("""{"status":"ok"}""", await gateway.Client.GetStringAsync("/health", Cancelled));
        Assert.Equal("""{"status":"ready","recording":true,"upstream":true}""", await gateway.Client.GetStringAsync("/ready", Cancelled));

        gateway.Recorder.IsHealthy = false;

        using HttpResponseMessage response = await gateway.Client.GetAsync("/ready", Cancelled);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, response.StatusCode);
        Assert.Equal("""{"status":"ok"}""", await gateway.Client.GetStringAsync("/health", Cancelled));
    }

    [Fact]
    public async Task Training_jobs_are_listed_in_the_form_of_fine_tuning_jobs()
    {
        await using RunningGateway gateway = await RunningGateway.StartAsync(cancellationToken: Cancelled);
        Assert.Equal("""{"object":"list","data":[],"has_more":false}""", await gateway.Client.GetStringAsync("/v1/fine_tuning/jobs", Cancelled));

        string job = Directory.CreateDirectory(Path.Combine(gateway.Workspace, "training", "ftjob-1")).FullName;
        await File.WriteAllTextAsync(Path.Combine(job, "job.json"), """{"id":"ftjob-1","object":"fine_tuning.job","status":"running"}""", Cancelled);
        await File.WriteAllTextAsync(Path.Combine(job, "events.jsonl"), "{\"id\":\"e1\"}\n{\"id\":\"e2\"}\n{\"id\":", Cancelled);

        Assert.Contains("\"ftjob-1\"", await gateway.Client.GetStringAsync("/v1/fine_tuning/jobs", Cancelled), StringComparison.Ordinal);
        Assert.Contains("\"running\"", await gateway.Client.GetStringAsync("/v1/fine_tuning/jobs/ftjob-1", Cancelled), StringComparison.Ordinal);
        Assert.Equal("""{"object":"list","data":[{"id":"e2"},{"id":"e1"}],"has_more":false}""", await gateway.Client.GetStringAsync("/v1/fine_tuning/jobs/ftjob-1/events", Cancelled));
        foreach (string absent in (string[])["ftjob-2", "..", "ftjob-1/weights"])
        {
            using HttpResponseMessage response = await gateway.Client.GetAsync("/v1/fine_tuning/jobs/" + absent, Cancelled);
            Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        }
    }

    [Fact]
    public async Task What_administers_the_account_does_not_pass()
    {
        await using RunningGateway gateway = await RunningGateway.StartAsync(cancellationToken: Cancelled);

        using HttpResponseMessage response = await gateway.Client.GetAsync("/v1/organization/admin_api_keys", Cancelled);

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        Assert.Empty(gateway.Upstream.Requests);
    }

    [Fact]
    public async Task The_status_needs_the_admin_key()
    {
        using var directory = new TemporaryDirectory();
        string plain = AdminKey.Create(directory.Path);
        await using RunningGateway gateway = await RunningGateway.StartAsync(null, null, p => p with { Admin = AdminKey.Load(directory.Path, null) }, Cancelled);

        using HttpResponseMessage refused = await gateway.Client.GetAsync("/admin/status", Cancelled);
        gateway.Client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", plain);
        using HttpResponseMessage seen = await gateway.Client.GetAsync("/admin/status", Cancelled);

        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
        Assert.Equal("""{"routes":[]}""", await seen.Content.ReadAsStringAsync(Cancelled));
    }
}
