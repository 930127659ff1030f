namespace Understudy.Gateway;

/// <summary>What asking the large model gave.</summary>
/// <param name="Response">Its answer, body unread; null when there is none.</param>
/// <param name="Failure">Why there is none.</param>
/// <param name="Attempts">How often it was asked.</param>
internal readonly record struct UpstreamReply(HttpResponseMessage? Response, UpstreamFailure Failure, int Attempts);

/// <summary>Why the large model gave no answer.</summary>
internal enum UpstreamFailure
{
    /// <summary>It gave one.</summary>
    None,

    /// <summary>No connection, or it broke before the answer began.</summary>
    Unreachable,

    /// <summary>No answer began within the time limit.</summary>
    Slow,

    /// <summary>Its answer broke off.</summary>
    Broken,

    /// <summary>The address that the name resolves to is not allowed.</summary>
    Refused,

    /// <summary>The breaker is open: it was not asked.</summary>
    Open,
}
