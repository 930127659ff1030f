namespace Understudy.Gateway;

/// <summary>Whether a client may call.</summary>
/// <param name="KeyId">Id of its key; null where none is needed.</param>
/// <param name="Status">HTTP status of a refusal; 0 when it is accepted.</param>
/// <param name="Type">OpenAI's type of the error.</param>
/// <param name="Code">Its code.</param>
/// <param name="Message">What is wrong and what to do.</param>
/// <param name="RetryAfter">When to come again.</param>
internal readonly record struct Admission(string? KeyId, int Status = 0, string Type = "", string Code = "", string Message = "", TimeSpan? RetryAfter = null)
{
    /// <summary>Whether it may.</summary>
    public bool IsAccepted => Status == 0;
}
