using System.Text;
using System.Text.Json.Nodes;

using Understudy.Core;
using Understudy.Data;
using Understudy.Evaluation;
using Understudy.Gateway.Tests.Proxy;

using Xunit;

namespace Understudy.Gateway.Tests.Routing;

/// <summary>A specialist that learned JSON answers of several fields: they leave as the teacher wrote them, in every form that a request asks for.</summary>
public sealed class ObjectAnswerTests : IDisposable
{
    private const string Login = """{"topic": "login", "mail": "none", "urgent": false, "amount": null}""";

    private readonly RouteWorkshop _shop = new(TimeProvider.System.GetUtcNow(), o => o with { Redacted = true, Templates = [SortingPrompt.Template] });

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public void Dispose() => _shop.Dispose();

    [Fact]
    public async Task A_chat_answer_is_the_teachers_text()
    {
        await using RunningGateway gateway = await ServeAsync();

        (string answer, RecordedCall call) = await gateway.AskAsync("/v1/chat/completions", SortingPrompt.Chat("login fails"), Cancelled);

        JsonNode choice = JsonNode.Parse(answer)!["choices"]![0]!;
        Assert.Equal((CallDecision.Specialist, Login, "stop"), (call.Decision, choice["message"]!["content"]!.GetValue<string>(), choice["finish_reason"]!.GetValue<string>()));
        Assert.Null(choice["message"]!["tool_calls"]);
        Assert.Equal(answer, Encoding.UTF8.GetString(call.Response.Span));
        Assert.Empty(gateway.Upstream.Requests);
    }

    [Fact]
    public async Task A_stream_joins_to_the_same_text()
    {
        await using RunningGateway gateway = await ServeAsync();

        (string answer, _) = await gateway.AskAsync("/v1/chat/completions", SortingPrompt.Chat("login fails").Replace("{\"model\"", "{\"stream\":true,\"model\"", StringComparison.Ordinal), Cancelled);

        string[] data = Data(answer);
        Assert.Equal("[DONE]", data[^1]);
        Assert.Equal(Login, string.Concat(data[..^1].Select(d => JsonNode.Parse(d)!["choices"]![0]!["delta"]!["content"]?.GetValue<string>())));
    }

    [Fact]
    public async Task Responses_hold_it_as_output_text_whole_and_as_events()
    {
        await using RunningGateway gateway = await ServeAsync();

        (string whole, _) = await gateway.AskAsync("/v1/responses", SortingPrompt.Responses("login fails"), Cancelled);
        (string events, _) = await gateway.AskAsync("/v1/responses", SortingPrompt.Responses("login fails").Replace("{\"model\"", "{\"stream\":true,\"model\"", StringComparison.Ordinal), Cancelled);

        Assert.Equal(Login, JsonNode.Parse(whole)!["output"]![0]!["content"]![0]!["text"]!.GetValue<string>());
        Assert.Equal(Login, string.Concat(Data(events).Select(f => JsonNode.Parse(f)!).Where(f => f["type"]!.GetValue<string>() == "response.output_text.delta").Select(f => f["delta"]!.GetValue<string>())));
    }

