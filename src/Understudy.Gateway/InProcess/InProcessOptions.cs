using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Understudy.Gateway;

/// <summary>How an application records and answers calls itself, without a gateway.</summary>
public sealed record InProcessOptions
{
    /// <summary>Where recorded calls go: a path or <c>postgres://…</c>; null is SQLite in the workspace.</summary>
    public string? Store { get; init; }

    /// <summary>Whether what is written is redacted, as the workspace says. Default true.</summary>
    public bool Redacted { get; init; } = true;

    /// <summary>Where logs go; they hold no content.</summary>
    public ILoggerFactory Logging { get; init; } = NullLoggerFactory.Instance;

    /// <summary>The clock.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;
}
