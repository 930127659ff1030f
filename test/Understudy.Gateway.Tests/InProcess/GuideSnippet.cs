using Microsoft.Extensions.AI;

using Understudy.Extensions.AI;

namespace Understudy.Gateway.Tests.InProcess;

/// <summary>The example of <c>docs/guide/in-process.md</c>, compiled and run; what stands between the marks is what stands there.</summary>
internal static class GuideSnippet
{
    public static async Task<ChatResponse> RunAsync(IChatClient largeModel, string workspace, string message, CancellationToken cancellationToken)
    {
        // <snippet>
        using IChatClient client = largeModel.AsBuilder()
            .UseFunctionInvocation()
            .UseUnderstudy(workspace) // nearest to the large model: last
            .Build();

        ChatResponse answer = await client.GetResponseAsync(
            [new(ChatRole.System, "Sort the message: billing or login."), new(ChatRole.User, message)],
            new ChatOptions { ConversationId = "conversation-17", AdditionalProperties = new() { [UnderstudyProperties.User] = "user-4" } },
            cancellationToken);

        object? who = answer.AdditionalProperties?[UnderstudyProperties.AnsweredBy]; // "upstream", or the specialist's id
        object? why = answer.AdditionalProperties?[UnderstudyProperties.Decision]; // "pass-through", "specialist", "below-threshold", …
        // </snippet>
        _ = (who, why);
        return answer;
    }
}
