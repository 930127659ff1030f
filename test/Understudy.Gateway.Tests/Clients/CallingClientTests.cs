using System.Text.Json;

using Understudy.Data;

using Xunit;

namespace Understudy.Gateway.Tests.Clients;

/// <summary>A specialist's function calls through the official client: in the large model's form, and only where the request allows them.</summary>
public sealed class CallingClientTests(CallingRun run) : IClassFixture<CallingRun>
{
    private const string Arguments = """{"amount":12.5,"note":"Zoë \u2028"}""";

    [Fact]
    public void A_call_has_the_form_of_the_large_models()
    {
        OfficialClient.Require();
        JsonElement choice = run.Seen("whole").GetProperty("choices")[0], message = choice.GetProperty("message"), call = message.GetProperty("tool_calls")[0];

        Assert.Equal(0, run.Asked("whole"));
        Assert.Equal(("tool_calls", JsonValueKind.Null), (choice.GetProperty("finish_reason").GetString(), message.GetProperty("content").ValueKind));
        Assert.Equal(("function", "refund", Arguments), (call.GetProperty("type").GetString(), call.GetProperty("function").GetProperty("name").GetString(), call.GetProperty("function").GetProperty("arguments").GetString()));
        Assert.StartsWith("call_", call.GetProperty("id").GetString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("no-arguments")]
    [InlineData("required")]
    [InlineData("chosen")]
    public void A_function_without_arguments_is_called_with_an_empty_object(string scenario)
    {
        OfficialClient.Require();

        Assert.Equal(0, run.Asked(scenario));
        Assert.Equal("{}", run.Seen(scenario).GetProperty("choices")[0].GetProperty("message").GetProperty("tool_calls")[0].GetProperty("function").GetProperty("arguments").GetString());
    }

    [Theory]
    [InlineData("unsure")]
    [InlineData("not-offered")]
    [InlineData("not-by-schema")]
    [InlineData("unknown-keyword")]
    [InlineData("none-wanted")]
    [InlineData("another-chosen")]
    [InlineData("no-tools")]
    public void A_call_that_the_request_does_not_allow_goes_to_the_large_model(string scenario)
    {
        OfficialClient.Require();

        Assert.Equal(1, run.Asked(scenario));
        Assert.Equal("large", run.Seen(scenario).GetProperty("model").GetString());
    }

    [Fact]
    public void A_stream_names_the_function_first_and_then_its_arguments()
    {
        OfficialClient.Require();
        JsonElement[] chunks = [.. run.Seen("stream").EnumerateArray().Select(c => c.GetProperty("choices")[0])];
        JsonElement helper = run.Seen("stream-helper").GetProperty("message").GetProperty("tool_calls")[0].GetProperty("function");

        Assert.Equal(4, chunks.Length);
        Assert.Equal("refund", chunks[1].GetProperty("delta").GetProperty("tool_calls")[0].GetProperty("function").GetProperty("name").GetString());
        Assert.Equal(Arguments, chunks[2].GetProperty("delta").GetProperty("tool_calls")[0].GetProperty("function").GetProperty("arguments").GetString());
        Assert.Equal("tool_calls", chunks[3].GetProperty("finish_reason").GetString());
        Assert.Equal(("refund", Arguments), (helper.GetProperty("name").GetString(), helper.GetProperty("arguments").GetString()));
    }

    [Fact]
    public void Responses_have_function_calls_whole_and_as_typed_events()
    {
        OfficialClient.Require();
        JsonElement item = run.Seen("responses").GetProperty("output")[0], helper = run.Seen("responses-stream-helper");
        JsonElement[] events = [.. run.Seen("responses-stream").EnumerateArray()];

        Assert.Equal(("function_call", "refund", Arguments, "completed"), (item.GetProperty("type").GetString(), item.GetProperty("name").GetString(), item.GetProperty("arguments").GetString(), item.GetProperty("status").GetString()));
        Assert.Equal(Arguments, helper.GetProperty("arguments").GetString());
        Assert.Equal(
            ["response.created", "response.in_progress", "response.output_item.added", "response.function_call_arguments.delta", "response.function_call_arguments.done", "response.output_item.done", "response.completed"],
            events.Select(e => e.GetProperty("type").GetString()));
        Assert.Equal(Enumerable.Range(0, events.Length), events.Select(e => e.GetProperty("sequence_number").GetInt32()));
    }

    [Fact]
    public void Recorded_calls_of_the_specialist_are_read_like_the_large_models()
    {
        OfficialClient.Require();
        RecordedCall[] answered = [.. run.Calls.Where(c => c.AnsweredBy is not null)];

        Assert.Equal(9, answered.Length);
        Assert.All(answered, c => Assert.Equal((CallDecision.Specialist, CallOutcome.Ok), (c.Decision, c.Outcome)));
        Assert.All(answered, c => Assert.NotNull(AnswerJson.Read(c.Response).Calls));
    }
}
