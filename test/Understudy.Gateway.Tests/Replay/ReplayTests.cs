using System.Diagnostics;
using System.Net;
using System.Text.Json.Nodes;

using Understudy.Data;
using Understudy.Testing;

using Xunit;

namespace Understudy.Gateway.Tests;

public sealed class ReplayTests
{
    [Fact]
    public async Task A_question_gets_its_recorded_answer_byte_for_byte_whatever_its_spelling()
    {
        await using ReplayWorld world = await ReplayWorld.StartAsync(ReplayWorld.Chat("one", "first ä") + ReplayWorld.Chat("two", "second"));

        (HttpStatusCode status, string body) = await world.PostAsync("/chat/completions", ReplayWorld.Ask("one", ",\"temperature\":0.9,\"stream\":false"));

        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Equal("""{"id":"chatcmpl-1","object":"chat.completion","created":7,"model":"large-1-0613","choices":[{"index":0,"message":{"role":"assistant","content":"first ä"},"finish_reason":"stop"}],"usage":{"prompt_tokens":3,"completion_tokens":2,"total_tokens":5}}""", body);
        Assert.Equal("second", await world.SaysAsync("t\\u0077o"));
    }

    [Fact]
    public async Task Repeated_questions_are_answered_in_turn()
    {
        await using ReplayWorld world = await ReplayWorld.StartAsync(ReplayWorld.Chat("one", "a") + ReplayWorld.Chat("two", "x") + ReplayWorld.Chat("one", "b") + ReplayWorld.Chat("one", "c"));

        Assert.Equal((4, 2), (world.Recording.Calls, world.Recording.Questions));
        Assert.Equal(["a", "b", "c", "a"], [await world.SaysAsync("one"), await world.SaysAsync("one"), await world.SaysAsync("one"), await world.SaysAsync("one")]);
        Assert.Equal("x", await world.SaysAsync("two"));
    }

    [Theory]
    [InlineData("/chat/completions", """{"messages":[{"role":"user","content":"unknown"}]}""", HttpStatusCode.NotFound, "not_found")]
    [InlineData("/embeddings", """{"input":"unknown"}""", HttpStatusCode.NotFound, "not_found")]
    [InlineData("/audio/speech", "{}", HttpStatusCode.NotFound, "unknown_url")]
    [InlineData("/chat/completions", "{\"messages\"", HttpStatusCode.BadRequest, "invalid_json")]
    [InlineData("/chat/completions", "[]", HttpStatusCode.BadRequest, "invalid_json")]
    public async Task What_was_not_recorded_is_an_error_in_the_usual_form(string path, string json, HttpStatusCode status, string code)
    {
        await using ReplayWorld world = await ReplayWorld.StartAsync(ReplayWorld.Chat("one", "a"));

        (HttpStatusCode found, string body) = await world.PostAsync(path, json);

        JsonNode error = JsonNode.Parse(body)!["error"]!;
        Assert.Equal((status, code, "invalid_request_error"), (found, error["code"]!.GetValue<string>(), error["type"]!.GetValue<string>()));
        Assert.True(error["message"]!.GetValue<string>().Length > 40);
    }

    [Fact]
    public async Task Another_system_prompt_or_tool_is_another_question()
    {
        await using ReplayWorld world = await ReplayWorld.StartAsync(ReplayWorld.Chat("one", "a", system: "Be long."));

        Assert.Null(await world.SaysAsync("one"));
    }

