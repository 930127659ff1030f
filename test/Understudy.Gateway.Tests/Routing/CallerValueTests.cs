using System.Text;
using System.Text.Json.Nodes;

using Understudy.Data;
using Understudy.Gateway.Tests.Proxy;
using Understudy.Testing;

using Xunit;

namespace Understudy.Gateway.Tests.Routing;

/// <summary>A specialist that answers with placeholders: the client gets its own values, and the recording gets none.</summary>
public sealed class CallerValueTests : IDisposable
{
    private readonly RouteWorkshop _shop = new(TimeProvider.System.GetUtcNow(), o => o with { Redacted = true, Templates = [SortingPrompt.Template] });

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public void Dispose() => _shop.Dispose();

    [Theory]
    [InlineData("/v1/chat/completions", false)]
    [InlineData("/v1/chat/completions", true)]
    [InlineData("/v1/responses", false)]
    public async Task The_client_gets_its_own_value_and_the_recording_the_placeholder(string path, bool stream)
    {
        await using RunningGateway gateway = await ServeAsync("write to [EMAIL_2]");
        string text = "billing question of anna@example.org, answer bob@example.org";
        string body = path == "/v1/responses" ? SortingPrompt.Responses(text) : SortingPrompt.Chat(text);

        (string answer, RecordedCall call) = await gateway.AskAsync(path, stream ? body.Replace("{\"model\"", "{\"stream\":true,\"model\"", StringComparison.Ordinal) : body, Cancelled);

        Assert.Equal(CallDecision.Specialist, call.Decision);
        Assert.Contains("""{\"category\":\"write to bob@example.org\"}""", answer, StringComparison.Ordinal);
        Assert.DoesNotContain("EMAIL", answer, StringComparison.Ordinal);
        Assert.Contains("write to [EMAIL_2]", Encoding.UTF8.GetString(call.Response.Span), StringComparison.Ordinal);
        Assert.DoesNotContain("example.org", Encoding.UTF8.GetString([.. call.Request.Span, .. call.Response.Span]), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("billing question without an address")]
    [InlineData("billing question of anna@example.org alone")]
    public async Task A_value_that_the_request_does_not_hold_is_the_large_models_to_say(string text)
    {
        await using RunningGateway gateway = await ServeAsync("write to [EMAIL_2]");

        (string answer, RecordedCall call) = await gateway.AskAsync("/v1/chat/completions", SortingPrompt.Chat(text), Cancelled);

        Assert.Equal((CallDecision.NotAnswerable, null), (call.Decision, call.AnsweredBy));
        Assert.DoesNotContain("EMAIL", answer, StringComparison.Ordinal);
        Assert.Single(gateway.Upstream.Requests);
    }

    [Fact]
    public async Task What_the_client_wrote_itself_is_answered_as_it_wrote_it()
    {
        await using RunningGateway gateway = await ServeAsync("write to [EMAIL_2]");

        (string answer, RecordedCall call) = await gateway.AskAsync("/v1/chat/completions", SortingPrompt.Chat("billing: what does [EMAIL_2] mean?"), Cancelled);

        Assert.Equal(CallDecision.Specialist, call.Decision);
        Assert.Contains("write to [EMAIL_2]", answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_placeholder_with_two_meanings_is_the_large_models_to_answer()
    {
        await using RunningGateway gateway = await ServeAsync("write to [EMAIL]");

        // The system prompt's address is [EMAIL]; the mail writes the same.
        (_, RecordedCall call) = await gateway.AskAsync("/v1/chat/completions", SortingPrompt.Chat("billing, not [EMAIL]", SortingPrompt.System("2026-03-01", "of anna.berg@example.org")), Cancelled);

        Assert.Equal(CallDecision.NotAnswerable, call.Decision);
    }

    [Fact]
    public async Task In_process_the_same_text_comes_back()
    {
        await StartRouteAsync("write to [EMAIL]");
        await using InProcessDesk desk = await InProcessDesk.OpenAsync(_shop.Path, new InProcessOptions(), Cancelled);

        InProcessCall call = desk.Begin(Encoding.UTF8.GetBytes(SortingPrompt.Chat("billing question of anna@example.org")));

        Assert.Equal((true, """{"category":"write to anna@example.org"}"""), (call.SpecialistAnswers, call.Text));
        Assert.True(await call.EndBySpecialistAsync(streamed: false));
    }

    [Fact]
    public async Task An_answer_is_recorded_with_the_placeholders_of_its_request_and_its_originals_are_sealed()
    {
        using var directory = new TemporaryDirectory();
        var seal = new SealedOriginals(OriginalsKey.Ensure(directory.Path, null));
        await using RunningGateway gateway = await RunningGateway.StartAsync(null, null, p => p with { Originals = seal }, Cancelled);
        string request = RunningGateway.Chat("anna@example.org wrote to bob@example.org", ""","user":"anna@example.org" """);
        gateway.Upstream.Next(UpstreamAnswer.Json("""{"id":"c","object":"chat.completion","model":"large","choices":[{"index":0,"message":{"role":"assistant","content":"Ask bob@example.org"},"finish_reason":"stop"}]}"""));

        (_, RecordedCall call) = await gateway.AskAsync("/v1/chat/completions", request, Cancelled);

        Assert.Contains("Ask [EMAIL_2]", Encoding.UTF8.GetString(call.Response.Span), StringComparison.Ordinal);
        (ReadOnlyMemory<byte> asked, ReadOnlyMemory<byte> answered) = seal.Open(call);
        Assert.Equal("anna@example.org wrote to bob@example.org", JsonNode.Parse(asked.Span)!["messages"]![1]!["content"]!.GetValue<string>());
        Assert.Equal(call.UserHash, JsonNode.Parse(asked.Span)!["user"]!.GetValue<string>()); // hashed, not redacted: there is no way back
        Assert.Contains("Ask bob@example.org", Encoding.UTF8.GetString(answered.Span), StringComparison.Ordinal);
    }

    private async Task StartRouteAsync(string label)
    {
        string specialist = _shop.AddKeywordSpecialist("helpdesk-keywords", label, "login");
        _shop.Certify(specialist);
        await _shop.Ask(r => r with { Specialist = specialist, Stage = RouteStage.Live, HoldBack = 0 });
    }

    private async Task<RunningGateway> ServeAsync(string label)
    {
        await StartRouteAsync(label);
        return await RunningGateway.StartAsync(_shop.Path, null, Cancelled);
    }
}
