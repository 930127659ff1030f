using System.Text.Json;
using System.Text.RegularExpressions;

using Understudy.Data;
using Understudy.Testing;

using Xunit;

namespace Understudy.Gateway.Tests.Clients;

/// <summary>The official client (npm <c>openai</c>) through the gateway: what it sees is what the large model itself would have shown it.</summary>
public sealed partial class OfficialClientTests(SurfaceRun run) : IClassFixture<SurfaceRun>
{
    /// <summary>A broken connection is no answer of the large model: the gateway says so in a frame, the bare connection in an exception.</summary>
    private const string BrokenConnection = "stream-reset";

    [Fact]
    public void Every_scenario_gives_the_same_with_and_without_the_gateway()
    {
        OfficialClient.Require();

        Assert.True(run.Scenarios.Count() > 40);
        Assert.All(run.Scenarios.Where(s => s != BrokenConnection), s => Assert.Equal(Normal(run.Directly(s)), Normal(run.Through(s))));
    }

    [Fact]
    public void Requests_reach_the_large_model_byte_for_byte()
    {
        OfficialClient.Require();

        Assert.All(run.Scenarios.Where(s => !s.StartsWith("stream", StringComparison.Ordinal) && !s.EndsWith("stream", StringComparison.Ordinal) && s != "run-tools"), s =>
            Assert.Equal(run.SentDirectly(s).Select(r => (r.Method, r.RawTarget, r.Text)), run.Sent(s).Select(r => (r.Method, r.RawTarget, r.Text))));
        Assert.Contains("\"thinking\":{\"type\":\"enabled\",\"budget\":1}", run.Sent("chat-unknown-fields")[0].Text, StringComparison.Ordinal);
        Assert.Contains("\"strict\":true", run.Sent("chat-parse-with-tools")[0].Text, StringComparison.Ordinal);
        Assert.All(run.Sent("chat"), r => Assert.Equal("Bearer upstream-secret", r.Header("authorization")));
    }

    [Theory]
    [InlineData("stream", 0)]
    [InlineData("stream-usage-off", 0)]
    [InlineData("stream-usage", 1)]
    public void Token_counts_come_as_one_chunk_without_choices_and_only_when_asked_for(string scenario, int count)
    {
        OfficialClient.Require();
        JsonElement[] chunks = [.. Ok(scenario).EnumerateArray()];

        Assert.Equal(count, chunks.Count(c => c.GetProperty("choices").GetArrayLength() == 0));
        Assert.Equal(count, chunks.Count(c => c.TryGetProperty("usage", out JsonElement usage) && usage.ValueKind == JsonValueKind.Object));
        Assert.Equal(count > 0, chunks[0].TryGetProperty("usage", out _));
        Assert.Equal("assistant", chunks[0].GetProperty("choices")[0].GetProperty("delta").GetProperty("role").GetString());
        Assert.Equal("stop", chunks[^(1 + count)].GetProperty("choices")[0].GetProperty("finish_reason").GetString());
        Assert.True(run.Sent(scenario)[0].Json!["stream_options"]!["include_usage"]!.GetValue<bool>()); // the recording needs them always
    }

    [Fact]
    public void Tool_calls_stream_by_index_from_zero_with_id_and_name_once()
    {
        OfficialClient.Require();
        JsonElement[] calls = [.. Ok("stream-tools").EnumerateArray().SelectMany(c => c.GetProperty("choices").EnumerateArray()).Select(c => c.GetProperty("delta")).Where(d => d.TryGetProperty("tool_calls", out _)).SelectMany(d => d.GetProperty("tool_calls").EnumerateArray())];

        Assert.True(calls.Length > 2);
        Assert.All(calls, c => Assert.Equal(0, c.GetProperty("index").GetInt32()));
        Assert.Equal("get_weather", calls[0].GetProperty("function").GetProperty("name").GetString());
        Assert.All(calls[1..], c => Assert.False(c.TryGetProperty("id", out _) || c.GetProperty("function").TryGetProperty("name", out _)));
        Assert.Equal("tool_calls", Ok("stream-helper-tools").GetProperty("finish_reason").GetString());
        Assert.Equal("Bern", Ok("run-tools").GetProperty("cities")[0].GetString());
    }

    [Fact]
    public void Structured_answers_are_parsed()
    {
        OfficialClient.Require();

        Assert.Equal("login", Ok("chat-parse").GetProperty("parsed").GetProperty("category").GetString());
        Assert.Equal("login", Ok("chat-parse-with-tools").GetProperty("parsed").GetProperty("category").GetString());
        Assert.Equal("billing", Ok("stream-helper-schema").GetProperty("category").GetString());
        Assert.Equal("login", Ok("responses-parse").GetProperty("category").GetString());
        Assert.Equal(3, Ok("chat-n").GetArrayLength());
    }

    [Fact]
    public void Embeddings_have_their_dimensions_though_the_client_asks_for_base64()
    {
        OfficialClient.Require();

        Assert.Contains("\"encoding_format\":\"base64\"", run.Sent("embeddings")[0].Text, StringComparison.Ordinal);
        Assert.Equal(8, Ok("embeddings")[0].GetProperty("length").GetInt32());
        Assert.Equal([16, 16, 16], Ok("embeddings-many").EnumerateArray().Select(e => e[1].GetInt32()));
        Assert.Equal(8, Ok("embeddings-float").GetArrayLength());
    }

