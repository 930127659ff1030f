using Understudy.Core;

namespace Understudy.Evaluation;

/// <summary>What a monitor has seen so far.</summary>
public sealed record KeptWatch
{
    /// <summary>What is watched.</summary>
    public required WatchPlan Plan { get; init; }

    /// <summary>Held-back conversations in which the specialist was sure enough to have answered: the evidence.</summary>
    public required long Units { get; init; }

    /// <summary>Those of them in which it would have answered something else than the large model.</summary>
    public required long Disagreed { get; init; }

    /// <summary>The share, with bounds that hold at every look; null without units.</summary>
    public Estimate? Disagreement { get; init; }

    /// <summary>What follows.</summary>
    public required KeptVerdict Verdict { get; init; }

    /// <summary>Units from which the promise could be shown to hold; null without a limit.</summary>
    public long? UnitsNeeded { get; init; }

    /// <summary>The same share in shadow (Wilson), where the specialist answered nobody; shown apart, decides nothing. Null without any.</summary>
    public Estimate? InShadow { get; init; }

    /// <summary>Answers of the specialist that somebody called good. Volunteered, hence no sample: shown apart, decides nothing.</summary>
    public long CalledGood { get; init; }

    /// <summary>Answers of the specialist that somebody called bad, likewise.</summary>
    public long CalledBad { get; init; }

    /// <summary>All of it in one sentence, for people.</summary>
    public required string Statement { get; init; }
}
