using Understudy.Core;
using Understudy.Statistics;

namespace Understudy.Evaluation;

/// <summary>One responder's figures for each judged query; NaN where a query carries no information for a figure.</summary>
/// <param name="Ndcg">NDCG@10, never NaN.</param>
/// <param name="ReciprocalRank">Reciprocal rank within ten.</param>
/// <param name="Auc">Relevant against not.</param>
/// <param name="Spearman">Rank correlation with the grades.</param>
internal sealed record QueryFigures(double[] Ndcg, double[] ReciprocalRank, double[] Auc, double[] Spearman)
{
    public static QueryFigures Of(JudgedQueries judged, float[] scores, Grading grading)
    {
        int n = judged.Count;
        var figures = new QueryFigures(new double[n], new double[n], new double[n], new double[n]);
        for (int q = 0; q < n; q++)
        {
            int[] items = [.. judged.JudgedOf(q)];
            float[] own = Array.ConvertAll(items, i => scores[i]);
            double[] grades = Array.ConvertAll(items, i => judged.Grades[i]);
            figures.Ndcg[q] = Statistics.Ndcg.At(own, grades, gain: grading.Gain);
            figures.ReciprocalRank[q] = RankingMetrics.ReciprocalRank(own, grades, grading.RelevantFrom);
            figures.Auc[q] = RankingMetrics.Auc(own, grades, grading.RelevantFrom);
            figures.Spearman[q] = RankingMetrics.Spearman(own, grades);
        }

        return figures;
    }

    /// <summary>The first one's figures where it keeps the query, the second one's elsewhere.</summary>
    public static QueryFigures Mix(bool[] kept, QueryFigures first, QueryFigures second)
    {
        return new QueryFigures(Each(first.Ndcg, second.Ndcg), Each(first.ReciprocalRank, second.ReciprocalRank), Each(first.Auc, second.Auc), Each(first.Spearman, second.Spearman));

        double[] Each(double[] a, double[] b) => [.. kept.Select((k, q) => k ? a[q] : b[q])];
    }

    /// <summary>
    /// 1 − NDCG@10 of the specialist's order by the teacher's grades, whatever the queries are judged by; NaN where the teacher graded
    /// nothing above 0.
    /// </summary>
    public static double[] ShortfallByTeacher(JudgedQueries judged, float[] scores, GradeGain gain)
    {
        var shortfall = new double[judged.Count];
        for (int q = 0; q < shortfall.Length; q++)
        {
            int[] items = [.. Enumerable.Range(judged.Starts[q], judged.Starts[q + 1] - judged.Starts[q]).Where(i => !double.IsNaN(judged.Table.TeacherScore(judged.Rows[i])))];
            shortfall[q] = 1 - Statistics.Ndcg.At(
                Array.ConvertAll(items, i => scores[i]), Array.ConvertAll(items, i => JudgedQueries.Grade(judged.Table, judged.Rows[i], TruthKind.Agreement, gain)), gain: gain);
        }

        return shortfall;
    }
}
