using System.ClientModel;
using System.Text.Json;

using Microsoft.Extensions.AI;

using OpenAI;

using Understudy.Data;
using Understudy.Gateway.Tests.Proxy;
using Understudy.Gateway.Tests.Routing;

using Xunit;

namespace Understudy.Gateway.Tests.InProcess;

/// <summary>One workspace, one route, one application: what is decided and recorded does not depend on whether a gateway stands between.</summary>
public sealed class SameAsGatewayTests
{
    private static readonly string[] Texts = ["billing billing billing", "neither this nor that", "login login login", "my mail is anna@example.org", "billing or login"];

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(RouteStage.Live, 0, false)]
    [InlineData(RouteStage.Live, 0, true)]
    [InlineData(RouteStage.Live, 0.5, false)]
    [InlineData(RouteStage.Canary, 0, false)]
    [InlineData(RouteStage.Shadow, 0, true)]
    [InlineData(RouteStage.Off, 0, false)]
    public async Task The_same_is_decided_and_recorded(RouteStage stage, double holdBack, bool stream)
    {
        using var workshop = new RouteWorkshop(TimeProvider.System.GetUtcNow());
        string specialist = workshop.AddKeywordSpecialist();
        workshop.Certify(specialist);
        new ChatRequestReader().TryRead("""{"messages":[{"role":"system","content":"Sort."},{"role":"user","content":"x"}]}"""u8, out ChatRequest prompt, out _);
        await workshop.Ask(r => r with { Specialist = specialist, Stage = stage, Share = 0.5, HoldBack = holdBack, Fingerprints = [prompt.Fingerprint!], TeacherModels = ["large"] });
        await using RunningGateway gateway = await RunningGateway.StartAsync(workshop.Path, null, Cancelled);
        gateway.Upstream.Reply = text => text.StartsWith("login", StringComparison.Ordinal) ? """{"category":"login"}""" : """{"category":"billing"}""";

        using (IChatClient through = Official(new Uri(gateway.Address, "/v1")))
        using (IChatClient inProcess = Official(gateway.Upstream.Url).AsBuilder().UseUnderstudy(workshop.Path).Build())
        {
            foreach ((string text, int i) in Texts.Select((t, i) => (t, i)))
            {
                // The gateway has the conversation in the request, the application in the call's options.
                string conversation = $"conversation-{i}";
                Assert.Equal(
                    await AskAsync(through, text, new ChatOptions { RawRepresentationFactory = _ => new OpenAI.Chat.ChatCompletionOptions { Metadata = { ["conversation_id"] = conversation } } }, stream),
                    await AskAsync(inProcess, text, new ChatOptions { ConversationId = conversation }, stream));
            }
        }

        List<RecordedCall> own = [];
        await using ICallStore store = CallStores.Open(GatewayHost.DefaultStore(workshop.Path));
        await foreach (StoredCall stored in store.ReadAsync(new CallFilter(), Cancelled))
        {
            own.Add(stored.Call);
        }

        Assert.Equal(gateway.Recorder.Calls.Select(Facts), own.Select(Facts));
    }

    private static IChatClient Official(Uri url) => new OpenAIClient(new ApiKeyCredential("k"), new OpenAIClientOptions { Endpoint = url }).GetChatClient("large").AsIChatClient();

    private static async Task<string> AskAsync(IChatClient client, string text, ChatOptions options, bool stream)
    {
        ChatMessage[] messages = [new(ChatRole.System, "Sort."), new(ChatRole.User, text)];
        ChatResponse answer = stream ? await client.GetStreamingResponseAsync(messages, options, Cancelled).ToChatResponseAsync(Cancelled) : await client.GetResponseAsync(messages, options, Cancelled);
        return $"{answer.Text} {answer.ModelId} {answer.FinishReason} {answer.Usage?.InputTokenCount}/{answer.Usage?.OutputTokenCount}";
    }

    private static string Facts(RecordedCall call)
    {
        using JsonDocument request = JsonDocument.Parse(call.Request), response = JsonDocument.Parse(call.Response);
        return $"{call.Endpoint} {call.Workload} {call.Fingerprint} {call.RequestedModel} {call.AnsweredModel} {call.AnsweredBy} {call.Stage} {call.Decision} {call.Specialist} {call.Confidence} {call.Threshold} {call.Agreed} {call.Outcome} {call.Status} {call.Streamed} {call.Usage} {call.Conversation} {call.UpstreamAttempts} "
            + $"{request.RootElement.GetProperty("messages")[1].GetProperty("content")} {response.RootElement.GetProperty("choices")[0].GetProperty("message").GetProperty("content")}";
    }
}
