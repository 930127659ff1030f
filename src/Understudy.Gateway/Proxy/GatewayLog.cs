using Microsoft.Extensions.Logging;

namespace Understudy.Gateway;

/// <summary>Everything that the proxy logs. No content, no keys: ids, names and numbers.</summary>
internal sealed partial class GatewayLog(ILogger logger)
{
    /// <summary>A specialist threw.</summary>
    public void SpecialistFailed(string specialist, Exception exception) => SpecialistFailed(specialist, exception.GetType().Name, exception.StackTrace);

    /// <summary>A call failed; the exception's message stays out, as it may hold content.</summary>
    [LoggerMessage(1002, LogLevel.Error, "The call {Id} failed inside the gateway: {Kind}\n{Stack}")]
    public partial void CallFailed(string id, string kind, string? stack);

    [LoggerMessage(1001, LogLevel.Error, "The specialist {Specialist} failed; the large model answers: {Kind}\n{Stack}")]
    private partial void SpecialistFailed(string specialist, string kind, string? stack);
}
