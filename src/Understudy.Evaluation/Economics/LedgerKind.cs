namespace Understudy.Evaluation;

/// <summary>What a call's money went to.</summary>
public enum LedgerKind
{
    /// <summary>The large model answered and no specialist was asked: no workload, or its route is Off.</summary>
    PassThrough,

    /// <summary>The large model answered while the route was in Shadow.</summary>
    Shadow,

    /// <summary>The large model answered because the conversation is outside the canary's share.</summary>
    OutsideCanary,

    /// <summary>The large model answered to keep measuring.</summary>
    HoldBack,

    /// <summary>The large model answered because the specialist was unsure, failed, or could not answer.</summary>
    Escalated,

    /// <summary>The specialist answered.</summary>
    Specialist,

    /// <summary>The specialist answered because the large model could not: nothing was saved by it.</summary>
    UpstreamAway,
}
