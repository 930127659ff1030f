using System.ClientModel;

using OpenAI;
using OpenAI.Chat;
using OpenAI.Responses;

using Understudy.Data;
using Understudy.Gateway.Tests.Proxy;
using Understudy.Gateway.Tests.Routing;
using Understudy.Testing;

using Xunit;

#pragma warning disable OPENAI001 // its client of /v1/responses is marked as experimental

namespace Understudy.Gateway.Tests.Clients;

/// <summary>The official .NET client: the same through the gateway as without it, and content with a specialist's answers.</summary>
public sealed class DotNetClientTests
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_scenario_gives_the_same_with_and_without_the_gateway()
    {
        await using ScriptedUpstream direct = await ScriptedUpstream.StartAsync(cancellationToken: Cancelled);
        direct.Script = new SurfaceScript().Answer;
        await using RunningGateway gateway = await RunningGateway.StartAsync(cancellationToken: Cancelled);
        gateway.Upstream.Script = new SurfaceScript().Answer;
        var bare = new DotNetSurface(direct.Url);
        var through = new DotNetSurface(new Uri(gateway.Address, "/v1"));

        foreach (string scenario in DotNetSurface.Scenarios.Where(s => s != "stream-reset"))
        {
            Assert.Equal(await bare.RunAsync(scenario, Cancelled), await through.RunAsync(scenario, Cancelled));
        }

        Assert.DoesNotContain(ChatFinishReason.Stop.ToString(), await through.RunAsync("stream-reset", Cancelled), StringComparison.Ordinal); // this client reads over error frames, whoever sends them: only the missing reason tells
        Assert.Equal(3, gateway.Upstream.Requests.Count(r => r.Header("x-scenario") == "retry-500-twice"));
    }

    [Fact]
    public async Task A_specialists_answers_are_taken_whole_streamed_and_as_responses()
    {
        using var workshop = new RouteWorkshop(TimeProvider.System.GetUtcNow());
        string specialist = workshop.AddKeywordSpecialist();
        workshop.Certify(specialist);
        await workshop.Ask(r => r with { Specialist = specialist, Stage = RouteStage.Live, HoldBack = 0, Aliases = ["helpdesk-mini"] });
        await using RunningGateway gateway = await RunningGateway.StartAsync(workshop.Path, null, Cancelled);
        var client = new OpenAIClient(new ApiKeyCredential("client-key"), new OpenAIClientOptions { Endpoint = new Uri(gateway.Address, "/v1") });
        ChatClient chat = client.GetChatClient("helpdesk-mini");

        ChatCompletion whole = await chat.CompleteChatAsync([new UserChatMessage("billing billing billing")], cancellationToken: Cancelled);
        string streamed = "";
        ChatTokenUsage? usage = null;
        await foreach (StreamingChatCompletionUpdate update in chat.CompleteChatStreamingAsync([new UserChatMessage("login login login")], cancellationToken: Cancelled))
        {
            streamed += string.Concat(update.ContentUpdate.Select(c => c.Text));
            usage = update.Usage ?? usage;
        }

        ResponseResult response = await client.GetResponsesClient().CreateResponseAsync("helpdesk-mini", "login login login", cancellationToken: Cancelled);
        string said = "";
        await foreach (StreamingResponseUpdate update in await client.GetResponsesClient().CreateResponseStreamingAsync("helpdesk-mini", "login login login", cancellationToken: Cancelled))
        {
            said += (update as StreamingResponseOutputTextDeltaUpdate)?.Delta;
        }

        Assert.Equal("""{"category":"billing"}""", whole.Content[0].Text);
        Assert.Equal(("""{"category":"login"}""", 0), (streamed, usage!.TotalTokenCount)); // this client always asks for counts
        Assert.Equal(("""{"category":"login"}""", """{"category":"login"}"""), (response.GetOutputText(), said));
        Assert.Empty(gateway.Upstream.Requests);
    }
}
