namespace Understudy.Core;

/// <summary>The world broke: a message that says what was expected, what was found, where, and what to do.</summary>
public sealed class UnderstudyException : Exception
{
    /// <summary>Makes the exception with its stable code.</summary>
    public UnderstudyException(ErrorCode code, string message, Exception? innerException = null)
        : base(message, innerException) => Code = code;

    /// <summary>The stable code.</summary>
    public ErrorCode Code { get; }
}
