using Microsoft.Extensions.Logging;

namespace Understudy.Gateway;

/// <summary>
/// Everything that the gateway logs. No parameter ever carries content, a key, or the message of an exception that may quote content: a failure is
/// logged by its kind and place.
/// </summary>
internal static partial class GatewayLog
{
    [LoggerMessage(1001, LogLevel.Error, "Request {RequestId} failed: {Kind} {Place}")]
    private static partial void Failed(ILogger logger, string requestId, string kind, string place);

    [LoggerMessage(2001, LogLevel.Information, "Client keys reloaded: {Count}")]
    public static partial void KeysReloaded(ILogger logger, int count);

    [LoggerMessage(2002, LogLevel.Error, "Client keys not reloaded, the old ones stay in force: {Reason}")]
    public static partial void KeysUnreadable(ILogger logger, string reason);

    /// <summary>Logs a fault by its type and stack, without its message.</summary>
    public static void Failed(ILogger logger, string requestId, Exception e)
    {
        if (logger.IsEnabled(LogLevel.Error))
        {
            Failed(logger, requestId, e.InnerException is { } inner ? $"{e.GetType()} ({inner.GetType()})" : e.GetType().ToString(), e.StackTrace ?? "");
        }
    }
}
