using Understudy.Gateway;

namespace Understudy.Cli;

/// <summary>What <c>understudy route NAME …</c> was asked to change; null leaves a thing as it is.</summary>
internal sealed record RouteRequest
{
    public Data.RouteStage? Stage { get; init; }

    public double? Share { get; init; }

    public string? Specialist { get; init; }

    public double? HoldBack { get; init; }

    public IReadOnlyList<string> Aliases { get; init; } = [];

    public IReadOnlyList<string> Teachers { get; init; } = [];

    public UpstreamAwayPolicy? WhenUpstreamAway { get; init; }

    public bool Force { get; init; }

    public string? Reason { get; init; }

    /// <summary>Whether it asks for nothing: then the route is shown.</summary>
    public bool IsEmpty => this is { Stage: null, Specialist: null, HoldBack: null, Aliases.Count: 0, Teachers.Count: 0, WhenUpstreamAway: null, Force: false };
}