    [Fact]
    public void Events_of_responses_are_typed_and_numbered_without_gaps()
    {
        OfficialClient.Require();
        JsonElement[] events = [.. Ok("responses-stream").EnumerateArray()];

        Assert.Equal(Enumerable.Range(0, events.Length), events.Select(e => e.GetProperty("sequence_number").GetInt32()));
        Assert.Equal(["response.created", "response.in_progress", "response.output_item.added", "response.content_part.added"], events.Take(4).Select(e => e.GetProperty("type").GetString()));
        Assert.Equal("response.completed", events[^1].GetProperty("type").GetString());
        Assert.Equal("one two three", Ok("responses-stream-helper").GetString());
    }

    [Theory]
    [InlineData("error-400", "BadRequestError", 400)]
    [InlineData("error-401", "AuthenticationError", 401)]
    [InlineData("error-404", "NotFoundError", 404)]
    [InlineData("error-404-path", "NotFoundError", 404)]
    [InlineData("error-429", "RateLimitError", 429)]
    [InlineData("error-429-stream", "RateLimitError", 429)]
    [InlineData("error-500", "InternalServerError", 500)]
    public void Errors_keep_class_text_and_headers(string scenario, string kind, int status)
    {
        OfficialClient.Require();
        JsonElement error = run.Through(scenario).GetProperty("error");

        Assert.Equal((kind, status), (error.GetProperty("kind").GetString(), error.GetProperty("status").GetInt32()));
        Assert.NotEmpty(error.GetProperty("requestID").GetString()!);
        Assert.Equal(status == 429 ? "1500" : null, error.GetProperty("retryAfterMs").GetString());
    }

    [Fact]
    public void Retries_are_the_clients_and_leave_one_row_to_learn_from()
    {
        OfficialClient.Require();

        Assert.True(Ok("retry-429").GetProperty("waited").GetBoolean());
        Assert.Equal(["0", "1"], run.Sent("retry-429").Select(r => r.Header("x-stainless-retry-count")));
        Assert.Equal(["0", "1", "2"], run.Sent("retry-500-twice").Select(r => r.Header("x-stainless-retry-count")));
        Assert.Single(run.Sent("no-retry"));
        IReadOnlyList<RecordedCall> calls = run.Recorded("retry-500-twice");
        Assert.Equal([CallOutcome.Failed, CallOutcome.Failed, CallOutcome.Ok], calls.Select(c => c.Outcome));
        Assert.Equal([null, calls[0].Id, calls[1].Id], calls.Select(c => c.RetryOf));
    }

    [Fact]
    public void A_stream_that_breaks_raises_an_error_and_never_ends_well()
    {
        OfficialClient.Require();
        JsonElement seen = Ok(BrokenConnection);

        Assert.True(seen.GetProperty("isAPIError").GetBoolean());
        Assert.Equal(("upstream_stream_broken", "upstream_error"), (seen.GetProperty("code").GetString(), seen.GetProperty("type").GetString()));
        Assert.Equal(JsonValueKind.Null, seen.GetProperty("finish").ValueKind);
        Assert.Equal("overloaded", run.Through("stream-error-frame").GetProperty("error").GetProperty("code").GetString());
        Assert.Contains(run.Calls, c => c.Outcome == CallOutcome.Partial);
    }

    [Theory]
    [InlineData("abort-stream")]
    [InlineData("abort-whole")]
    public async Task A_client_that_aborts_ends_the_large_models_work(string scenario)
    {
        OfficialClient.Require();
        UpstreamRequest request = run.Sent(scenario)[0];

        await request.Ended.WaitAsync(TimeSpan.FromSeconds(5), TestContext.Current.CancellationToken);

        Assert.True(request.Aborted);
        Assert.Contains(run.Calls, c => c.Outcome == CallOutcome.Cancelled && c.Streamed == (scenario == "abort-stream"));
    }

    [Fact]
    public void The_request_id_is_the_large_models_or_else_the_gateways()
    {
        OfficialClient.Require();

        Assert.Equal("upstream-1", Ok("chat").GetProperty("requestID").GetString());
        Assert.StartsWith("req_", Ok("chat-tools").GetProperty("requestID").GetString(), StringComparison.Ordinal);
    }

    private static string Normal(JsonElement seen) => Varying().Replace(seen.GetRawText(), "$1").Replace("\"requestID\":\"\"", "\"requestID\":null", StringComparison.Ordinal);

    /// <summary>Numbers that count the server's requests, and request ids that the gateway gives where the server gives none.</summary>
    [GeneratedRegex("""(chatcmpl-|resp_|msg_|call_|"requestID":")(?:\d{6}|req_\w+)""")]
    private static partial Regex Varying();

    private JsonElement Ok(string scenario) => run.Through(scenario).TryGetProperty("ok", out JsonElement ok) ? ok : throw new InvalidOperationException($"{scenario}: {run.Through(scenario)}");
}
