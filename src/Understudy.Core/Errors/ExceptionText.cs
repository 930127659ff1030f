namespace Understudy.Core;

/// <summary>What exceptions say, for people.</summary>
public static class ExceptionText
{
    /// <summary>The message without the name of the parameter, which means nothing to those who did not write the call.</summary>
    public static string Said(this Exception exception)
    {
        ArgumentNullException.ThrowIfNull(exception);
        return exception is ArgumentException { ParamName: { } name } && exception.Message.EndsWith($" (Parameter '{name}')", StringComparison.Ordinal)
            ? exception.Message[..^$" (Parameter '{name}')".Length]
            : exception.Message;
    }
}
