using Microsoft.Extensions.Logging;

using Understudy.Core;
using Understudy.Data;
using Understudy.Evaluation;

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

    /// <summary>Redacts what requests are read from, so that prompts and inputs are those that were learned, whether or not what goes to disk is redacted.</summary>
    public JsonRedactor Reader { get; init; } = JsonRedactor.Default;

    /// <summary>Seals what is redacted of what goes to disk; null lets it go.</summary>
    public SealedOriginals? Originals { get; init; }

    /// <summary>Routes, live.</summary>
    public required RouteBook Routes { get; init; }

    /// <summary>Keyed hashes of users' and conversations' names.</summary>
    public required Pseudonym Pseudonyms { get; init; }

    /// <summary>Client keys; null asks for none.</summary>
    public LiveClientKeys? Keys { get; init; }

    /// <summary>What each key has spent; null begins at nothing.</summary>
    public BudgetMeter? Budgets { get; init; }

    /// <summary>Prices by which budgets are charged; null charges nothing.</summary>
    public PriceList? Prices { get; init; }

    /// <summary>The admin key; null lets nobody see what needs it.</summary>
    public AdminKey? Admin { get; init; }

    /// <summary>How recording stands; null where it is not known.</summary>
    public Func<RecordingStatus?> Status { get; init; } = () => null;

    /// <summary>What a workload's monitor has seen; null where nothing watches.</summary>
    public Func<string, KeptWatch?> Watch { get; init; } = _ => null;

    /// <summary>Told about every recorded call; must not wait.</summary>
    public Action<RecordedCall> Observe { get; init; } = _ => { };

    /// <summary>Where logs go.</summary>
    public required ILoggerFactory Logging { get; init; }

    /// <summary>The clock.</summary>
    public required TimeProvider Time { get; init; }
}
