using System.Text.Json;
using System.Text.Json.Serialization;

using Understudy.Core;
using Understudy.Data;
using Understudy.Evaluation;
using Understudy.Gateway;

namespace Understudy.Cli;

/// <summary>The <c>--json</c> document of <c>understudy route</c>.</summary>
internal static class RouteJson
{
    public static string Write(IReadOnlyList<RouteState> routes) =>
        JsonSerializer.Serialize(new RoutesDocument([.. routes.Select(Of)]), RouteJsonContext.Default.RoutesDocument);

    private static RouteShown Of(RouteState state)
    {
        Gateway.Route r = state.Active.Route;
        return new RouteShown
        {
            Workload = r.Workload,
            Asked = r.Stage,
            Effective = state.Active.EffectiveStage,
            Limited = state.Active.Limited,
            Share = r.Share,
            Specialist = r.Specialist,
            Threshold = state.Active.Threshold,
            HoldBack = r.HoldBack,
            Forced = r.Forced,
            Demoted = r.Demoted,
            Aliases = r.Aliases,
            Fingerprints = r.Fingerprints,
            TeacherModels = r.TeacherModels,
            WhenUpstreamAway = r.WhenUpstreamAway,
            Since = r.Since,
            Reason = r.Reason,
            Previous = r.Previous?.Stage,
            CertificateExpires = state.Active.Standing?.Certificate?.ExpiresAt,
            Watch = state.Seen is { } s ? new WatchShown(s.Units, s.Disagreed, s.Disagreement, s.Plan.Limit.Value, s.Verdict, s.InShadow, s.CalledGood, s.CalledBad, s.Statement) : null,
            Stranger = state.Stranger,
        };
    }
}

internal sealed record RoutesDocument(IReadOnlyList<RouteShown> Routes);

internal sealed record RouteShown
{
    public required string Workload { get; init; }

    public required RouteStage Asked { get; init; }

    public required RouteStage Effective { get; init; }

    public required string? Limited { get; init; }

    public required double Share { get; init; }

    public required string? Specialist { get; init; }

    public required double? Threshold { get; init; }

    public required double HoldBack { get; init; }

    public required RouteForce? Forced { get; init; }

    public required bool Demoted { get; init; }

    public required IReadOnlyList<string> Aliases { get; init; }

    public required IReadOnlyList<string> Fingerprints { get; init; }

    public required IReadOnlyList<string> TeacherModels { get; init; }

    public required UpstreamAwayPolicy WhenUpstreamAway { get; init; }

    public required DateTimeOffset Since { get; init; }

    public required string Reason { get; init; }

    public required RouteStage? Previous { get; init; }

    public required DateTimeOffset? CertificateExpires { get; init; }

    public required WatchShown? Watch { get; init; }

    public required string? Stranger { get; init; }
}

internal sealed record WatchShown(long Units, long Disagreed, Estimate? Disagreement, double? Limit, KeptVerdict Verdict, Estimate? InShadow, long CalledGood, long CalledBad, string Statement);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UseStringEnumConverter = true)]
[JsonSerializable(typeof(RoutesDocument))]
internal sealed partial class RouteJsonContext : JsonSerializerContext;
