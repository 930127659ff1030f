namespace Understudy.Core;

/// <summary>What a responder is.</summary>
public enum ResponderKind
{
    /// <summary>A small trained model.</summary>
    Specialist,

    /// <summary>The large generalist, live or replayed.</summary>
    Teacher,

    /// <summary>Any other recorded system.</summary>
    Responder,

    /// <summary>A trivial yardstick, such as the most frequent label.</summary>
    Baseline,
}