    [Fact]
    public async Task The_callers_own_value_stands_in_the_object_and_the_recording_keeps_the_placeholder()
    {
        await using RunningGateway gateway = await ServeAsync();

        (string answer, RecordedCall call) = await gateway.AskAsync("/v1/chat/completions", SortingPrompt.Chat("billing question of anna@example.org"), Cancelled);

        Assert.Equal(CallDecision.Specialist, call.Decision);
        JsonNode said = JsonNode.Parse(JsonNode.Parse(answer)!["choices"]![0]!["message"]!["content"]!.GetValue<string>())!;
        Assert.Equal(("anna@example.org", true, 12.5), (said["mail"]!.GetValue<string>(), said["urgent"]!.GetValue<bool>(), said["amount"]!.GetValue<double>()));
        Assert.DoesNotContain("example.org", Encoding.UTF8.GetString([.. call.Request.Span, .. call.Response.Span]), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"type":"object","properties":{"topic":{"type":"string"},"urgent":{"type":"boolean"},"mail":{"type":"string"},"amount":{"type":["number","null"]}},"required":["topic","urgent","mail","amount"],"additionalProperties":false}""", true)]
    [InlineData("""{"type":"object","properties":{"topic":{"type":"string","enum":["billing","sales"]},"urgent":{"type":"boolean"},"mail":{"type":"string"},"amount":{"type":["number","null"]}},"required":["topic"],"additionalProperties":false}""", false)]
    [InlineData("""{"type":"object","properties":{"topic":{"type":"string"}},"required":["topic"],"additionalProperties":false}""", false)]
    public async Task A_schema_that_the_object_does_not_meet_sends_it_to_the_large_model(string schema, bool meets)
    {
        using var shop = new RouteWorkshop(TimeProvider.System.GetUtcNow()); // a response format is part of the prompt: the route is asked by name
        await using RunningGateway gateway = await ServeAsync(shop);
        JsonNode body = JsonNode.Parse(SortingPrompt.Chat("login fails"))!;
        body["response_format"] = JsonNode.Parse($$$"""{"type":"json_schema","json_schema":{"name":"ticket","strict":true,"schema":{{{schema}}}}}""");

        (_, RecordedCall call) = await gateway.AskAsync("/v1/chat/completions", body.ToJsonString(), Cancelled, (AnswerHeaders.Workload, RouteWorkshop.Workload));

        Assert.Equal((meets ? CallDecision.Specialist : CallDecision.NotAnswerable, meets ? 0 : 1), (call.Decision, gateway.Upstream.Requests.Count));
    }

    [Theory]
    [InlineData(0, """{"topic":"billing","urgent":true,"amount":12.5,"mail":"anna@example.org"}""", true)] // another order, no spaces
    [InlineData(0, """{"topic": "billing", "mail": "anna@example.org", "urgent": true, "amount": 12.6}""", false)]
    [InlineData(.01, """{"topic": "billing", "mail": "anna@example.org", "urgent": true, "amount": 12.6}""", true)]
    [InlineData(.01, """{"topic": "billing", "mail": "anna@example.org", "urgent": true, "amount": 12.7}""", false)]
    [InlineData(.01, """{"topic": "login", "mail": "anna@example.org", "urgent": true, "amount": 12.5}""", false)]
    [InlineData(.01, "I cannot help with that.", false)]
    public async Task The_large_models_answer_is_compared_by_the_equality_that_was_certified(double tolerance, string teacher, bool agreed)
    {
        string specialist = _shop.AddObjectSpecialist();
        _shop.Certify(specialist, c => Registered(c, c.Registration with { Equality = tolerance == 0 ? null : new CallEquality { RelativeTolerance = tolerance } }));
        await _shop.Ask(r => r with { Specialist = specialist, Stage = RouteStage.Shadow });
        await using RunningGateway gateway = await RunningGateway.StartAsync(_shop.Path, null, Cancelled);
        gateway.Upstream.Reply = _ => teacher;

        (_, RecordedCall call) = await gateway.AskAsync("/v1/chat/completions", SortingPrompt.Chat("billing question of anna@example.org"), Cancelled);

        Assert.Equal((CallDecision.Shadow, agreed), (call.Decision, call.Agreed));

        static Certificate Registered(Certificate certificate, Registration registration) => certificate with { Registration = registration, RegistrationHash = CertificateJson.HashOf(registration) };
    }

    private async Task<RunningGateway> ServeAsync(RouteWorkshop? own = null)
    {
        RouteWorkshop shop = own ?? _shop;
        string specialist = shop.AddObjectSpecialist();
        shop.Certify(specialist);
        await shop.Ask(r => r with { Specialist = specialist, Stage = RouteStage.Live, HoldBack = 0 });
        return await RunningGateway.StartAsync(shop.Path, null, Cancelled);
    }

    /// <summary>What stands behind <c>data:</c>, event by event.</summary>
    private static string[] Data(string events) => [.. events.Split('\n').Where(l => l.StartsWith("data: ", StringComparison.Ordinal)).Select(l => l["data: ".Length..])];
}
