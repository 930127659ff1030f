namespace Understudy.Training;

/// <summary>A model's answers for the items of one query.</summary>
/// <param name="Query">Number of the query.</param>
/// <param name="Ndcg">What its order reaches.</param>
/// <param name="Scores">The score of each item.</param>
/// <param name="Probabilities">[items, grades], or empty.</param>
internal sealed record QueryRanking(int Query, double Ndcg, float[] Scores, float[] Probabilities)
{
    /// <summary>Puts rows together by query, in order of first occurrence; queries without an item of a gain above 0 are left out.</summary>
    public static QueryRanking[] Group(ReadOnlySpan<int> queries, ReadOnlySpan<double> gains, ReadOnlySpan<float> scores, ReadOnlySpan<float> probabilities)
    {
        if (queries.Length != gains.Length || queries.Length != scores.Length || (queries.Length > 0 && probabilities.Length % queries.Length != 0))
        {
            throw new ArgumentException($"Expected one query, gain and score a row; found {queries.Length}, {gains.Length} and {scores.Length}.", nameof(queries));
        }

        Dictionary<int, List<int>> rows = [];
        List<List<int>> order = [];
        for (int i = 0; i < queries.Length; i++)
        {
            if (!rows.TryGetValue(queries[i], out List<int>? own))
            {
                rows.Add(queries[i], own = []);
                order.Add(own);
            }

            own.Add(i);
        }

        int grades = queries.Length == 0 ? 0 : probabilities.Length / queries.Length;
        List<QueryRanking> result = [];
        foreach (List<int> own in order)
        {
            var g = new double[own.Count];
            var s = new float[own.Count];
            var p = new float[own.Count * grades];
            for (int i = 0; i < own.Count; i++)
            {
                g[i] = gains[own[i]];
                s[i] = scores[own[i]];
                probabilities.Slice(own[i] * grades, grades).CopyTo(p.AsSpan(i * grades));
            }

            if (Statistics.Ndcg.At(s, g) is var ndcg and not double.NaN)
            {
                result.Add(new QueryRanking(queries[own[0]], ndcg, s, p));
            }
        }

        return [.. result];
    }
}
