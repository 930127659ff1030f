using Microsoft.Extensions.Logging;

namespace Understudy.Extensions.AI;

/// <summary>How an application's calls are recorded and answered in process.</summary>
public sealed record UnderstudyOptions
{
    /// <summary>Where recorded calls go: a path or <c>postgres://…</c>; null (default) is SQLite in the workspace. The same for every client of a workspace.</summary>
    public string? Store { get; init; }

    /// <summary>Whether what is written is redacted, by the workspace's setting (<c>understudy redaction</c>). Default true.</summary>
    public bool Redacted { get; init; } = true;

    /// <summary>The workload of all calls that name none themselves; null (default) goes by model alias and prompt.</summary>
    public string? Workload { get; init; }

    /// <summary>
    /// Whether an exception of the large model means that it is away, so that a route that says so lets the specialist answer. Default: no
    /// connection, a time limit, HTTP status 500 or above. Add what your client throws, e.g.
    /// <c>e => e is ClientResultException { Status: 0 or >= 500 }</c>.
    /// </summary>
    public Func<Exception, bool> IsUpstreamAway { get; init; } = IsAwayByDefault;

    /// <summary>Where logs go; null (default) is the builder's services, else nowhere. Logs hold no content.</summary>
    public ILoggerFactory? Logging { get; init; }

    /// <summary>The clock. Default: the system's.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>The default of <see cref="IsUpstreamAway"/>, to add to.</summary>
    public static bool IsAwayByDefault(Exception exception) => exception switch
    {
        HttpRequestException http => http.StatusCode is null || (int)http.StatusCode >= 500,
        TimeoutException or IOException or TaskCanceledException { InnerException: TimeoutException } => true,
        _ => false,
    };
}
