using System.Globalization;

using Understudy.Core;
using Understudy.Data;
using Understudy.Evaluation;

namespace Understudy.Gateway;

/// <summary>A route with what it needs to be served, and the say on how far it may go. Immutable, thread-safe; decisions allocate nothing.</summary>
public sealed class ActiveRoute
{
    /// <summary>Error on selection below which a threshold may stand in where nothing was certified: the default promise.</summary>
    private const double StandInError = 0.05;

    private readonly TimeProvider _time;
    private readonly ConversationDraw _canary, _holdBack;
    private readonly RouteStage _limit;
    private readonly string? _objection;
    private readonly DateTimeOffset _expires;

    /// <summary>Binds a route to what it is served with.</summary>
    /// <param name="route">What was asked for.</param>
    /// <param name="specialist">The specialist, open; null when there is none or it cannot be opened.</param>
    /// <param name="standing">What its certificate allows; null without a specialist.</param>
    /// <param name="refused">What the teacher refused.</param>
    /// <param name="time">The clock against which the certificate expires.</param>
    /// <param name="broken">Why the route's specialist could not be opened; null when it was.</param>
    public ActiveRoute(Route route, ServedSpecialist? specialist, CertificateStanding? standing, RefusedInputs refused, TimeProvider time, string? broken = null)
    {
        ArgumentNullException.ThrowIfNull(route);
        ArgumentNullException.ThrowIfNull(refused);
        ArgumentNullException.ThrowIfNull(time);
        Route = route;
        Specialist = specialist;
        Standing = standing;
        Refused = refused;
        _time = time;
        _canary = new ConversationDraw(route.Workload, "canary");
        _holdBack = new ConversationDraw(route.Workload, "hold-back");
        Threshold = specialist is null ? null : standing?.Threshold ?? standing?.Certificate?.Guarantee.Threshold ?? StandIn(specialist);
        Matcher = specialist?.Caller is { } caller ? new CallMatcher(standing?.Certificate?.Registration.Equality, caller.Manifest.Tools is { } tools ? ToolSet.Read(tools) : null) : null;
        IsForced = route.Forced is not null;
        _expires = IsForced ? DateTimeOffset.MaxValue : standing?.Certificate?.ExpiresAt ?? DateTimeOffset.MaxValue;
        (_limit, _objection) = this switch
        {
            { Specialist: null } => (RouteStage.Off, broken ?? $"the route has no specialist; train one (understudy learn, or understudy train {route.Workload}) and name it (understudy route {route.Workload} shadow)"),
            { Threshold: null } => (RouteStage.Shadow, $"there is no confidence threshold to hold the specialist against: none was certified, and none kept its error below {StandInError:0.##} on selection"),
            { IsForced: true } => (RouteStage.Live, null),
            { Standing: { Objection: { } objection } } => (RouteStage.Shadow, objection),
            { Standing: null } => (RouteStage.Shadow, $"the specialist has no certificate; certify it (understudy evaluate {route.Workload})"),
            _ => (RouteStage.Live, null),
        };
    }

    /// <summary>What was asked for.</summary>
    public Route Route { get; }

    /// <summary>The specialist, open for answering; null when there is none.</summary>
    public ServedSpecialist? Specialist { get; }

    /// <summary>Whether the specialist learned from redacted texts, so that a text is redacted before it is asked.</summary>
    public bool TextsAreRedacted { get; init; }

    /// <summary>Templates of the workload's prompt: it is recognised by them, and its input is what stands in their slots. None where it was learned from one whole prompt.</summary>
    public IReadOnlyList<PromptTemplate> Templates { get; init; } = [];

    /// <summary>What its certificate allows; null without a specialist.</summary>
    public CertificateStanding? Standing { get; }

    /// <summary>The confidence that the specialist is held against, in [0, 1]: the certified one, or, to compare in shadow or when forced, the one fixed on selection. Null when there is neither. Whether it may answer is <see cref="EffectiveStage"/>'s to say.</summary>
    public double? Threshold { get; }

    /// <summary>Function calls: when an answer is the large model's, by the equality that was certified and the defaults that the functions state. Null for other kinds.</summary>
    public CallMatcher? Matcher { get; }

    /// <summary>Whether somebody went on without asking the certificate.</summary>
    public bool IsForced { get; }

    /// <summary>Inputs like those that the teacher refused; they escalate.</summary>
    public RefusedInputs Refused { get; }

    /// <summary>How far the route goes now: what was asked for, or less.</summary>
    public RouteStage EffectiveStage => StageAt(_time.GetUtcNow());

    /// <summary>Why it goes less far than asked, and what to do; null when it does not.</summary>
    public string? Limited => LimitAt(_time.GetUtcNow());

    /// <summary>Where a conversation goes at a time. The same one goes the same way: to the canary for as long as it has a share, and at greater shares too; to the hold-back for a UTC day.</summary>
    /// <param name="unit">The conversation; without one, whatever keeps together what belongs together (user, request).</param>
    /// <param name="now">The time.</param>
    public RouteLane LaneOf(string unit, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(unit);
        return StageAt(now) switch
        {
            RouteStage.Off => RouteLane.Upstream,
            RouteStage.Shadow => RouteLane.Shadow,
            RouteStage.Canary when _canary.Of(unit) >= Route.Share => RouteLane.OutsideCanary,
            _ => _holdBack.Of(unit, now.UtcTicks / TimeSpan.TicksPerDay) < Route.HoldBack ? RouteLane.HoldBack : RouteLane.Answer,
        };
    }

    /// <summary>The route in one sentence, for people.</summary>
    public override string ToString()
    {
        DateTimeOffset now = _time.GetUtcNow();
        return LimitAt(now) is { } limit
            ? $"{Route.Workload}: asked for {Route.Stage}, held at {StageAt(now)}: {limit}"
            : $"{Route.Workload}: {Route.Stage}{(IsForced && Route.Stage >= RouteStage.Canary ? $", forced by {Route.Forced!.Who}: {Route.Forced.Why}" : "")}";
    }

    private RouteStage StageAt(DateTimeOffset now)
    {
        RouteStage limit = now < _expires || _limit < RouteStage.Shadow ? _limit : RouteStage.Shadow;
        return Route.Stage < limit ? Route.Stage : limit;
    }

    private string? LimitAt(DateTimeOffset now) => StageAt(now) == Route.Stage ? null : _objection
        ?? string.Create(CultureInfo.InvariantCulture, $"the certificate expired on {_expires:yyyy-MM-dd}; certify again (understudy evaluate {Route.Workload})");

    private static double? StandIn(ServedSpecialist specialist) => specialist.Manifest.CandidateThresholds
        .Where(c => c.Error <= StandInError)
        .OrderByDescending(c => c.Coverage)
        .Select(c => (double?)c.Threshold)
        .FirstOrDefault();
}
