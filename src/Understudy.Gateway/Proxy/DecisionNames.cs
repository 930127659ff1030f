using Understudy.Data;

namespace Understudy.Gateway;

/// <summary>What clients are told about a decision.</summary>
internal static class DecisionNames
{
    /// <summary>The name of a decision, e.g. <c>below-threshold</c>.</summary>
    public static string Of(CallDecision decision) => decision switch
    {
        CallDecision.Specialist => "specialist",
        CallDecision.Shadow => "shadow",
        CallDecision.OutsideCanary => "outside-canary",
        CallDecision.HoldBack => "hold-back",
        CallDecision.BelowThreshold => "below-threshold",
        CallDecision.LikeRefused => "like-refused",
        CallDecision.NotAnswerable => "not-answerable",
        CallDecision.SpecialistFailed => "specialist-failed",
        CallDecision.UpstreamAway => "upstream-away",
        _ => "pass-through",
    };
}
