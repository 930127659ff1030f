namespace Understudy.Data;

/// <summary>How an observed call ended.</summary>
public enum ObservedOutcome
{
    /// <summary>With a whole answer.</summary>
    Answered,

    /// <summary>The large model refused: an example of <em>escalate</em>.</summary>
    Refused,

    /// <summary>It failed, was cut short or cancelled: it costs, but nothing is learned from it.</summary>
    Failed,
}
