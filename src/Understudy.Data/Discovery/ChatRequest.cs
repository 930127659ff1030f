namespace Understudy.Data;

/// <summary>What a chat-completions request says, as far as recording and routing need it.</summary>
public sealed record ChatRequest
{
    /// <summary>The model that is asked for; null when it names none.</summary>
    public string? Model { get; init; }

    /// <summary>Whether the answer is to be streamed.</summary>
    public bool Stream { get; init; }

    /// <summary>Whether the stream is to end with a chunk of token counts (<c>stream_options.include_usage</c>).</summary>
    public bool IncludeUsage { get; init; }

    /// <summary>Whether the request has <c>stream_options</c> of any content.</summary>
    public bool HasStreamOptions { get; init; }

    /// <summary>Choices asked for (<c>n</c>).</summary>
    public int Choices { get; init; } = 1;

    /// <summary>Whether log probabilities are asked for.</summary>
    public bool LogProbabilities { get; init; }

    /// <summary>The least of <c>max_tokens</c> and <c>max_completion_tokens</c>; null when neither is given.</summary>
    public long? MaximumTokens { get; init; }

    /// <summary>The last user message's text, parts joined by a line break; null when there is none or it holds more than text.</summary>
    public string? Input { get; init; }

    /// <summary>Fingerprint of everything but the input, 32 hexadecimal digits; null without a user message.</summary>
    public string? Fingerprint { get; init; }

    /// <summary>The user (<c>safety_identifier</c>, else <c>user</c>); null when none is named.</summary>
    public string? User { get; init; }

    /// <summary>The conversation (<c>metadata.conversation_id</c>); null when none is named.</summary>
    public string? Conversation { get; init; }

    /// <summary>Whether tools or functions are offered.</summary>
    public bool HasTools { get; init; }

    /// <summary>Whether a response format other than text is asked for.</summary>
    public bool HasResponseFormat { get; init; }
}
