using System.Runtime.CompilerServices;
using System.Text.Json;

using Microsoft.Extensions.AI;
using Microsoft.Extensions.Logging.Abstractions;

using Understudy.Data;
using Understudy.Gateway;

namespace Understudy.Extensions.AI;

/// <summary>
/// A chat client that records every call of the one inside it, and answers in its place where a proven specialist may. An answer is
/// complete only when its record is durable (or says that it is not). Thread-safe. The workspace is opened at the first call, and freed
/// when the last client on it is disposed.
/// </summary>
public sealed class UnderstudyChatClient : DelegatingChatClient, IAsyncDisposable
{
    private readonly string _workspace;
    private readonly UnderstudyOptions _options;
    private readonly SemaphoreSlim _opening = new(1, 1);
    private volatile InProcessDesk? _desk;

    /// <summary>Wraps the large model's client.</summary>
    /// <param name="inner">The large model.</param>
    /// <param name="workspace">The workspace's directory.</param>
    /// <param name="options">Store, redaction, workload; null takes the defaults.</param>
    public UnderstudyChatClient(IChatClient inner, string workspace, UnderstudyOptions? options = null)
        : base(inner)
    {
        ArgumentException.ThrowIfNullOrEmpty(workspace);
        (_workspace, _options) = (workspace, options ?? new UnderstudyOptions());
    }

    /// <inheritdoc/>
    /// <exception cref="Core.UnderstudyException">At the first call, when the workspace cannot be opened: another process (a gateway) has its journal, or it is damaged.</exception>
    public override async Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(messages);
        IReadOnlyList<ChatMessage> said = messages as IReadOnlyList<ChatMessage> ?? [.. messages];
        InProcessCall call = await BeginAsync(said, options, stream: false, cancellationToken).ConfigureAwait(false);
        if (call.SpecialistAnswers)
        {
            return await AnswerAsync(call, streamed: false).ConfigureAwait(false);
        }

        ChatResponse response;
        try
        {
            response = await call.WaitAsync(new ValueTask<ChatResponse>(base.GetResponseAsync(said, Passed(options, call), cancellationToken))).ConfigureAwait(false);
        }
        catch (Exception e) when (StandsIn(call, e, cancellationToken))
        {
            return await AnswerAsync(call, streamed: false).ConfigureAwait(false);
        }
        catch (Exception e)
        {
            await call.EndAsync(IsGivenUp(e, cancellationToken) ? CallOutcome.Cancelled : CallOutcome.Failed, default, streamed: false).ConfigureAwait(false);
            throw;
        }

