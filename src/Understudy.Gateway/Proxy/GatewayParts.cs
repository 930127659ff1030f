using Microsoft.Extensions.Logging;

using Understudy.Data;

namespace Understudy.Gateway;

/// <summary>What a gateway is made of besides its options.</summary>
public sealed record GatewayParts
{
    /// <summary>The workspace's directory.</summary>
    public required string Workspace { get; init; }

    /// <summary>Takes calls to disk.</summary>
    public required ICallRecorder Recorder { get; init; }

    /// <summary>Redacts what goes to disk; null keeps it as it is.</summary>
    public JsonRedactor? Redactor { get; init; } = JsonRedactor.Default;

    /// <summary>Routes, live.</summary>
    public required RouteBook Routes { get; init; }

    /// <summary>Keyed hashes of users' and conversations' names.</summary>
    public required Pseudonym Pseudonyms { get; init; }

    /// <summary>Told about every recorded call; must not wait.</summary>
    public Action<RecordedCall> Observe { get; init; } = _ => { };

    /// <summary>Where logs go.</summary>
    public required ILoggerFactory Logging { get; init; }

    /// <summary>The clock.</summary>
    public required TimeProvider Time { get; init; }
}
