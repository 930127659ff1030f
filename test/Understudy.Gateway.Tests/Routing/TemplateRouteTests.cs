using System.Text;
using System.Text.Json.Nodes;

using Understudy.Data;
using Understudy.Gateway.Tests.Proxy;

using Xunit;

namespace Understudy.Gateway.Tests.Routing;

/// <summary>A route that is recognised by its prompt's template, through the gateway: what the specialist is asked with, and when it is not asked.</summary>
public sealed class TemplateRouteTests : IAsyncLifetime
{
    private readonly RouteWorkshop _shop = new(TimeProvider.System.GetUtcNow(), o => o with { Redacted = true, Templates = [SortingPrompt.Template] });
    private string _specialist = "";

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _specialist = _shop.AddKeywordSpecialist();
        _shop.Certify(_specialist);
        await _shop.Ask(r => r with { Specialist = _specialist, Stage = RouteStage.Live, HoldBack = 0, Aliases = ["helpdesk-mini"], TeacherModels = ["large"] });
    }

    public ValueTask DisposeAsync()
    {
        _shop.Dispose();
        return ValueTask.CompletedTask;
    }

    [Theory]
    [InlineData("2026-03-01", "41")]
    [InlineData("2031-12-24", "B/77")]
    public async Task The_specialist_is_asked_with_what_stands_in_the_slots_whatever_the_date(string date, string number)
    {
        await using RunningGateway gateway = await RunningGateway.StartAsync(_shop.Path, null, Cancelled);

        // The whole message says both labels, of which the specialist would be unsure.
        (_, RecordedCall call) = await gateway.AskAsync("/v1/chat/completions", SortingPrompt.Chat("a question on billing", SortingPrompt.System(date, number)), Cancelled);

        Assert.Equal((CallDecision.Specialist, _specialist, "helpdesk"), (call.Decision, call.AnsweredBy, call.Workload));
        Assert.Equal("""{"category":"billing"}""", JsonNode.Parse(call.Response.Span)!["choices"]![0]!["message"]!["content"]!.GetValue<string>());
        Assert.Empty(gateway.Upstream.Requests);
    }

    [Fact]
    public async Task A_changed_word_passes_through_and_an_unsure_mail_escalates()
    {
        await using RunningGateway gateway = await RunningGateway.StartAsync(_shop.Path, null, Cancelled);

        (_, RecordedCall changed) = await gateway.AskAsync("/v1/chat/completions", SortingPrompt.Chat("a question on billing", SortingPrompt.System().Replace("Sort", "Order", StringComparison.Ordinal)), Cancelled);
        (_, RecordedCall unsure) = await gateway.AskAsync("/v1/chat/completions", SortingPrompt.Chat("billing and login"), Cancelled);

        Assert.Equal((CallDecision.PassThrough, null, null), (changed.Decision, changed.Workload, changed.Specialist));
        Assert.Equal((CallDecision.BelowThreshold, "helpdesk", _specialist), (unsure.Decision, unsure.Workload, unsure.Specialist));
        Assert.Equal(2, gateway.Upstream.Requests.Count);
    }

    [Theory]
    [InlineData("X-Understudy-Workload", "large")]
    [InlineData(null, "helpdesk-mini")]
    public async Task A_named_workload_with_another_prompt_goes_to_the_large_model_and_the_specialist_is_not_asked(string? header, string model)
    {
        await using RunningGateway gateway = await RunningGateway.StartAsync(_shop.Path, null, Cancelled);

        (_, RecordedCall call) = await gateway.AskAsync("/v1/chat/completions", SortingPrompt.Chat("billing", "Another prompt.", model), Cancelled, Named(header));

        Assert.Equal((CallDecision.NotAnswerable, "helpdesk", null, null, null), (call.Decision, call.Workload, call.AnsweredBy, call.Specialist, call.Confidence));
        Assert.Equal("large", Assert.Single(gateway.Upstream.Requests).Json!["model"]!.GetValue<string>());
    }

    [Theory]
    [InlineData("X-Understudy-Workload", "large")]
    [InlineData(null, "helpdesk-mini")]
    public async Task A_named_workload_with_its_prompt_is_answered_from_the_slots(string? header, string model)
    {
        await using RunningGateway gateway = await RunningGateway.StartAsync(_shop.Path, null, Cancelled);

        (_, RecordedCall call) = await gateway.AskAsync("/v1/chat/completions", SortingPrompt.Chat("login", model: model), Cancelled, Named(header));

        Assert.Equal((CallDecision.Specialist, "helpdesk"), (call.Decision, call.Workload));
        Assert.Empty(gateway.Upstream.Requests);
    }

    [Fact]
    public async Task Requests_of_the_responses_form_are_recognised_too()
    {
        await using RunningGateway gateway = await RunningGateway.StartAsync(_shop.Path, null, Cancelled);

        (_, RecordedCall whole) = await gateway.AskAsync("/v1/responses", SortingPrompt.Responses("a question on login", SortingPrompt.System("2027-01-01", "9")), Cancelled);
        (_, RecordedCall other) = await gateway.AskAsync("/v1/responses", SortingPrompt.Responses("a question on login", "Another prompt."), Cancelled);
        (_, RecordedCall continued) = await gateway.AskAsync("/v1/responses", SortingPrompt.Responses("a question on login").Replace("{\"model\"", "{\"previous_response_id\":\"resp_1\",\"model\"", StringComparison.Ordinal), Cancelled);

        Assert.Equal((CallDecision.Specialist, "helpdesk", CallEndpoint.Responses), (whole.Decision, whole.Workload, whole.Endpoint));
        Assert.Equal((CallDecision.PassThrough, null), (other.Decision, other.Workload));
        Assert.Equal((CallDecision.PassThrough, null), (continued.Decision, continued.Workload)); // what was said before is not in the request
        Assert.Equal(2, gateway.Upstream.Requests.Count);
    }

    [Fact]
    public async Task An_address_in_a_slot_is_redacted_before_the_specialist_reads_it_as_it_was_when_it_learned()
    {
        await using RunningGateway gateway = await RunningGateway.StartAsync(_shop.Path, null, Cancelled);

        (_, RecordedCall sure) = await gateway.AskAsync("/v1/chat/completions", SortingPrompt.Chat("billing question of anna.berg@example.org"), Cancelled);
        (_, RecordedCall hidden) = await gateway.AskAsync("/v1/chat/completions", SortingPrompt.Chat("write to billing@example.org"), Cancelled);
        (_, RecordedCall inFixed) = await gateway.AskAsync("/v1/chat/completions", SortingPrompt.Chat("billing", SortingPrompt.System("2026-03-01", "of anna.berg@example.org")), Cancelled);

        Assert.Equal(CallDecision.Specialist, sure.Decision);
        Assert.Equal((CallDecision.BelowThreshold, "helpdesk"), (hidden.Decision, hidden.Workload));
        Assert.Equal(CallDecision.Specialist, inFixed.Decision);
        Assert.DoesNotContain("anna.berg", Encoding.UTF8.GetString(sure.Request.Span), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_workload_that_was_learned_from_texts_as_they_are_is_asked_with_them()
    {
        using var shop = new RouteWorkshop(TimeProvider.System.GetUtcNow(), o => o with { Templates = [SortingPrompt.Template] });
        string specialist = shop.AddKeywordSpecialist();
        shop.Certify(specialist);
        await shop.Ask(r => r with { Specialist = specialist, Stage = RouteStage.Live, HoldBack = 0 });
        await using RunningGateway gateway = await RunningGateway.StartAsync(shop.Path, null, Cancelled);

        (_, RecordedCall call) = await gateway.AskAsync("/v1/chat/completions", SortingPrompt.Chat("write to billing@example.org"), Cancelled);

        Assert.Equal((CallDecision.Specialist, specialist), (call.Decision, call.AnsweredBy));
    }

    [Fact]
    public void A_route_is_explained_as_recognised_by_its_prompts_template()
    {
        using var loader = new RouteLoader(_shop.Path, 1, _shop.Clock);
        RouteTable table = loader.Load(_shop.File.Read(), Cancelled);
        var pseudonyms = Pseudonym.Open(_shop.Path);

        RequestExplanation known = Explain(SortingPrompt.Chat("billing", SortingPrompt.System("2030-01-01")), null), named = Explain(SortingPrompt.Chat("billing", "Another prompt."), "helpdesk"), unknown = Explain(SortingPrompt.Chat("billing", "Another prompt."), null);

        Assert.Contains("It is recognised by its prompt's template as 'helpdesk'.", known.Steps);
        Assert.Equal((_specialist, """{"category":"billing"}"""), (known.AnsweredBy, known.Answer));
        Assert.Contains("It is recognised by name as 'helpdesk'.", named.Steps);
        Assert.Equal(("the large model", null, null), (named.AnsweredBy, named.Answer, named.Confidence));
        Assert.Contains("template", named.Steps[^1], StringComparison.Ordinal); // why it is not asked
        Assert.Contains("No route has this alias, fingerprint or template.", unknown.Steps);

        RequestExplanation Explain(string body, string? workload) => RouteExplainer.Explain(Encoding.UTF8.GetBytes(body), workload, null, table, JsonRedactor.Default, pseudonyms, _shop.Clock);
    }

    [Fact]
    public void Of_two_routes_with_the_same_template_the_named_one_is_asked()
    {
        ActiveRoute first = _shop.Load();
        var second = new ActiveRoute(first.Route with { Workload = "second", Aliases = [] }, first.Specialist, first.Standing, RefusedInputs.None, _shop.Clock) { TextsAreRedacted = true, Templates = first.Templates };
        var table = new RouteTable([first, second]);

        Assert.Equal(("helpdesk", true), Find(null));
        Assert.Equal(("second", true), Find("second"));

        (string? Workload, bool Known) Find(string? named)
        {
            byte[] body = Encoding.UTF8.GetBytes(SortingPrompt.Chat("billing"));
            var call = new GatewayCall { Id = "req_1", Started = 0, StartedAt = RouteWorkshop.Start, Endpoint = CallEndpoint.ChatCompletions, NamedWorkload = named, Body = body, Redacted = body };
            return (CallIntake.Find(table, call)?.Route.Workload, call.SlotInput is not null);
        }
    }

    private static (string Name, string Value)[] Named(string? header) => header is null ? [] : [(header, RouteWorkshop.Workload)];
}
