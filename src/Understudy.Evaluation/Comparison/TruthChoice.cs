using Understudy.Core;

namespace Understudy.Evaluation;

/// <summary>
/// What held-out rows are judged by. Gold where at least half of them carry it, where it was drawn at random, or where there is no
/// teacher; else agreement with the teacher, and the gold that users volunteered on a minority of rows is shown apart.
/// </summary>
internal static class TruthChoice
{
    public static TruthKind Of(ExampleTable table, IReadOnlyList<int> rows, bool hasTeacher, EvaluationOptions options, bool isGraded = false)
    {
        long gold = rows.LongCount(r => isGraded ? !double.IsNaN(table.GoldScore(r)) : table.Gold(r) != LabelSet.None);
        bool teacher = hasTeacher && rows.Any(r => isGraded ? !double.IsNaN(table.TeacherScore(r)) : table.Teacher(r) != LabelSet.None);
        return gold > 0 && (!teacher || options.SampledGoldProbability is not null || 2 * gold >= rows.Count) ? TruthKind.Gold
            : gold == 0 && !teacher && table.HasGold ? TruthKind.Gold
            : TruthKind.Agreement;
    }
}
