namespace Understudy.Data;

/// <summary>Why a call was answered by whom it was answered by.</summary>
public enum CallDecision
{
    /// <summary>No workload was recognised, or its route is Off: the large model answered.</summary>
    PassThrough,

    /// <summary>The specialist answered: its confidence reached the threshold.</summary>
    Specialist,

    /// <summary>The route is in Shadow: the large model answered, the specialist on the side.</summary>
    Shadow,

    /// <summary>The conversation is outside the canary's share: the large model answered, the specialist on the side.</summary>
    OutsideCanary,

    /// <summary>The specialist would have answered, and the large model was asked to keep measuring.</summary>
    HoldBack,

    /// <summary>The specialist's confidence is below the threshold.</summary>
    BelowThreshold,

    /// <summary>The input resembles those that the teacher refused.</summary>
    LikeRefused,

    /// <summary>The request asks for something that the specialist cannot give (several choices, log probabilities, an image, a schema that its answer does not meet).</summary>
    NotAnswerable,

    /// <summary>The specialist failed; the large model answered.</summary>
    SpecialistFailed,

    /// <summary>The large model could not answer and the route allows the specialist to answer all that it can.</summary>
    UpstreamAway,
}
