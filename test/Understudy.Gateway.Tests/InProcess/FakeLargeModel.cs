using System.Runtime.CompilerServices;

using Microsoft.Extensions.AI;

namespace Understudy.Gateway.Tests.InProcess;

/// <summary>A chat client that says one thing, in words when streamed, or throws where a test asks for it.</summary>
internal sealed class FakeLargeModel : IChatClient
{
    public string Says { get; init; } = """{"category":"login"}""";

    /// <summary>Thrown before the answer, or after <see cref="Pieces"/> pieces of a stream.</summary>
    public Exception? Throws { get; init; }

    public int Pieces { get; init; }

    /// <summary>Whether a stream says why it ended.</summary>
    public bool Finishes { get; init; } = true;

    public TimeSpan Delay { get; init; }

    public List<ChatOptions?> Asked { get; } = [];

    /// <summary>Told when it is asked.</summary>
    public Action OnAsked { get; init; } = () => { };

    public async Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        Asked.Add(options);
        OnAsked();
        await Task.Delay(Delay, cancellationToken);
        return Throws is not null
            ? throw Throws
            : new ChatResponse(new ChatMessage(ChatRole.Assistant, Says)) { ResponseId = "chatcmpl-1", ModelId = "large-2026-08-06", FinishReason = ChatFinishReason.Stop, Usage = new UsageDetails { InputTokenCount = 7, OutputTokenCount = 3, TotalTokenCount = 10 } };
    }

    public async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        Asked.Add(options);
        OnAsked();
        int count = 0;
        foreach (char piece in Says)
        {
            if (Throws is not null && count == Pieces)
            {
                throw Throws;
            }

            await Task.Delay(Delay, cancellationToken);
            count++;
            yield return new ChatResponseUpdate(ChatRole.Assistant, piece.ToString()) { ResponseId = "chatcmpl-1", MessageId = "chatcmpl-1", ModelId = "large-2026-08-06" };
        }

        yield return new ChatResponseUpdate
        {
            ResponseId = "chatcmpl-1",
            MessageId = "chatcmpl-1",
            ModelId = "large-2026-08-06",
            FinishReason = Finishes ? ChatFinishReason.Stop : null,
            Contents = [new UsageContent(new UsageDetails { InputTokenCount = 7, OutputTokenCount = 3, TotalTokenCount = 10 })],
        };
    }

    public object? GetService(Type serviceType, object? serviceKey = null) => serviceType == typeof(ChatClientMetadata) ? new ChatClientMetadata("fake", null, "large") : null;

    public void Dispose()
    {
    }
}
