namespace Understudy.Gateway;

/// <summary>Where a conversation goes, before the specialist was asked.</summary>
public enum RouteLane
{
    /// <summary>To the large model alone.</summary>
    Upstream,

    /// <summary>To the large model; the specialist answers on the side.</summary>
    Shadow,

    /// <summary>Likewise, because the conversation is outside the canary's share.</summary>
    OutsideCanary,

    /// <summary>Likewise, to keep measuring what would have been answered.</summary>
    HoldBack,

    /// <summary>To the specialist, where it is sure enough.</summary>
    Answer,
}
