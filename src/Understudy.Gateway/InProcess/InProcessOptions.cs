using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

using Understudy.Data;

namespace Understudy.Gateway;

/// <summary>How an application records and answers calls itself, without a gateway.</summary>
public sealed record InProcessOptions
{
    /// <summary>Where recorded calls go: a path or <c>postgres://…</c>; null is SQLite in the workspace.</summary>
    public string? Store { get; init; }

    /// <summary>Redacts before anything is written or scored; null keeps texts as they are. Secrets and personal data by default.</summary>
    public JsonRedactor? Redactor { get; init; } = JsonRedactor.Default;

    /// <summary>Where logs go; they hold no content.</summary>
    public ILoggerFactory Logging { get; init; } = NullLoggerFactory.Instance;

    /// <summary>The clock.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;
}