    [Fact]
    public async Task Strict_asks_for_the_same_model_and_sampling_too()
    {
        await using ReplayWorld world = await ReplayWorld.StartAsync(ReplayWorld.Chat("one", "a"), o => o with { Strict = true });
        const string Same = """{"temperature":0,"stream":true,"model":"large-1","messages":[{"role":"system","content":"Be brief."},{"role":"user","content":"one"}]}""";

        Assert.Equal(HttpStatusCode.OK, (await world.PostAsync("/chat/completions", Same)).Status);
        (HttpStatusCode status, string body) = await world.PostAsync("/chat/completions", Same.Replace("\"temperature\":0", "\"temperature\":1", StringComparison.Ordinal));
        Assert.Equal(HttpStatusCode.NotFound, status);
        Assert.Contains("(--strict)", body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_redacted_recording_answers_the_original_question()
    {
        await using ReplayWorld world = await ReplayWorld.StartAsync(ReplayWorld.Chat("write to [EMAIL]", "done"));

        Assert.Equal("done", await world.SaysAsync("write to jane@shop.example"));
    }

    [Fact]
    public async Task A_stream_has_role_content_end_and_counts_only_when_asked()
    {
        await using ReplayWorld world = await ReplayWorld.StartAsync(ReplayWorld.Chat("one", "three short  words\\nhere"));

        IReadOnlyList<JsonNode> plain = await world.StreamAsync("/chat/completions", ReplayWorld.Ask("one", ",\"stream\":true"));
        IReadOnlyList<JsonNode> counted = await world.StreamAsync("/chat/completions", ReplayWorld.Ask("one", ",\"stream\":true,\"stream_options\":{\"include_usage\":true}"));

        Assert.Equal("""{"role":"assistant","content":""}""", plain[0]["choices"]![0]!["delta"]!.ToJsonString());
        Assert.Equal("three short  words\nhere", string.Concat(plain.Select(c => c["choices"]![0]!["delta"]!["content"]?.GetValue<string>())));
        Assert.Equal([null, null, null, null, null, "stop"], plain.Select(c => c["choices"]![0]!["finish_reason"]?.GetValue<string>()));
        Assert.All(plain, c => Assert.False(c.AsObject().ContainsKey("usage")));
        Assert.All(counted.SkipLast(1), c => Assert.Null(c["usage"]));
        Assert.Equal("[] 5", $"{counted[^1]["choices"]!.ToJsonString()} {counted[^1]["usage"]!["total_tokens"]}");
    }

    [Fact]
    public async Task A_streamed_tool_call_has_its_index_and_says_id_and_name_once()
    {
        string line = ReplayWorld.Chat("one", "x").Replace("\"content\":\"x\"},\"finish_reason\":\"stop\"", """ "content":null,"tool_calls":[{"id":"call_1","type":"function","function":{"name":"look","arguments":"{\"a\": 1}"}},{"id":"call_2","type":"function","function":{"name":"see","arguments":"{}"}}]},"finish_reason":"tool_calls" """, StringComparison.Ordinal);
        await using ReplayWorld world = await ReplayWorld.StartAsync(line);

        IReadOnlyList<JsonNode> chunks = await world.StreamAsync("/chat/completions", ReplayWorld.Ask("one", ",\"stream\":true"));

        JsonObject[] calls = [.. chunks.Select(c => c["choices"]![0]!["delta"]!["tool_calls"]?[0]?.AsObject()).OfType<JsonObject>()];
        Assert.Equal([0, 0, 0, 1, 1], calls.Select(c => c["index"]!.GetValue<int>()));
        Assert.Equal(["call_1", "call_2"], calls.Where(c => c.ContainsKey("id")).Select(c => c["id"]!.GetValue<string>()));
        Assert.Equal("{\"a\": 1}{}", string.Concat(calls.Select(c => c["function"]!["arguments"]!.GetValue<string>())));
        Assert.Equal("tool_calls", chunks[^1]["choices"]![0]!["finish_reason"]!.GetValue<string>());
    }

    [Fact]
    public async Task A_chat_recording_answers_the_responses_api_with_events_numbered_without_gaps()
    {
        await using ReplayWorld world = await ReplayWorld.StartAsync(ReplayWorld.Chat("one", "two words"));
        const string Request = """{"model":"m","instructions":"Be brief.","input":"one","stream":false}""";

        JsonNode whole = JsonNode.Parse((await world.PostAsync("/responses", Request)).Body)!;
        IReadOnlyList<JsonNode> events = await world.StreamAsync("/responses", Request.Replace("false", "true", StringComparison.Ordinal), endsWithDone: false);

        Assert.Equal("two words", whole["output"]![0]!["content"]![0]!["text"]!.GetValue<string>());
        Assert.Equal(Enumerable.Range(0, events.Count), events.Select(e => e["sequence_number"]!.GetValue<int>()));
        Assert.Equal(
            ["created", "in_progress", "output_item.added", "content_part.added", "output_text.delta", "output_text.delta", "output_text.done", "content_part.done", "output_item.done", "completed"],
            events.Select(e => e["type"]!.GetValue<string>()["response.".Length..]));
        Assert.Equal(whole.ToJsonString(), events[^1]["response"]!.ToJsonString());
        Assert.Equal("in_progress []", $"{events[0]["response"]!["status"]} {events[0]["response"]!["output"]!.ToJsonString()}");
    }

    [Fact]
    public async Task Recorded_responses_with_function_calls_are_streamed_too()
    {
        await using ReplayWorld world = await ReplayWorld.StartAsync("""{"request":{"model":"m","input":"go"},"response":{"id":"resp_1","object":"response","status":"completed","model":"m-1","output":[{"id":"rs_1","type":"reasoning","summary":[]},{"id":"fc_1","type":"function_call","status":"completed","call_id":"c1","name":"look","arguments":"{\"a\": 1}"}],"usage":null}}""");

        IReadOnlyList<JsonNode> events = await world.StreamAsync("/responses", """{"input":"go","stream":true}""", endsWithDone: false);

        Assert.Equal(1, world.Recording.CallsOf(CallEndpoint.Responses));
        Assert.Equal(Enumerable.Range(0, events.Count), events.Select(e => e["sequence_number"]!.GetValue<int>()));
        Assert.Equal("{\"a\": 1}", string.Concat(events.Where(e => e["type"]!.GetValue<string>() == "response.function_call_arguments.delta").Select(e => e["delta"]!.GetValue<string>())));
        Assert.Equal("", events.First(e => e["item"]?["type"]?.GetValue<string>() == "function_call")["item"]!["arguments"]!.GetValue<string>());
    }

    [Fact]
    public async Task Embeddings_come_in_the_encoding_that_is_asked_for()
    {
        await using ReplayWorld world = await ReplayWorld.StartAsync(
            """{"request":{"model":"e","input":["a"]},"response":{"object":"list","data":[{"object":"embedding","index":0,"embedding":[1,-0.5]}],"model":"e"}}""" + "\n"
            + """{"request":{"model":"e","input":"b"},"response":{"object":"list","data":[{"object":"embedding","index":0,"embedding":"AACAPwAAAL8="}],"model":"e"}}""" + "\n"
            + """{"request":{"query":"q","documents":["x","y"]},"response":{"results":[{"index":1,"relevance_score":0.9}]}}""");

        async Task<string> Embedding(string json) => JsonNode.Parse((await world.PostAsync("/embeddings", json)).Body)!["data"]![0]!["embedding"]!.ToJsonString();

        Assert.Equal("[1,-0.5]", await Embedding("""{"input":["a"]}"""));
        Assert.Equal("\"AACAPwAAAL8=\"", await Embedding("""{"input":["a"],"encoding_format":"base64"}"""));
        Assert.Equal("[1,-0.5]", await Embedding("""{"input":"b","encoding_format":"float"}"""));
        Assert.Equal("""{"results":[{"index":1,"relevance_score":0.9}]}""", (await world.PostAsync("/rerank", """{"query":"q","documents":["x","y"],"model":"r"}""")).Body);
    }

    [Fact]
    public async Task Models_and_health_are_told()
    {
        await using ReplayWorld world = await ReplayWorld.StartAsync(ReplayWorld.Chat("one", "a"));

        Assert.Equal(["large-1", "large-1-0613"], (await world.GetAsync("/models")).Json["data"]!.AsArray().Select(m => m!["id"]!.GetValue<string>()));
        Assert.Equal("large-1", (await world.GetAsync("/models/large-1")).Json["id"]!.GetValue<string>());
        Assert.Equal("model_not_found", (await world.GetAsync("/models/other")).Json["error"]!["code"]!.GetValue<string>());
        Assert.Equal("ok", (await world.GetAsync("/../health")).Json["status"]!.GetValue<string>());
    }

    [Theory]
    [InlineData(null, 120)]
    [InlineData(200.0, 200)]
    public async Task An_answer_takes_as_long_as_it_should(double? latency, int expected)
    {
        await using ReplayWorld world = await ReplayWorld.StartAsync(ReplayWorld.Chat("one", "a b c d", ",\"latency_ms\":120"), o => o with { LatencyMilliseconds = latency });

        foreach (string stream in new[] { "false", "true" })
        {
            long start = Stopwatch.GetTimestamp();
            await world.PostAsync("/chat/completions", ReplayWorld.Ask("one", $",\"stream\":{stream}"));
            Assert.True(Stopwatch.GetElapsedTime(start).TotalMilliseconds >= expected - 5);
        }
    }

    [Fact]
    public async Task The_helpdesk_sample_is_served_whole()
    {
        await using ReplayWorld world = await ReplayWorld.StartAsync(ReplayWorld.Chat("unused", "x"), o => o with { Path = Repository.PathOf("samples", "helpdesk", "calls.jsonl") });

        Assert.Equal((4000, 0), (world.Recording.Calls, world.Recording.Skipped));
        foreach (string line in File.ReadLines(Repository.PathOf("samples", "helpdesk", "calls.jsonl")).Where((_, i) => i % 97 == 0))
        {
            JsonNode row = JsonNode.Parse(line)!;
            (HttpStatusCode status, string body) = await world.PostAsync("/chat/completions", row["request"]!.ToJsonString());
            Assert.Equal(HttpStatusCode.OK, status);
            Assert.Equal(row["response"]!.ToJsonString(), JsonNode.Parse(body)!.ToJsonString());
        }
    }
}
