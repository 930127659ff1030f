using Understudy.Core;

namespace Understudy.Evaluation;

/// <summary>A responder's answers, judged.</summary>
internal sealed record Contender
{
    public required string Name { get; init; }

    public required ResponderKind Kind { get; init; }

    public required Answers Answers { get; init; }

    /// <summary>By position.</summary>
    public required bool[] Right { get; init; }

    /// <summary>Whether it takes part in a paired comparison at a position. A teacher that was never asked takes no part; a responder that gave nothing is wrong.</summary>
    public bool Answered(int position) => Kind != ResponderKind.Teacher || Answers.Labels[position] != LabelSet.None;
}
