using Understudy.Data;

namespace Understudy.Gateway;

/// <summary>What the gateway does with one workload, as it was asked for: what comes of it is <see cref="ActiveRoute"/>'s to say. Kept in the <see cref="RouteFile"/>.</summary>
public sealed record Route
{
    /// <summary>Default of <see cref="HoldBack"/>.</summary>
    public const double DefaultHoldBack = 0.02;

    /// <summary>Id of the workload; unique in the file.</summary>
    public required string Workload { get; init; }

    /// <summary>The stage that was asked for.</summary>
    public RouteStage Stage { get; init; }

    /// <summary>In <see cref="RouteStage.Canary"/>, the share of conversations that the specialist may answer, in (0, 1].</summary>
    public double Share { get; init; } = 1;

    /// <summary>Id of the specialist; null when none was trained yet.</summary>
    public string? Specialist { get; init; }

    /// <summary>Share of the conversations that the specialist would answer and that go to the large model all the same, to keep measuring; in [0, 0.5].</summary>
    public double HoldBack { get; init; } = DefaultHoldBack;

    /// <summary>Who went on without a valid certificate, and why; null when nobody did.</summary>
    public RouteForce? Forced { get; init; }

    /// <summary>Prompt fingerprints that mean this workload.</summary>
    public IReadOnlyList<string> Fingerprints { get; init; } = [];

    /// <summary>Model names that mean this workload, such as <c>helpdesk-mini</c>.</summary>
    public IReadOnlyList<string> Aliases { get; init; } = [];

    /// <summary>Names of the models that the teacher may be; empty for any. See <see cref="TeacherNames"/>.</summary>
    public IReadOnlyList<string> TeacherModels { get; init; } = [];

    /// <summary>What to do when the large model cannot answer.</summary>
    public UpstreamAwayPolicy WhenUpstreamAway { get; init; }

    /// <summary>When this state was asked for.</summary>
    public DateTimeOffset Since { get; init; }

    /// <summary>From when calls are evidence about the specialist in service. Changing a share or going from canary to live keeps it; another specialist, or answering anew after shadow, starts over.</summary>
    public DateTimeOffset WatchedSince { get; init; }

    /// <summary>Why it is so, for people.</summary>
    public string Reason { get; init; } = "";

    /// <summary>Whether a monitor took the specialist out of service rather than a person.</summary>
    public bool Demoted { get; init; }

    /// <summary>The state before, for one step back; null when there is none.</summary>
    public Route? Previous { get; init; }
}
