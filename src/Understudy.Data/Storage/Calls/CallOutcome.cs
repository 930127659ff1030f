namespace Understudy.Data;

/// <summary>How a recorded call ended. Only <see cref="Ok"/> becomes training data.</summary>
public enum CallOutcome
{
    /// <summary>A whole answer was delivered.</summary>
    Ok,

    /// <summary>The large model, or the way to it, failed: status 400 or above, or a stream with an error in it.</summary>
    Failed,

    /// <summary>The client went away before the answer was whole.</summary>
    Cancelled,

    /// <summary>The answer broke off: connection lost in the middle of a body or a stream.</summary>
    Partial,
}
