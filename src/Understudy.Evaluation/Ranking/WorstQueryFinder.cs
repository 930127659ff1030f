using Understudy.Core;

namespace Understudy.Evaluation;

/// <summary>The queries that the specialist orders worst, the more confident first where two are equally bad: they are escalated last.</summary>
internal static class WorstQueryFinder
{
    private const int Shown = 10;

    public static IReadOnlyList<WorstQuery> Find(JudgedQueries judged, RankingContender specialist, RankingContender? teacher, double? threshold, int most)
    {
        ExampleTable table = judged.Table;
        float[]? confidence = specialist.Answers.Confidence;
        int[] worst = [.. Enumerable.Range(0, judged.Count).Where(q => specialist.Scores[q] < 1 - 1e-9)
            .OrderBy(q => specialist.Scores[q]).ThenByDescending(q => confidence?[q] ?? 0).ThenBy(q => table.Source(judged.Rows[judged.Starts[q]])).Take(most)];
        return [.. worst.Select(q => new WorstQuery
        {
            Source = table.Source(judged.Rows[judged.Starts[q]]),
            Query = MistakeFinder.Short(table.QueryText(judged.QueryOf(q))),
            Ndcg10 = specialist.Scores[q],
            TeacherNdcg10 = teacher is not null && teacher.Answered(q) ? teacher.Scores[q] : null,
            Confidence = confidence?[q],
            Kept = threshold is { } t && confidence is not null && confidence[q] >= t,
            Items = judged.JudgedOf(q).LongCount(),
            Ranking = Ranking(judged, q, specialist, teacher is not null && teacher.Answered(q) ? teacher : null),
        })];
    }

    private static IReadOnlyList<RankedItem> Ranking(JudgedQueries judged, int query, RankingContender specialist, RankingContender? teacher)
    {
        int[] items = [.. judged.JudgedOf(query)];
        int[] order = [.. items.OrderByDescending(i => specialist.Answers.Scores[i])];
        int[] theirs = teacher is null ? [] : [.. items.OrderByDescending(i => teacher.Answers.Scores[i])];
        RankedItem[] all = [.. order.Select((i, place) => new RankedItem(
            place + 1,
            MistakeFinder.Short(judged.Table.Input(judged.Rows[i])),
            judged.Grades[i],
            1 + items.Count(j => judged.Grades[j] > judged.Grades[i]),
            teacher is null ? null : 1 + Array.IndexOf(theirs, i)))];
        RankedItem? missed = all.Skip(Shown).MaxBy(i => i.Grade);
        return missed is not null && missed.Grade > all.Take(Shown).Max(i => i.Grade) ? [.. all.Take(Shown), missed] : [.. all.Take(Shown)];
    }
}
