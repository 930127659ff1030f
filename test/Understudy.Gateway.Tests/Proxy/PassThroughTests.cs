using System.Net;
using System.Text;
using System.Text.Json;

using Understudy.Data;
using Understudy.Testing;

using Xunit;

namespace Understudy.Gateway.Tests.Proxy;

public sealed class PassThroughTests
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_request_and_its_answer_pass_byte_for_byte()
    {
        await using RunningGateway gateway = await RunningGateway.StartAsync(cancellationToken: Cancelled);
        const string Odd = """{ "messages" : [ {"role":"user","content":"h\u00e9llo ☃"} ],  "model":"large", "unknown_field":{"a":[1,2.50,1e3]}, "seed": 7 }""";
        const string Answer = """{ "id":"chatcmpl-1", "model":"large-2026-08-06", "choices":[{"index":0,"message":{"role":"assistant","content":"x"},"finish_reason":"stop"}], "usage":{"prompt_tokens":3,"completion_tokens":1}, "odd": 1.50 }""";
        gateway.Upstream.Next(UpstreamAnswer.Json(Answer).WithHeaders(("x-request-id", "upstream-7"), ("x-ratelimit-remaining-requests", "9"), ("openai-version", "2020-10-01")));

        using HttpResponseMessage response = await gateway.PostAsync("/v1/chat/completions?beta=%20x", Odd, Cancelled, ("OpenAI-Organization", "org-1"), ("X-Stainless-Lang", "js"), ("Cookie", "secret"));

        Assert.Equal(Answer, await response.Content.ReadAsStringAsync(Cancelled));
        UpstreamRequest sent = Assert.Single(gateway.Upstream.Requests);
        Assert.Equal(Odd, sent.Text);
        Assert.Equal("/v1/chat/completions?beta=%20x", sent.RawTarget);
        Assert.Equal("Bearer upstream-secret", sent.Header("authorization"));
        Assert.Equal("org-1", sent.Header("openai-organization"));
        Assert.Equal("js", sent.Header("x-stainless-lang"));
        Assert.Null(sent.Header("cookie"));
        Assert.Equal("upstream-7", Header(response, "x-request-id"));
        Assert.Equal("9", Header(response, "x-ratelimit-remaining-requests"));
        Assert.Equal("upstream", Header(response, "x-understudy-answered-by"));
        Assert.Equal("yes", Header(response, "x-understudy-recorded"));
        RecordedCall call = Assert.Single(gateway.Recorder.Calls);
        Assert.Equal(Header(response, "x-understudy-request-id"), call.Id);
        Assert.Equal((Odd, Answer), (Encoding.UTF8.GetString(call.Request.Span), Encoding.UTF8.GetString(call.Response.Span)));
        Assert.Equal(("large", "large-2026-08-06", "chatcmpl-1", CallOutcome.Ok, 200), (call.RequestedModel, call.AnsweredModel, call.AnswerId, call.Outcome, call.Status));
        Assert.Equal(new Core.TokenUsage(3, -1, 1), call.Usage);
    }

    [Theory]
    [InlineData(0, false, false)]
    [InlineData(1, false, false)]
    [InlineData(3, true, false)]
    [InlineData(7, true, true)]
    public async Task A_stream_passes_whatever_the_pieces(int piece, bool crlf, bool comments)
    {
        await using RunningGateway gateway = await RunningGateway.StartAsync(cancellationToken: Cancelled);
        gateway.Upstream.Next(new UpstreamAnswer { Reply = "Grüße, ☃ and 𝄞", PieceSize = piece, CrLf = crlf, Comments = comments }, new UpstreamAnswer { Reply = "Grüße, ☃ and 𝄞", CrLf = crlf, Comments = comments });
        string body = RunningGateway.Chat("x", ""","stream":true,"stream_options":{"include_usage":true}""");

        using HttpResponseMessage through = await gateway.PostAsync("/v1/chat/completions", body, Cancelled);
        string seen = await through.Content.ReadAsStringAsync(Cancelled);
        using HttpResponseMessage direct = await gateway.Client.PostAsync(gateway.Upstream.Url + "/chat/completions", new StringContent(body), Cancelled);

        Assert.Equal(Normal(await direct.Content.ReadAsStringAsync(Cancelled)), Normal(seen));
        Assert.Equal("text/event-stream", through.Content.Headers.ContentType!.MediaType);
        RecordedCall call = await gateway.Recorder.LastAsync(1, Cancelled);
        Assert.Equal(CallOutcome.Ok, call.Outcome);
        Assert.True(call.Streamed && call.FirstTokenMilliseconds > 0 && call.Usage.IsKnown);
        using JsonDocument whole = JsonDocument.Parse(call.Response);
        Assert.Equal("Grüße, ☃ and 𝄞", whole.RootElement.GetProperty("choices")[0].GetProperty("message").GetProperty("content").GetString());

        // Ids and times differ from answer to answer.
        static string Normal(string stream) => System.Text.RegularExpressions.Regex.Replace(stream, "\"(id|created)\":(\"[^\"]*\"|\\d+)", "");
    }

    [Fact]
    public async Task Token_counts_are_asked_for_and_hidden_from_who_did_not_ask()
    {
        await using RunningGateway gateway = await RunningGateway.StartAsync(cancellationToken: Cancelled);

        using HttpResponseMessage response = await gateway.PostAsync("/v1/chat/completions", RunningGateway.Chat("x", ""","stream":true,"stream_options":{"other":1}"""), Cancelled);
        string seen = await response.Content.ReadAsStringAsync(Cancelled);

        Assert.DoesNotContain("\"choices\":[]", seen, StringComparison.Ordinal);
        Assert.EndsWith("data: [DONE]\n\n", seen, StringComparison.Ordinal);
        Assert.True(gateway.Upstream.Requests[0].Json!["stream_options"]!["include_usage"]!.GetValue<bool>());
        Assert.Equal(1, gateway.Upstream.Requests[0].Json!["stream_options"]!["other"]!.GetValue<int>());
        Assert.True((await gateway.Recorder.LastAsync(1, Cancelled)).Usage.IsKnown);
    }

    [Theory]
    [InlineData(UpstreamEnd.Reset)]
    [InlineData(UpstreamEnd.Close)]
    public async Task A_stream_that_breaks_ends_in_an_error_and_is_no_training_data(UpstreamEnd end)
    {
        await using RunningGateway gateway = await RunningGateway.StartAsync(cancellationToken: Cancelled);
        gateway.Upstream.Next(new UpstreamAnswer { Reply = new string('x', 2000), StopAfter = 700, End = end });

        using HttpResponseMessage response = await gateway.PostAsync("/v1/chat/completions", RunningGateway.Chat("x", ""","stream":true"""), Cancelled);
        string seen = await response.Content.ReadAsStringAsync(Cancelled);

        Assert.Contains("data: {\"error\":{", seen, StringComparison.Ordinal);
        Assert.EndsWith("data: [DONE]\n\n", seen, StringComparison.Ordinal);
        Assert.DoesNotContain("\"finish_reason\":\"stop\"", seen, StringComparison.Ordinal);
        Assert.Equal(CallOutcome.Partial, (await gateway.Recorder.LastAsync(1, Cancelled)).Outcome);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_client_that_goes_away_ends_the_upstreams_work_and_is_marked(bool stream)
    {
        await using RunningGateway gateway = await RunningGateway.StartAsync(cancellationToken: Cancelled);
        gateway.Upstream.Next(stream ? new UpstreamAnswer { Reply = new string('x', 5000), PieceSize = 100, DelayBetweenPieces = TimeSpan.FromMilliseconds(50) } : UpstreamAnswer.Silence());
        using var client = CancellationTokenSource.CreateLinkedTokenSource(Cancelled);

        Task<HttpResponseMessage> call = gateway.PostAsync("/v1/chat/completions", RunningGateway.Chat("x", stream ? ""","stream":true""" : ""), client.Token);
        UpstreamRequest request = (await gateway.Upstream.WaitForAsync(1, Cancelled))[0];
        if (stream)
        {
            using HttpResponseMessage begun = await call;
            await client.CancelAsync();
            begun.Dispose();
        }
        else
        {
            await client.CancelAsync();
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);
        }

        await request.Ended.WaitAsync(TimeSpan.FromSeconds(5), Cancelled);
        Assert.True(request.Aborted);
        Assert.Equal(CallOutcome.Cancelled, (await gateway.Recorder.LastAsync(1, Cancelled)).Outcome);
    }

    [Fact]
    public async Task Errors_and_their_headers_pass()
    {
        await using RunningGateway gateway = await RunningGateway.StartAsync(cancellationToken: Cancelled);
        gateway.Upstream.Next(UpstreamAnswer.Error(429, "slow down", "rate_limit_error", "rate_limit_exceeded", ("retry-after", "3"), ("retry-after-ms", "2500"), ("x-should-retry", "true")));

        using HttpResponseMessage response = await gateway.PostAsync("/v1/chat/completions", RunningGateway.Chat("x"), Cancelled);

        Assert.Equal(HttpStatusCode.TooManyRequests, response.StatusCode);
        Assert.Contains("slow down", await response.Content.ReadAsStringAsync(Cancelled), StringComparison.Ordinal);
        Assert.Equal(("3", "2500", "true"), (Header(response, "retry-after"), Header(response, "retry-after-ms"), Header(response, "x-should-retry")));
        Assert.Single(gateway.Upstream.Requests);
        Assert.Equal(CallOutcome.Failed, gateway.Recorder.Calls[0].Outcome);
    }

    public static TheoryData<string, int, string> Faults() => new()
    {
        { "reset", 503, "upstream_unavailable" },
        { "garbage", 503, "upstream_unavailable" },
        { "silence", 504, "upstream_timeout" },
        { "cut", 502, "upstream_broken" },
        { "stall", 504, "upstream_timeout" },
    };

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task A_broken_upstream_gives_one_clear_answer_within_the_time_limit(string fault, int status, string code)
    {
        await using RunningGateway gateway = await RunningGateway.StartAsync(o => o with { UpstreamTimeout = TimeSpan.FromMilliseconds(400) }, Cancelled);
        UpstreamAnswer answer = fault switch
        {
            "reset" => UpstreamAnswer.Refusal(),
            "garbage" => UpstreamAnswer.Garbage(),
            "silence" => UpstreamAnswer.Silence(),
            "cut" => new UpstreamAnswer { StopAfter = 20, End = UpstreamEnd.Reset },
            _ => new UpstreamAnswer { StopAfter = 20, End = UpstreamEnd.Stall },
        };
        gateway.Upstream.Next(answer, answer);

        long started = TimeProvider.System.GetTimestamp();
        using HttpResponseMessage response = await gateway.PostAsync("/v1/chat/completions", RunningGateway.Chat("x"), Cancelled);
        string body = await response.Content.ReadAsStringAsync(Cancelled);

        Assert.Equal(status, (int)response.StatusCode);
        Assert.Contains($"\"code\":\"{code}\"", body, StringComparison.Ordinal);
        Assert.True(TimeProvider.System.GetElapsedTime(started) < TimeSpan.FromSeconds(5));
        Assert.NotEqual(CallOutcome.Ok, gateway.Recorder.Calls[0].Outcome);
    }

    [Fact]
    public async Task A_dead_upstream_is_asked_less_and_comes_back()
    {
        await using RunningGateway gateway = await RunningGateway.StartAsync(o => o with { Retries = 0 }, Cancelled);
        gateway.Upstream.Script = _ => UpstreamAnswer.Refusal();
        for (int i = 0; i < 30; i++)
        {
            using HttpResponseMessage _ = await gateway.PostAsync("/v1/chat/completions", RunningGateway.Chat("x"), Cancelled);
        }

        int asked = gateway.Upstream.Count;
        gateway.Upstream.Script = null;
        HttpStatusCode last = 0;
        for (int i = 0; i < 100 && last != HttpStatusCode.OK; i++)
        {
            await Task.Delay(50, Cancelled);
            using HttpResponseMessage response = await gateway.PostAsync("/v1/chat/completions", RunningGateway.Chat("x"), Cancelled);
            last = response.StatusCode;
        }

        Assert.True(asked <= 12, $"asked {asked} times");
        Assert.Equal(HttpStatusCode.OK, last);
    }

    [Fact]
    public async Task What_could_not_be_recorded_is_said_in_a_header()
    {
        await using RunningGateway gateway = await RunningGateway.StartAsync(cancellationToken: Cancelled);
        gateway.Recorder.IsHealthy = false;

        using HttpResponseMessage whole = await gateway.PostAsync("/v1/chat/completions", RunningGateway.Chat("x"), Cancelled);
        using HttpResponseMessage stream = await gateway.PostAsync("/v1/chat/completions", RunningGateway.Chat("x", ""","stream":true"""), Cancelled);

        Assert.Equal(("no", "no"), (Header(whole, "x-understudy-recorded"), Header(stream, "x-understudy-recorded")));
        Assert.Contains(": understudy-recorded: no", await stream.Content.ReadAsStringAsync(Cancelled), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/v1/chat/completions", "{", 400, "invalid_json")]
    [InlineData("/v1/chat/completions", "[]", 400, "invalid_json")]
    [InlineData("/v1/chat/completions", "{\"messages\":[],\"max_tokens\":0}", 400, "invalid_value")]
    [InlineData("/v1/rerank", "{\"query\":1}", 400, "invalid_value")]
    [InlineData("/v1/feedback", "{\"call_id\":\"x\"}", 400, "invalid_value")]
    [InlineData("/v2/chat/completions", "{}", 404, "unknown_url")]
    [InlineData("/v1/../admin", "{}", 404, "unknown_url")]
    [InlineData("/v1/%2e%2e/admin", "{}", 404, "unknown_url")]
    public async Task Bad_requests_are_refused_in_OpenAIs_form_without_asking_anybody(string path, string body, int status, string code)
    {
        await using RunningGateway gateway = await RunningGateway.StartAsync(cancellationToken: Cancelled);

        using HttpResponseMessage response = await gateway.Client.SendAsync(new HttpRequestMessage(HttpMethod.Post, new Uri(gateway.Address.GetLeftPart(UriPartial.Authority) + path, new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true })) { Content = new StringContent(body, Encoding.UTF8, "application/json") }, Cancelled);

        using JsonDocument error = JsonDocument.Parse(await response.Content.ReadAsStringAsync(Cancelled));
        Assert.Equal((status, code), ((int)response.StatusCode, error.RootElement.GetProperty("error").GetProperty("code").GetString()));
        Assert.Empty(gateway.Upstream.Requests);
        Assert.Empty(gateway.Recorder.Calls);
    }

    [Fact]
    public async Task A_clients_retry_is_linked_to_the_call_that_it_repeats()
    {
        await using RunningGateway gateway = await RunningGateway.StartAsync(cancellationToken: Cancelled);
        foreach (string count in (string[])["0", "1", "0"])
        {
            using HttpResponseMessage _ = await gateway.PostAsync("/v1/chat/completions", RunningGateway.Chat("x"), Cancelled, ("x-stainless-retry-count", count));
        }

        Assert.Equal([null, gateway.Recorder.Calls[0].Id, null], gateway.Recorder.Calls.Select(c => c.RetryOf));
    }

    [Theory]
    [InlineData("/v1/embeddings", """{"model":"e","input":"x","encoding_format":"base64"}""")]
    [InlineData("/v1/responses", """{"model":"large","input":"x","instructions":"Sort."}""")]
    [InlineData("/v1/responses", """{"model":"large","input":"x","stream":true}""")]
    [InlineData("/v1/rerank", """{"model":"r","query":"q","documents":["a",{"text":"b"}],"top_n":1}""")]
    public async Task Other_endpoints_pass_byte_for_byte_and_are_recorded(string path, string body)
    {
        await using RunningGateway gateway = await RunningGateway.StartAsync(cancellationToken: Cancelled);
        byte[] answer = [];
        gateway.Upstream.Next(new UpstreamAnswer { Edit = bytes => answer = bytes });

        using HttpResponseMessage response = await gateway.PostAsync(path, body, Cancelled);

        Assert.Equal(answer, await response.Content.ReadAsByteArrayAsync(Cancelled));
        Assert.Equal(body, gateway.Upstream.Requests[0].Text);
        RecordedCall call = await gateway.Recorder.LastAsync(1, Cancelled);
        Assert.Equal(CallOutcome.Ok, call.Outcome);
        Assert.Equal(path == "/v1/embeddings", call.Response.IsEmpty);
    }

    [Fact]
    public async Task A_very_long_answer_passes_and_is_recorded_without_content()
    {
        await using RunningGateway gateway = await RunningGateway.StartAsync(o => o with { MaximumHeldAnswer = 64 << 10 }, Cancelled);
        gateway.Upstream.Next(UpstreamAnswer.Endless(3 << 20));

        using HttpResponseMessage response = await gateway.PostAsync("/v1/chat/completions", RunningGateway.Chat("x"), Cancelled);
        byte[] body = await response.Content.ReadAsByteArrayAsync(Cancelled);

        Assert.True(body.Length >= 3 << 20);
        Assert.True((await gateway.Recorder.LastAsync(1, Cancelled)).Response.IsEmpty);
    }

    private static string? Header(HttpResponseMessage response, string name) => response.Headers.TryGetValues(name, out IEnumerable<string>? values) ? string.Join(",", values) : null;
}
