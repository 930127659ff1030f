using Microsoft.Extensions.Logging;

namespace Understudy.Gateway;

/// <summary>Everything that the gateway logs. No content, no keys: ids, names and numbers.</summary>
internal sealed partial class GatewayLog(ILogger logger)
{
    [LoggerMessage(1001, LogLevel.Error, "The specialist {Specialist} failed; the large model answers.")]
    public partial void SpecialistFailed(string specialist, Exception exception);

    [LoggerMessage(1002, LogLevel.Error, "The call {Id} failed inside the gateway.")]
    public partial void CallFailed(string id, Exception exception);
}
