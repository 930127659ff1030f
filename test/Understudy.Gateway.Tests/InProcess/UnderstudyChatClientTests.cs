using System.Text.Json;

using Microsoft.Extensions.AI;

using Understudy.Core;
using Understudy.Data;
using Understudy.Extensions.AI;
using Understudy.Gateway.Tests.Routing;

using Xunit;

namespace Understudy.Gateway.Tests.InProcess;

public sealed class UnderstudyChatClientTests : IDisposable
{
    private const string Sure = "billing billing billing", Unsure = "neither this nor that";
    private readonly RouteWorkshop _workshop = new(TimeProvider.System.GetUtcNow());

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public void Dispose() => _workshop.Dispose();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_sure_specialist_answers_in_the_large_models_place(bool stream)
    {
        await LiveAsync();
        var large = new FakeLargeModel();

        ChatResponse answer = await AskAsync(large, Sure, stream);

        Assert.Empty(large.Asked);
        Assert.Equal("""{"category":"billing"}""", answer.Text);
        Assert.Equal(("understudy/helpdesk-keywords", ChatFinishReason.Stop, 0L), (answer.ModelId, answer.FinishReason, answer.Usage!.TotalTokenCount));
        Assert.Equal(("helpdesk-keywords", "specialist", "helpdesk", true), (Of(answer, UnderstudyProperties.AnsweredBy), Of(answer, UnderstudyProperties.Decision), Of(answer, UnderstudyProperties.Workload), Of(answer, UnderstudyProperties.Recorded)));
        Assert.InRange((double)Of(answer, UnderstudyProperties.Confidence)!, 0.8, 1);
        RecordedCall call = Assert.Single(await RecordedAsync());
        Assert.Equal((Of(answer, UnderstudyProperties.RequestId), CallOutcome.Ok, "helpdesk-keywords", stream, answer.ResponseId), (call.Id, call.Outcome, call.AnsweredBy, call.Streamed, call.AnswerId));
        Assert.Single(answer.Messages);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task An_unsure_one_leaves_the_answer_to_the_large_model_and_both_are_recorded(bool stream)
    {
        await LiveAsync();
        var large = new FakeLargeModel();

        ChatResponse answer = await AskAsync(large, Unsure, stream);

        Assert.Single(large.Asked);
        Assert.Equal(("""{"category":"login"}""", "upstream", "below-threshold", true), (answer.Text, Of(answer, UnderstudyProperties.AnsweredBy), Of(answer, UnderstudyProperties.Decision), Of(answer, UnderstudyProperties.Recorded)));
        Assert.Single(answer.Messages);
        RecordedCall call = Assert.Single(await RecordedAsync());
        Assert.Equal((CallDecision.BelowThreshold, CallOutcome.Ok, "large-2026-08-06", "chatcmpl-1", true), (call.Decision, call.Outcome, call.AnsweredModel, call.AnswerId, call.Agreed));
        Assert.Equal(new TokenUsage(7, -1, 3), call.Usage);
        Assert.Equal(stream, call.FirstTokenMilliseconds is not null);
        using JsonDocument response = JsonDocument.Parse(call.Response);
        Assert.Equal("""{"category":"login"}""", response.RootElement.GetProperty("choices")[0].GetProperty("message").GetProperty("content").GetString());
    }

    [Fact]
    public async Task An_alias_is_answered_or_becomes_the_teachers_name()
    {
        await LiveAsync();
        var large = new FakeLargeModel();
        using IChatClient client = Client(large);

        ChatResponse sure = await client.GetResponseAsync(Sure, new ChatOptions { ModelId = "helpdesk-mini" }, Cancelled);
        var options = new ChatOptions { ModelId = "helpdesk-mini" };
        await client.GetResponseAsync(Unsure, options, Cancelled);

        Assert.Equal("""{"category":"billing"}""", sure.Text);
        Assert.Equal(("large", "helpdesk-mini"), (Assert.Single(large.Asked)!.ModelId, options.ModelId));
    }

    [Theory]
    [InlineData("""{"type":"object","properties":{"category":{"type":"string","enum":["billing","login"]}},"required":["category"]}""", "specialist")]
    [InlineData("""{"type":"object","properties":{"category":{"type":"string","enum":["money","login"]}},"required":["category"]}""", "not-answerable")]
    public async Task An_answer_that_the_schema_refuses_does_not_go_out(string schema, string decision)
    {
        await LiveAsync();
        using IChatClient client = Client(new FakeLargeModel());
        using JsonDocument format = JsonDocument.Parse(schema);

        ChatResponse answer = await client.GetResponseAsync(Sure, new ChatOptions { ModelId = "helpdesk-mini", ResponseFormat = ChatResponseFormat.ForJsonSchema(format.RootElement) }, Cancelled);

        Assert.Equal(decision, Of(answer, UnderstudyProperties.Decision));
    }

    [Theory]
    [InlineData(false, 0, CallOutcome.Failed)]
    [InlineData(true, 0, CallOutcome.Failed)]
    [InlineData(true, 5, CallOutcome.Partial)]
    public async Task A_failure_reaches_the_caller_and_is_marked(bool stream, int pieces, CallOutcome outcome)
    {
        var large = new FakeLargeModel { Throws = new HttpRequestException("away"), Pieces = pieces };

        await Assert.ThrowsAsync<HttpRequestException>(() => AskAsync(large, Sure, stream));

        RecordedCall call = Assert.Single(await RecordedAsync());
        Assert.Equal((outcome, 0, pieces == 0), (call.Outcome, call.Status, call.Response.IsEmpty));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_caller_that_gives_up_is_marked(bool stream)
    {
        using var giveUp = CancellationTokenSource.CreateLinkedTokenSource(Cancelled);
        using (IChatClient client = Client(new FakeLargeModel { Delay = TimeSpan.FromSeconds(20), OnAsked = () => giveUp.CancelAfter(50) }))
        {
            await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => _ = stream ? await client.GetStreamingResponseAsync("x", null, giveUp.Token).ToChatResponseAsync(giveUp.Token) : await client.GetResponseAsync("x", null, giveUp.Token));
        }

        Assert.Equal(CallOutcome.Cancelled, Assert.Single(await RecordedAsync()).Outcome);
    }

    [Fact]
    public async Task A_caller_that_stops_reading_is_marked_with_what_it_got()
    {
        using (IChatClient client = Client(new FakeLargeModel()))
        {
            await foreach (ChatResponseUpdate _ in client.GetStreamingResponseAsync("x", null, Cancelled))
            {
                break;
            }
        }

        RecordedCall call = Assert.Single(await RecordedAsync());
        Assert.Equal((CallOutcome.Cancelled, true), (call.Outcome, call.Streamed && !call.Response.IsEmpty));
    }

    [Fact]
    public async Task A_stream_that_does_not_say_why_it_ended_is_no_training_data()
    {
        await AskAsync(new FakeLargeModel { Finishes = false }, "x", stream: true);

        Assert.Equal(CallOutcome.Partial, Assert.Single(await RecordedAsync()).Outcome);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Where_the_route_says_so_the_specialist_stands_in_for_a_large_model_that_is_away(bool stream)
    {
        await LiveAsync(r => r with { WhenUpstreamAway = UpstreamAwayPolicy.Answer });

        ChatResponse answer = await AskAsync(new FakeLargeModel { Throws = new HttpRequestException("away") }, Unsure, stream);

        Assert.Equal(("helpdesk-keywords", "upstream-away"), (Of(answer, UnderstudyProperties.AnsweredBy), Of(answer, UnderstudyProperties.Decision)));
        Assert.Equal(CallDecision.UpstreamAway, Assert.Single(await RecordedAsync()).Decision);
        await Assert.ThrowsAsync<InvalidOperationException>(() => AskAsync(new FakeLargeModel { Throws = new InvalidOperationException() }, Unsure, stream));
    }

    [Fact]
    public async Task Secrets_do_not_reach_the_disk_and_users_are_hashes()
    {
        const string Key = "sk-proj-abcdefghijklmnopqrstuvwxyz0123456789ABCDEFGH";
        using (IChatClient client = Client(new FakeLargeModel { Says = $"your key is {Key}" }))
        {
            await client.GetResponseAsync($"my key is {Key}", new ChatOptions { ConversationId = "conversation-7", AdditionalProperties = new() { [UnderstudyProperties.User] = "anna", [UnderstudyProperties.Workload] = "keys" } }, Cancelled);
        }

        RecordedCall call = Assert.Single(await RecordedAsync());
        Assert.Equal(("keys", 32, 32), (call.Workload, call.UserHash!.Length, call.Conversation!.Length));
        Assert.All(Directory.EnumerateFiles(_workshop.Path, "*", SearchOption.AllDirectories), f => Assert.DoesNotContain(Key, File.ReadAllText(f), StringComparison.Ordinal));
    }

    [Fact]
    public async Task Clients_of_one_workspace_share_it_and_the_last_one_frees_it()
    {
        IChatClient first = Client(new FakeLargeModel()), second = new FakeLargeModel().AsBuilder().UseUnderstudy(_workshop.Path + "/.").Build();
        await first.GetResponseAsync("one", null, Cancelled);
        await second.GetResponseAsync("two", null, Cancelled);
        using IChatClient other = Client(new FakeLargeModel(), new UnderstudyOptions { Store = "elsewhere.db" });
        await Assert.ThrowsAsync<UnderstudyException>(() => other.GetResponseAsync("three", null, Cancelled));

        first.Dispose();
        await second.GetResponseAsync("four", null, Cancelled);
        await ((IAsyncDisposable)second).DisposeAsync();

        Assert.Equal(3, (await RecordedAsync()).Count);
        await using GatewayHost host = await GatewayHost.StartAsync(
            new GatewayOptions { Upstream = new Uri("http://127.0.0.1:9/v1"), AllowPrivateUpstream = true, Port = 0 }, _workshop.Path, null, false, new Microsoft.Extensions.Logging.Abstractions.NullLoggerFactory(), TimeProvider.System, Cancelled);
        using IChatClient late = Client(new FakeLargeModel());
        await Assert.ThrowsAsync<UnderstudyException>(() => late.GetResponseAsync("five", null, Cancelled)); // the gateway has the journal
    }

    [Fact]
    public async Task Calls_at_once_are_all_recorded()
    {
        using (IChatClient client = Client(new FakeLargeModel()))
        {
            await Task.WhenAll(Enumerable.Range(0, 100).Select(i => client.GetResponseAsync($"call {i}", null, Cancelled)));
        }

        Assert.Equal(100, (await RecordedAsync()).DistinctBy(c => c.Id).Count());
    }

    private static object? Of(ChatResponse answer, string key) => answer.AdditionalProperties![key];

    private async Task LiveAsync(Func<Route, Route>? change = null)
    {
        string specialist = _workshop.AddKeywordSpecialist();
        _workshop.Certify(specialist);
        new ChatRequestReader().TryRead("""{"messages":[{"role":"user","content":"x"}]}"""u8, out ChatRequest prompt, out _);
        await _workshop.Ask(r =>
        {
            Route live = r with { Specialist = specialist, Stage = RouteStage.Live, HoldBack = 0, Fingerprints = [prompt.Fingerprint!], Aliases = ["helpdesk-mini"], TeacherModels = ["large"] };
            return change?.Invoke(live) ?? live;
        });
    }

    private IChatClient Client(FakeLargeModel large, UnderstudyOptions? options = null) => large.AsBuilder().UseUnderstudy(_workshop.Path, options).Build();

    private async Task<ChatResponse> AskAsync(FakeLargeModel large, string text, bool stream)
    {
        using IChatClient client = Client(large);
        return stream ? await client.GetStreamingResponseAsync(text, null, Cancelled).ToChatResponseAsync(Cancelled) : await client.GetResponseAsync(text, null, Cancelled);
    }

    private async Task<List<RecordedCall>> RecordedAsync()
    {
        await using ICallStore store = CallStores.Open(GatewayHost.DefaultStore(_workshop.Path));
        List<RecordedCall> calls = [];
        await foreach (StoredCall stored in store.ReadAsync(new CallFilter(), Cancelled))
        {
            calls.Add(stored.Call);
        }

        return calls;
    }
}
