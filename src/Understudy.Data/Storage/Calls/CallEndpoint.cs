namespace Understudy.Data;

/// <summary>Which API a recorded call used.</summary>
public enum CallEndpoint
{
    /// <summary><c>/v1/chat/completions</c>.</summary>
    ChatCompletions,

    /// <summary><c>/v1/responses</c>.</summary>
    Responses,

    /// <summary><c>/v1/embeddings</c>.</summary>
    Embeddings,

    /// <summary><c>/v1/rerank</c> and <c>/rerank</c>.</summary>
    Rerank,

    /// <summary>Any other path that is passed through.</summary>
    Other,
}
