using Microsoft.Extensions.Logging;

namespace Understudy.Gateway;

/// <summary>What the proxy logs beside <see cref="GatewayLog"/>. No content, no keys: ids and names.</summary>
internal static partial class ProxyLog
{
    /// <summary>A specialist threw; the exception's message stays out, as it may hold content.</summary>
    public static void SpecialistFailed(ILogger logger, string specialist, Exception exception) => SpecialistFailed(logger, specialist, exception.GetType().Name, exception.StackTrace);

    [LoggerMessage(1002, LogLevel.Warning, "The specialist {Specialist} answered with {Placeholders}, which the request does not explain; the large model answers")]
    public static partial void ValueMissing(ILogger logger, string specialist, string placeholders);

    [LoggerMessage(1001, LogLevel.Error, "The specialist {Specialist} failed; the large model answers: {Kind}\n{Stack}")]
    private static partial void SpecialistFailed(ILogger logger, string specialist, string kind, string? stack);
}
