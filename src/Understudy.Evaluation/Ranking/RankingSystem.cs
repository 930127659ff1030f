namespace Understudy.Evaluation;

/// <summary>Rankings of the specialist for the queries that it keeps, the teacher's for the others.</summary>
/// <param name="Kept">Whether the specialist's ranking is used, by query.</param>
/// <param name="Figures">The system's figures. In agreement mode an escalated query has the teacher's order by the teacher's grades: perfect by definition.</param>
internal sealed record RankingSystem(bool[] Kept, QueryFigures Figures)
{
    /// <summary>Null without a threshold, confidences or a teacher.</summary>
    public static RankingSystem? Of(JudgedQueries judged, RankingContender specialist, RankingContender? teacher, double? threshold)
    {
        if (threshold is not { } t || teacher is null || (specialist.Answers.Confidence is null && judged.Count > 0))
        {
            return null;
        }

        bool[] kept = [.. Enumerable.Range(0, judged.Count).Select(q => specialist.Answers.Confidence![q] >= t)];
        return new RankingSystem(kept, QueryFigures.Mix(kept, specialist.Figures, teacher.Figures));
    }
}
