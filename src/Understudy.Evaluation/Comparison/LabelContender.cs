using Understudy.Core;

namespace Understudy.Evaluation;

/// <summary>A responder's labels, judged.</summary>
internal sealed record LabelContender : Contender
{
    private double[]? _scores;

    public required Answers Answers { get; init; }

    /// <summary>By position.</summary>
    public required bool[] Right { get; init; }

    public override double[] Scores => _scores ??= ShareMeasure.Scores(Right);

    public override bool Answered(int position) => Kind != ResponderKind.Teacher || Answers.Labels[position] != LabelSet.None;
}
