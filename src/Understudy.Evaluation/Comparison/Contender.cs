using Understudy.Core;

namespace Understudy.Evaluation;

/// <summary>A responder's answers, judged: a score in [0, 1] a position.</summary>
internal abstract record Contender
{
    public required string Name { get; init; }

    public required ResponderKind Kind { get; init; }

    /// <summary>By position.</summary>
    public abstract double[] Scores { get; }

    /// <summary>Whether it takes part in a paired comparison at a position. A teacher that was never asked takes no part; a responder that gave nothing is wrong.</summary>
    public abstract bool Answered(int position);
}