        bool recorded = await call.EndAsync(CallOutcome.Ok, ChatCompletionJson.Write(response), streamed: false).ConfigureAwait(false);
        Stamp(response.AdditionalProperties ??= [], call, "upstream", recorded);
        return response;
    }

    /// <inheritdoc/>
    /// <exception cref="Core.UnderstudyException">As <see cref="GetResponseAsync"/>.</exception>
    public override async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(messages);
        IReadOnlyList<ChatMessage> said = messages as IReadOnlyList<ChatMessage> ?? [.. messages];
        InProcessCall call = await BeginAsync(said, options, stream: true, cancellationToken).ConfigureAwait(false);
        if (!call.SpecialistAnswers)
        {
            await foreach (ChatResponseUpdate update in FromLargeModelAsync(call, said, options, cancellationToken).ConfigureAwait(false))
            {
                yield return update;
            }
        }

        if (call.SpecialistAnswers)
        {
            ChatResponse answer = await AnswerAsync(call, streamed: true).ConfigureAwait(false);
            foreach (ChatResponseUpdate update in answer.ToChatResponseUpdates())
            {
                yield return update;
            }
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_desk is { } desk)
        {
            await desk.DisposeAsync().ConfigureAwait(false);
        }

        Dispose();
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _desk?.DisposeAsync().AsTask().GetAwaiter().GetResult(); // the journal must be free for the next process when this returns
            _opening.Dispose();
        }

        base.Dispose(disposing);
    }

    private async ValueTask<InProcessCall> BeginAsync(IReadOnlyList<ChatMessage> messages, ChatOptions? options, bool stream, CancellationToken cancellationToken)
    {
        InProcessDesk desk = _desk ?? await OpenAsync(cancellationToken).ConfigureAwait(false);
        string? model = options?.ModelId ?? (this.GetService<ChatClientMetadata>()?.DefaultModelId);
        return desk.Begin(
            ChatRequestJson.Write(messages, options, model, stream),
            Said(options, UnderstudyProperties.Workload) ?? _options.Workload,
            Said(options, UnderstudyProperties.User),
            Said(options, UnderstudyProperties.Conversation) ?? options?.ConversationId);
    }

    private async Task<InProcessDesk> OpenAsync(CancellationToken cancellationToken)
    {
        await _opening.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            var options = new InProcessOptions { Store = _options.Store, Redacted = _options.Redacted, Logging = _options.Logging ?? NullLoggerFactory.Instance, Time = _options.Time };
            return _desk ??= await InProcessDesk.OpenAsync(_workspace, options, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            _opening.Release();
        }
    }

    /// <summary>The large model's stream, each piece as it comes, and a last update that says who answered and whether it is recorded. Empty when the specialist stands in.</summary>
    private async IAsyncEnumerable<ChatResponseUpdate> FromLargeModelAsync(InProcessCall call, IReadOnlyList<ChatMessage> messages, ChatOptions? options, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var seen = new List<ChatResponseUpdate>();
        TimeSpan? first = null;
        CallOutcome outcome = CallOutcome.Cancelled; // whoever stops reading goes away
        bool recorded = false;
        IAsyncEnumerator<ChatResponseUpdate> stream = base.GetStreamingResponseAsync(messages, Passed(options, call), cancellationToken).GetAsyncEnumerator(cancellationToken);
        try
        {
            while (true)
            {
                try
                {
                    if (!await call.WaitAsync(stream.MoveNextAsync()).ConfigureAwait(false))
                    {
                        // A stream that broke may look like one that ended; only one that ended says why.
                        outcome = seen.Exists(u => u.FinishReason is not null) ? CallOutcome.Ok : CallOutcome.Partial;
                        break;
                    }
                }
                catch (Exception e) when (seen.Count == 0 && StandsIn(call, e, cancellationToken))
                {
                    yield break;
                }
                catch (Exception e)
                {
                    outcome = IsGivenUp(e, cancellationToken) ? CallOutcome.Cancelled : seen.Count == 0 ? CallOutcome.Failed : CallOutcome.Partial;
                    throw;
                }

                first ??= call.Elapsed;
                seen.Add(stream.Current);
                yield return stream.Current;
            }
        }
        finally
        {
            await stream.DisposeAsync().ConfigureAwait(false);
            if (!call.SpecialistAnswers)
            {
                recorded = await call.EndAsync(outcome, seen.Count == 0 ? default : ChatCompletionJson.Write(seen.ToChatResponse()), streamed: true, first).ConfigureAwait(false);
            }
        }

        // Without a message's id, so that what it says is said of the whole response.
        var last = new ChatResponseUpdate { ResponseId = seen.LastOrDefault()?.ResponseId, AdditionalProperties = [] };
        Stamp(last.AdditionalProperties, call, "upstream", recorded);
        yield return last;
    }

    private bool StandsIn(InProcessCall call, Exception exception, CancellationToken cancellationToken) => !IsGivenUp(exception, cancellationToken) && _options.IsUpstreamAway(exception) && call.TryStandIn();

    private static bool IsGivenUp(Exception exception, CancellationToken cancellationToken) => exception is OperationCanceledException && cancellationToken.IsCancellationRequested;

    /// <summary>The specialist's answer, recorded.</summary>
    private static async Task<ChatResponse> AnswerAsync(InProcessCall call, bool streamed)
    {
        bool recorded = await call.EndBySpecialistAsync(streamed).ConfigureAwait(false);
        AIContent[] contents = call.Calls.Count == 0 ? [new TextContent(call.Text)] : [.. call.Calls.Select(c => FunctionCallContent.CreateFromParsedArguments(c.Call.Arguments, c.Id, c.Call.Name, static json => JsonSerializer.Deserialize<Dictionary<string, object?>>(json, AIJsonUtilities.DefaultOptions)))];
        var response = new ChatResponse(new ChatMessage(ChatRole.Assistant, contents) { MessageId = call.AnswerId })
        {
            ResponseId = call.AnswerId,
            ModelId = call.AnswerModel,
            CreatedAt = call.StartedAt,
            FinishReason = call.Calls.Count == 0 ? ChatFinishReason.Stop : ChatFinishReason.ToolCalls,
            Usage = new UsageDetails { InputTokenCount = 0, OutputTokenCount = 0, TotalTokenCount = 0 }, // no token of a large model was used
            AdditionalProperties = [],
        };
        Stamp(response.AdditionalProperties, call, call.Specialist!, recorded);
        return response;
    }

    /// <summary>An alias is the gateway's word for a workload; the large model has a name of its own.</summary>
    private static ChatOptions? Passed(ChatOptions? options, InProcessCall call)
    {
        if (call.Teacher is not { } teacher)
        {
            return options;
        }

        ChatOptions passed = options?.Clone() ?? new ChatOptions();
        passed.ModelId = teacher;
        return passed;
    }

    private static string? Said(ChatOptions? options, string key) => options?.AdditionalProperties?.TryGetValue(key, out string? value) == true ? value : null;

    private static void Stamp(AdditionalPropertiesDictionary properties, InProcessCall call, string answeredBy, bool recorded)
    {
        properties[UnderstudyProperties.RequestId] = call.Id;
        properties[UnderstudyProperties.AnsweredBy] = answeredBy;
        properties[UnderstudyProperties.Decision] = call.Decision;
        properties[UnderstudyProperties.Recorded] = recorded;
        if (call.Workload is { } workload)
        {
            properties[UnderstudyProperties.Workload] = workload;
        }

        if (call.Confidence is { } confidence)
        {
            properties[UnderstudyProperties.Confidence] = confidence;
        }
    }
}
