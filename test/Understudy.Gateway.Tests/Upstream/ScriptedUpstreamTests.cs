using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json.Nodes;

using Understudy.Testing;

using Xunit;

namespace Understudy.Gateway.Tests;

public sealed class ScriptedUpstreamTests
{
    private static readonly HttpClient s_client = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseProxy = false });

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_chat_says_the_prompt_back_and_its_request_is_recorded_raw()
    {
        await using ScriptedUpstream upstream = await ScriptedUpstream.StartAsync(cancellationToken: Token);
        JsonNode answer = JsonNode.Parse(await (await PostAsync(upstream, "chat/completions?a=%20", """{"model":"m","messages":[{"role":"user","content":"häh?"}]}""")).Content.ReadAsStringAsync(Token))!;
        Assert.Equal("häh?", (string?)answer["choices"]![0]!["message"]!["content"]);
        UpstreamRequest request = Assert.Single(upstream.Requests);
        Assert.Equal(("POST", "/v1/chat/completions?a=%20", "m"), (request.Method, request.RawTarget, (string?)request.Json!["model"]));
        Assert.Equal("application/json; charset=utf-8", request.Header("Content-Type"));
        await request.Ended.WaitAsync(Token);
        Assert.False(request.Aborted);
    }

    [Theory]
    [InlineData("""{"messages":[{"role":"user","content":"a bc d"}],"stream":true}""", 6, false)]
    [InlineData("""{"messages":[{"role":"user","content":"a bc d"}],"stream":true,"stream_options":{"include_usage":true}}""", 7, true)]
    public async Task A_streamed_chat_ends_with_done_and_counts_tokens_when_asked(string body, int frames, bool usage)
    {
        await using ScriptedUpstream upstream = await ScriptedUpstream.StartAsync(cancellationToken: Token);
        string text = await (await PostAsync(upstream, "chat/completions", body)).Content.ReadAsStringAsync(Token);
        string[] data = [.. text.Split("\n\n", StringSplitOptions.RemoveEmptyEntries)];
        Assert.Equal(frames, data.Length);
        Assert.Equal("data: [DONE]", data[^1]);
        Assert.Equal(usage, text.Contains("\"total_tokens\":4", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_tool_call_and_a_schema_are_obeyed()
    {
        await using ScriptedUpstream upstream = await ScriptedUpstream.StartAsync(cancellationToken: Token);
        string tool = await (await PostAsync(upstream, "chat/completions", """{"messages":[{"role":"user","content":"Bonn"}],"tools":[{"type":"function","function":{"name":"weather","parameters":{"type":"object","properties":{"city":{"type":"string"},"days":{"type":"integer"}}}}}]}""")).Content.ReadAsStringAsync(Token);
        JsonNode call = JsonNode.Parse(tool)!["choices"]![0]!["message"]!["tool_calls"]![0]!["function"]!;
        Assert.Equal(("weather", """{"city":"Bonn","days":1}"""), ((string?)call["name"], (string?)call["arguments"]));
        string schema = await (await PostAsync(upstream, "chat/completions", """{"messages":[{"role":"user","content":"b"}],"response_format":{"type":"json_schema","json_schema":{"schema":{"type":"object","properties":{"label":{"enum":["a","b"]}}}}}}""")).Content.ReadAsStringAsync(Token);
        Assert.Equal("""{"label":"b"}""", (string?)JsonNode.Parse(schema)!["choices"]![0]!["message"]!["content"]);
    }

    [Fact]
    public async Task Embeddings_in_base64_are_those_in_numbers()
    {
        await using ScriptedUpstream upstream = await ScriptedUpstream.StartAsync(cancellationToken: Token);
        JsonNode numbers = JsonNode.Parse(await (await PostAsync(upstream, "embeddings", """{"input":["x","yy"],"model":"e"}""")).Content.ReadAsStringAsync(Token))!;
        JsonNode base64 = JsonNode.Parse(await (await PostAsync(upstream, "embeddings", """{"input":["x","yy"],"model":"e","encoding_format":"base64"}""")).Content.ReadAsStringAsync(Token))!;
        float[] expected = [.. numbers["data"]![1]!["embedding"]!.AsArray().Select(v => (float)v!)];
        byte[] bytes = Convert.FromBase64String((string)base64["data"]![1]!["embedding"]!);
        Assert.Equal(expected, Enumerable.Range(0, 8).Select(i => BitConverter.ToSingle(bytes, i * 4)).ToArray());
    }

    [Fact]
    public async Task Events_of_the_responses_api_are_numbered_without_a_gap()
    {
        await using ScriptedUpstream upstream = await ScriptedUpstream.StartAsync(cancellationToken: Token);
        string text = await (await PostAsync(upstream, "responses", """{"input":"one two","model":"m","stream":true}""")).Content.ReadAsStringAsync(Token);
        string[] frames = text.Split("\n\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(Enumerable.Range(0, frames.Length), frames.Select(f => (int)JsonNode.Parse(f[(f.IndexOf("data: ", StringComparison.Ordinal) + 6)..])!["sequence_number"]!));
        Assert.StartsWith("event: response.completed", frames[^1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Rerank_and_models_answer_and_an_unknown_path_is_404()
    {
        await using ScriptedUpstream upstream = await ScriptedUpstream.StartAsync(cancellationToken: Token);
        JsonNode ranked = JsonNode.Parse(await (await PostAsync(upstream, "rerank", """{"query":"red shoe","documents":["blue hat",{"text":"red shoe"}],"top_n":1}""")).Content.ReadAsStringAsync(Token))!;
        Assert.Equal(1, (int)Assert.Single(ranked["results"]!.AsArray())!["index"]!);
        Assert.Contains("scripted-large", await s_client.GetStringAsync(upstream.Url + "/models", Token), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await PostAsync(upstream, "nothing", "{}")).StatusCode);
    }

    [Fact]
    public async Task Answers_are_given_in_the_order_in_which_they_were_queued()
    {
        await using ScriptedUpstream upstream = await ScriptedUpstream.StartAsync(cancellationToken: Token);
        upstream.Next(UpstreamAnswer.Error(429, headers: [("retry-after", "7"), ("x-should-retry", "false")]), UpstreamAnswer.Redirect("http://169.254.169.254/"));
        HttpResponseMessage limited = await PostAsync(upstream, "chat/completions", "{}");
        Assert.Equal((429, "7", "false"), ((int)limited.StatusCode, limited.Headers.RetryAfter!.ToString(), limited.Headers.GetValues("x-should-retry").Single()));
        Assert.Equal(HttpStatusCode.Redirect, (await PostAsync(upstream, "chat/completions", "{}")).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await PostAsync(upstream, "chat/completions", "{}")).StatusCode);
    }

    [Theory]
    [InlineData(UpstreamEnd.Reset)]
    [InlineData(UpstreamEnd.Close)]
    public async Task A_stream_breaks_off_after_the_bytes_it_was_told(UpstreamEnd end)
    {
        await using ScriptedUpstream upstream = await ScriptedUpstream.StartAsync(cancellationToken: Token);
        upstream.Next(new UpstreamAnswer { StopAfter = 40, End = end, PieceSize = 7 });
        HttpResponseMessage response = await PostAsync(upstream, "chat/completions", """{"messages":[{"role":"user","content":"hi"}],"stream":true}""");
        using Stream stream = await response.Content.ReadAsStreamAsync(Token);
        var got = new MemoryStream();
        await Assert.ThrowsAnyAsync<IOException>(() => stream.CopyToAsync(got, Token));
        Assert.Equal(40, got.Length);
        UpstreamRequest request = Assert.Single(upstream.Requests);
        await request.Ended.WaitAsync(Token);
        Assert.False(request.Aborted);
    }

    [Fact]
    public async Task Frames_take_carriage_returns_and_comments_and_split_anywhere()
    {
        await using ScriptedUpstream upstream = await ScriptedUpstream.StartAsync(cancellationToken: Token);
        upstream.Next(UpstreamAnswer.Events("{\"a\":\"ü\"}", "[DONE]") with { CrLf = true, Comments = true, PieceSize = 1 });
        string text = await (await PostAsync(upstream, "chat/completions", "{}")).Content.ReadAsStringAsync(Token);
        Assert.Equal(": keep-alive\r\n\r\ndata: {\"a\":\"ü\"}\r\n\r\n: keep-alive\r\n\r\ndata: [DONE]\r\n\r\n", text);
    }

    [Fact]
    public async Task A_caller_who_goes_away_is_seen()
    {
        await using ScriptedUpstream upstream = await ScriptedUpstream.StartAsync(cancellationToken: Token);
        upstream.Next(UpstreamAnswer.Silence());
        using var impatient = new CancellationTokenSource();
        Task<HttpResponseMessage> call = PostAsync(upstream, "chat/completions", "{}", impatient.Token);
        UpstreamRequest request = (await upstream.WaitForAsync(1, Token))[0];
        await impatient.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);
        await request.Ended.WaitAsync(Token);
        Assert.True(request.Aborted);
    }

    [Fact]
    public async Task Garbage_a_refusal_and_a_false_length_are_what_they_say()
    {
        await using ScriptedUpstream upstream = await ScriptedUpstream.StartAsync(cancellationToken: Token);
        upstream.Next(UpstreamAnswer.Garbage(), UpstreamAnswer.Refusal(), new UpstreamAnswer { ClaimedLength = 100_000, End = UpstreamEnd.Close });
        await Assert.ThrowsAsync<HttpRequestException>(() => PostAsync(upstream, "chat/completions", "{}"));
        await Assert.ThrowsAsync<HttpRequestException>(() => PostAsync(upstream, "chat/completions", "{}"));
        HttpResponseMessage response = await PostAsync(upstream, "chat/completions", """{"messages":[{"role":"user","content":"hi"}]}""");
        Assert.Equal(100_000, response.Content.Headers.ContentLength);
        await Assert.ThrowsAnyAsync<IOException>(async () => await (await response.Content.ReadAsStreamAsync(Token)).CopyToAsync(Stream.Null, Token));
    }

    [Fact]
    public async Task An_endless_body_goes_on_until_the_caller_has_enough()
    {
        await using ScriptedUpstream upstream = await ScriptedUpstream.StartAsync(cancellationToken: Token);
        upstream.Next(UpstreamAnswer.Endless());
        HttpResponseMessage response = await PostAsync(upstream, "chat/completions", "{}");
        using (Stream stream = await response.Content.ReadAsStreamAsync(Token))
        {
            await stream.ReadExactlyAsync(new byte[1_000_000], Token);
        }

        UpstreamRequest request = Assert.Single(upstream.Requests);
        await request.Ended.WaitAsync(Token);
        Assert.True(request.Aborted);
    }

    [Fact]
    public async Task Disposing_closes_what_still_hangs()
    {
        ScriptedUpstream upstream = await ScriptedUpstream.StartAsync(cancellationToken: Token);
        upstream.Next(UpstreamAnswer.Silence());
        Task<HttpResponseMessage> call = PostAsync(upstream, "chat/completions", "{}");
        await upstream.WaitForAsync(1, Token);
        await upstream.DisposeAsync();
        await Assert.ThrowsAsync<HttpRequestException>(() => call);
        using var probe = new Socket(SocketType.Stream, ProtocolType.Tcp);
        await Assert.ThrowsAsync<SocketException>(async () => await probe.ConnectAsync(IPAddress.Loopback, upstream.Url.Port, Token));
    }

    private static Task<HttpResponseMessage> PostAsync(ScriptedUpstream upstream, string path, string json, CancellationToken? cancellationToken = null)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, upstream.Url + "/" + path) { Content = new StringContent(json, Encoding.UTF8, "application/json") };
        return s_client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken ?? Token);
    }
}
