using System.Text;
using System.Text.Json;

using Understudy.Data;
using Understudy.Testing;

using Xunit;

namespace Understudy.Gateway.Tests.Proxy;

public sealed class StreamTests
{
    private const string Tools = ""","tools":[{"type":"function","function":{"name":"get_weather","parameters":{"type":"object","properties":{"city":{"type":"string"}}}}}]""";

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_frame_is_passed_on_before_the_next_one_comes()
    {
        await using RunningGateway gateway = await RunningGateway.StartAsync(cancellationToken: Cancelled);
        gateway.Upstream.Next(new UpstreamAnswer { Reply = "one two three", StopAfter = 600, End = UpstreamEnd.Stall });

        using HttpResponseMessage response = await gateway.PostAsync("/v1/chat/completions", RunningGateway.Chat("x", ""","stream":true"""), Cancelled);
        await using Stream stream = await response.Content.ReadAsStreamAsync(Cancelled);
        byte[] buffer = new byte[4096];
        int read = await stream.ReadAsync(buffer, Cancelled).AsTask().WaitAsync(TimeSpan.FromSeconds(10), Cancelled);

        string seen = Encoding.UTF8.GetString(buffer, 0, read);
        Assert.Contains("\"role\":\"assistant\"", seen, StringComparison.Ordinal);
        Assert.EndsWith("\n\n", seen, StringComparison.Ordinal); // whole frames only
        Assert.Empty(gateway.Recorder.Calls);
    }

    [Theory]
    [InlineData("")]
    [InlineData(""","n":2""")]
    public async Task A_streamed_tool_call_is_recorded_as_the_whole_one_would_be(string more)
    {
        await using RunningGateway gateway = await RunningGateway.StartAsync(cancellationToken: Cancelled);

        using HttpResponseMessage whole = await gateway.PostAsync("/v1/chat/completions", RunningGateway.Chat("Bern and Basel", Tools + more), Cancelled);
        using HttpResponseMessage stream = await gateway.PostAsync("/v1/chat/completions", RunningGateway.Chat("Bern and Basel", Tools + more + ""","stream":true"""), Cancelled);
        await stream.Content.ReadAsStringAsync(Cancelled);
        await gateway.Recorder.LastAsync(2, Cancelled);

        string[] calls = [.. gateway.Recorder.Calls.Select(c => Choices(c.Response))];
        Assert.Contains("get_weather", calls[0], StringComparison.Ordinal);
        Assert.Equal(calls[0], calls[1]);

        static string Choices(ReadOnlyMemory<byte> response)
        {
            using JsonDocument document = JsonDocument.Parse(response);
            return string.Join('\n', document.RootElement.GetProperty("choices").EnumerateArray().Select(c => $"{c.GetProperty("index")} {c.GetProperty("finish_reason")} "
                + string.Join('|', c.GetProperty("message").GetProperty("tool_calls").EnumerateArray().Select(t => $"{t.GetProperty("type")} {t.GetProperty("function").GetProperty("name")} {t.GetProperty("function").GetProperty("arguments")}"))));
        }
    }

    [Theory]
    [InlineData(UpstreamEnd.Reset)]
    [InlineData(UpstreamEnd.Close)]
    public async Task A_broken_stream_of_responses_ends_in_an_error_event_with_the_next_number(UpstreamEnd end)
    {
        await using RunningGateway gateway = await RunningGateway.StartAsync(cancellationToken: Cancelled);
        gateway.Upstream.Next(new UpstreamAnswer { StopAfter = 900, End = end });

        using HttpResponseMessage response = await gateway.PostAsync("/v1/responses", """{"model":"large","input":"one two three four five","stream":true}""", Cancelled);
        string seen = await response.Content.ReadAsStringAsync(Cancelled);

        List<JsonElement> events = [.. seen.Split('\n').Where(l => l.StartsWith("data: ", StringComparison.Ordinal)).Select(l => JsonDocument.Parse(l[6..]).RootElement)];
        Assert.True(events.Count > 2);
        Assert.Equal(Enumerable.Range(0, events.Count), events.Select(e => e.GetProperty("sequence_number").GetInt32()));
        Assert.Equal(("error", "upstream_stream_broken"), (events[^1].GetProperty("type").GetString(), events[^1].GetProperty("code").GetString()));
        Assert.Equal(CallOutcome.Partial, (await gateway.Recorder.LastAsync(1, Cancelled)).Outcome);
    }

    [Fact]
    public async Task What_a_client_got_before_it_went_away_is_kept_and_marked()
    {
        await using RunningGateway gateway = await RunningGateway.StartAsync(cancellationToken: Cancelled);
        gateway.Upstream.Next(new UpstreamAnswer { Reply = string.Join(' ', Enumerable.Repeat("word", 500)), DelayBetweenPieces = TimeSpan.FromMilliseconds(20) });
        using var client = CancellationTokenSource.CreateLinkedTokenSource(Cancelled);

        HttpResponseMessage response = await gateway.PostAsync("/v1/chat/completions", RunningGateway.Chat("x", ""","stream":true"""), client.Token);
        await using (Stream stream = await response.Content.ReadAsStreamAsync(Cancelled))
        {
            int read = 0;
            while (read < 2000)
            {
                read += await stream.ReadAsync(new byte[1000], Cancelled);
            }
        }

        response.Dispose();
        RecordedCall call = await gateway.Recorder.LastAsync(1, Cancelled);
        using JsonDocument kept = JsonDocument.Parse(call.Response);
        Assert.Equal(CallOutcome.Cancelled, call.Outcome);
        Assert.StartsWith("word word", kept.RootElement.GetProperty("choices")[0].GetProperty("message").GetProperty("content").GetString(), StringComparison.Ordinal);
        Assert.Equal(JsonValueKind.Null, kept.RootElement.GetProperty("choices")[0].GetProperty("finish_reason").ValueKind);
    }

    [Fact]
    public async Task A_repeated_idempotency_key_is_the_same_question_again()
    {
        await using RunningGateway gateway = await RunningGateway.StartAsync(cancellationToken: Cancelled);
        foreach (string key in (string[])["a", "a", "b"])
        {
            using HttpResponseMessage _ = await gateway.PostAsync("/v1/chat/completions", RunningGateway.Chat("x"), Cancelled, ("Idempotency-Key", key));
        }

        Assert.Equal([null, gateway.Recorder.Calls[0].Id, null], gateway.Recorder.Calls.Select(c => c.RetryOf));
        Assert.Equal(3, gateway.Upstream.Count); // only the recording is told: each is asked
    }

    [Fact]
    public void An_answer_may_take_ten_minutes_to_begin() =>
        Assert.Equal(TimeSpan.FromMinutes(10), new GatewayOptions { Upstream = new Uri("https://api.example/v1") }.UpstreamTimeout); // the official client's own limit
}
