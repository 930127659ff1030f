using Microsoft.Extensions.Logging;

namespace Understudy.Gateway;

/// <summary>What routing logs: names, stages and reasons; never content or keys. Ids 300 to 319.</summary>
internal static partial class RouteLog
{
    [LoggerMessage(300, LogLevel.Information, "Routes loaded: {Routes}")]
    public static partial void Loaded(this ILogger logger, string routes);

    [LoggerMessage(301, LogLevel.Error, "The routes were changed to something that cannot be served; the routes as they were go on. {Problem}")]
    public static partial void KeptOld(this ILogger logger, string problem);

    [LoggerMessage(302, LogLevel.Information, "Route {Workload} is {Stage}: {Reason}")]
    public static partial void Changed(this ILogger logger, string workload, string stage, string reason);

    [LoggerMessage(303, LogLevel.Warning, "Route {Workload} is taken back to Shadow: {Reason}")]
    public static partial void Demoted(this ILogger logger, string workload, string reason);

    [LoggerMessage(304, LogLevel.Error, "Route {Workload} should go back to Shadow ({Reason}), and the route file could not be changed: {Problem}")]
    public static partial void DemotionFailed(this ILogger logger, string workload, string reason, string problem);

    [LoggerMessage(305, LogLevel.Warning, "Route {Workload}: {Warning}")]
    public static partial void Warned(this ILogger logger, string workload, string warning);
}
