using Understudy.Core;

namespace Understudy.Evaluation;

/// <summary>A responder's rankings, judged.</summary>
internal sealed record RankingContender : Contender
{
    public required RankingAnswers Answers { get; init; }

    public required QueryFigures Figures { get; init; }

    public override double[] Scores => Figures.Ndcg;

    /// <summary>A teacher whose recording has gaps in a query takes no part there; what another responder left out ranks last.</summary>
    public override bool Answered(int position) => Kind != ResponderKind.Teacher || Answers.Complete[position];
}
