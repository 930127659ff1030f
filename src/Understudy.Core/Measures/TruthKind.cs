namespace Understudy.Core;

/// <summary>What answers are judged against.</summary>
public enum TruthKind
{
    /// <summary>Labels that somebody vouches for.</summary>
    Gold,

    /// <summary>The teacher's own answers: what is measured is agreement, never error.</summary>
    Agreement,
}
