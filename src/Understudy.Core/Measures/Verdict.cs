namespace Understudy.Core;

/// <summary>The outcome of a pre-registered test.</summary>
public enum Verdict
{
    /// <summary>Neither proven good enough nor proven too bad: more evidence or a better specialist is needed.</summary>
    NotYet,

    /// <summary>Proven good enough.</summary>
    Promote,

    /// <summary>Proven not good enough.</summary>
    Refuse,
}
