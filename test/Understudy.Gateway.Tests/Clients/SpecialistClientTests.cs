using System.Globalization;
using System.Text.Json;

using Understudy.Data;

using Xunit;

namespace Understudy.Gateway.Tests.Clients;

/// <summary>A specialist's answers through the official client: they have the shape that the large model's had.</summary>
public sealed class SpecialistClientTests(SpecialistRun run) : IClassFixture<SpecialistRun>
{
    private const string Model = "understudy/" + SpecialistRun.Specialist;

    [Theory]
    [InlineData("whole")]
    [InlineData("alias")]
    [InlineData("named")]
    [InlineData("schema-met")]
    public void A_sure_specialist_answers_however_the_workload_is_known(string scenario)
    {
        OfficialClient.Require();
        JsonElement answer = run.Seen(scenario).GetProperty("data"), choice = answer.GetProperty("choices")[0];

        Assert.Equal(0, run.Asked(scenario));
        Assert.Equal("""{"category":"billing"}""", choice.GetProperty("message").GetProperty("content").GetString());
        Assert.Equal(("stop", Model, "chat.completion"), (choice.GetProperty("finish_reason").GetString(), answer.GetProperty("model").GetString(), answer.GetProperty("object").GetString()));
        Assert.Equal(0, answer.GetProperty("usage").GetProperty("total_tokens").GetInt32());
        Assert.Equal((SpecialistRun.Specialist, "specialist", "helpdesk", "yes"), (Header(scenario, "answered-by"), Header(scenario, "decision"), Header(scenario, "workload"), Header(scenario, "recorded")));
        Assert.InRange(double.Parse(Header(scenario, "confidence")!, CultureInfo.InvariantCulture), 0.8, 1);
        Assert.InRange(double.Parse(Header(scenario, "added-ms")!, CultureInfo.InvariantCulture), 0, 5000);
        Assert.Equal(Header(scenario, "request-id"), run.Seen(scenario).GetProperty("headers").GetProperty("x-request-id").GetString());
        Assert.Equal(answer.GetProperty("id").GetString()!["chatcmpl-".Length..], Header(scenario, "request-id")!["req_".Length..]);
    }

    [Theory]
    [InlineData("unsure", "below-threshold")]
    [InlineData("alias-unsure", "below-threshold")]
    [InlineData("other-prompt", "pass-through")]
    [InlineData("schema-not-met", "not-answerable")]
    [InlineData("many-choices", "not-answerable")]
    [InlineData("log-probabilities", "not-answerable")]
    [InlineData("tools", "not-answerable")]
    [InlineData("too-short", "not-answerable")]
    public void The_large_model_is_asked_for_what_the_specialist_may_not_or_cannot_answer(string scenario, string decision)
    {
        OfficialClient.Require();

        Assert.Equal(1, run.Asked(scenario));
        Assert.Equal("large", run.ModelAsked(scenario));
        Assert.Equal("large", run.Seen(scenario).GetProperty("data").GetProperty("model").GetString());
        Assert.Equal(("upstream", decision), (Header(scenario, "answered-by"), Header(scenario, "decision")));
    }

    [Theory]
    [InlineData("stream", 0)]
    [InlineData("stream-usage", 1)]
    public void A_stream_has_role_content_end_and_counts_only_when_asked_for(string scenario, int counts)
    {
        OfficialClient.Require();
        JsonElement[] chunks = [.. run.Seen(scenario).EnumerateArray()];

        Assert.Equal(3 + counts, chunks.Length);
        Assert.Equal("assistant", chunks[0].GetProperty("choices")[0].GetProperty("delta").GetProperty("role").GetString());
        Assert.Equal("""{"category":"login"}""", chunks[1].GetProperty("choices")[0].GetProperty("delta").GetProperty("content").GetString());
        Assert.Equal("stop", chunks[2].GetProperty("choices")[0].GetProperty("finish_reason").GetString());
        Assert.Equal(counts, chunks.Count(c => c.GetProperty("choices").GetArrayLength() == 0));
        Assert.Equal(counts > 0, chunks.Any(c => c.TryGetProperty("usage", out JsonElement usage) && usage.ValueKind == JsonValueKind.Object));
        Assert.Equal(counts > 0, chunks[0].TryGetProperty("usage", out _));
        Assert.Equal("""{"category":"login"}""", run.Seen("stream-helper").GetProperty("message").GetProperty("content").GetString());
    }

    [Fact]
    public void Responses_have_their_form_whole_and_as_typed_events_without_gaps()
    {
        OfficialClient.Require();
        JsonElement[] events = [.. run.Seen("responses-stream").EnumerateArray()];

        Assert.Equal("""{"category":"login"}""", run.Seen("responses").GetProperty("text").GetString());
        Assert.Equal(("completed", Model), (run.Seen("responses").GetProperty("data").GetProperty("status").GetString(), run.Seen("responses").GetProperty("data").GetProperty("model").GetString()));
        Assert.Equal(Enumerable.Range(0, events.Length), events.Select(e => e.GetProperty("sequence_number").GetInt32()));
        Assert.Equal(
            ["response.created", "response.in_progress", "response.output_item.added", "response.content_part.added", "response.output_text.delta", "response.output_text.done", "response.content_part.done", "response.output_item.done", "response.completed"],
            events.Select(e => e.GetProperty("type").GetString()));
        Assert.Equal("""{"category":"login"}""", run.Seen("responses-stream-helper").GetString());
        Assert.Equal("large", run.Seen("responses-schema-not-met").GetString());
        Assert.Equal((0, 0, 1), (run.Asked("responses"), run.Asked("responses-stream"), run.Asked("responses-schema-not-met")));
    }

    [Fact]
    public void Aliases_are_models_too()
    {
        OfficialClient.Require();

        Assert.Equal(["scripted-large", "scripted-small", "helpdesk-mini"], run.Seen("models").EnumerateArray().Select(m => m.GetString()));
        JsonElement model = run.Seen("model");
        Assert.Equal(("helpdesk-mini", "model", "understudy"), (model.GetProperty("id").GetString(), model.GetProperty("object").GetString(), model.GetProperty("owned_by").GetString()));
        Assert.Equal(JsonValueKind.Number, model.GetProperty("created").ValueKind);
    }

    [Fact]
    public void Every_call_is_recorded_with_who_answered_and_why()
    {
        OfficialClient.Require();
        RecordedCall[] chats = [.. run.Calls.Where(c => c.Endpoint is CallEndpoint.ChatCompletions or CallEndpoint.Responses)];

        Assert.All(chats, c => Assert.Equal(CallOutcome.Ok, c.Outcome));
        Assert.All(chats.Where(c => c.AnsweredBy is not null), c => Assert.Equal((SpecialistRun.Specialist, CallDecision.Specialist, Model), (c.AnsweredBy, c.Decision, c.AnsweredModel)));
        Assert.Equal(10, chats.Count(c => c.AnsweredBy is not null));
        Assert.Equal(9, chats.Count(c => c.AnsweredBy is null));
    }

    private string? Header(string scenario, string name) => run.Seen(scenario).GetProperty("headers").TryGetProperty("x-understudy-" + name, out JsonElement value) ? value.GetString() : null;
}
