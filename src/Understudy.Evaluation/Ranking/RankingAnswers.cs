using System.Globalization;
using Understudy.Core;

namespace Understudy.Evaluation;

/// <summary>One responder's scores for judged queries.</summary>
internal sealed class RankingAnswers
{
    /// <summary>Rows asked at a time, more where a query has more: a query is never split, its confidence may depend on all of its items.</summary>
    private const int Chunk = 8192;

    private RankingAnswers(float[] scores, float[]? confidence, bool[] complete, long missing)
    {
        Scores = scores;
        Confidence = confidence;
        Complete = complete;
        Missing = missing;
    }

    /// <summary>−∞ where none was given: such items rank last.</summary>
    public float[] Scores { get; } // [JudgedQueries.Rows]

    /// <summary>In [0, 1]; null when the responder states none.</summary>
    public float[]? Confidence { get; } // [queries]

    /// <summary>Whether every judged item of a query has a score.</summary>
    public bool[] Complete { get; } // [queries]

    /// <summary>Judged items without a score.</summary>
    public long Missing { get; }

    /// <exception cref="UnderstudyException">When the responder breaks its contract: no scores, a score of NaN from what computes them, a confidence that is none or differs within a query.</exception>
    public static async ValueTask<RankingAnswers> CollectAsync(
        IResponder responder, JudgedQueries judged, string stage, IProgress<StageProgress>? progress, CancellationToken cancellationToken)
    {
        var scores = new float[judged.Rows.Length];
        float[]? confidence = null;
        for (int first = 0, end; first < judged.Count; first = end)
        {
            cancellationToken.ThrowIfCancellationRequested();
            for (end = first + 1; end < judged.Count && judged.Starts[end + 1] - judged.Starts[first] <= Chunk; end++)
            {
            }

            int start = judged.Starts[first], count = judged.Starts[end] - start;
            Responses answers = await responder.RespondAsync(judged.Table, judged.Rows.AsMemory(start, count), cancellationToken).ConfigureAwait(false);
            if (answers.Scores is not { } given || given.Length != count || (answers.Confidence is { } stated && stated.Length != count))
            {
                throw Broken(responder, string.Create(CultureInfo.InvariantCulture, $"expected {count} scores, one a query-item pair, found {answers.Scores?.Length.ToString(CultureInfo.InvariantCulture) ?? "none"}, {answers.Confidence?.Length.ToString(CultureInfo.InvariantCulture) ?? "no"} confidences and {answers.Labels.Length} labels"));
            }

            for (int i = 0; i < count; i++)
            {
                scores[start + i] = Score(responder, judged, start + i, given[i]);
            }

            for (int q = first; q < end && answers.Confidence is not null; q++)
            {
                confidence ??= new float[judged.Count];
                confidence[q] = ConfidenceOf(responder, judged, q, answers.Confidence.AsSpan(judged.Starts[q] - start, judged.Starts[q + 1] - judged.Starts[q]));
            }

            progress?.Report(new StageProgress(stage, judged.Starts[end], judged.Rows.Length, "pairs", responder.Name));
        }

        bool[] complete = [.. Enumerable.Range(0, judged.Count).Select(q => judged.JudgedOf(q).All(i => !float.IsNegativeInfinity(scores[i])))];
        return new RankingAnswers(scores, confidence, complete, scores.Where((s, i) => float.IsNegativeInfinity(s) && !double.IsNaN(judged.Grades[i])).LongCount());
    }

    /// <summary>A recording may have gaps; what computes its scores may not.</summary>
    private static float Score(IResponder responder, JudgedQueries judged, int place, float score)
    {
        bool isRecorded = responder.Kind is ResponderKind.Teacher or ResponderKind.Responder;
        return float.IsFinite(score) ? score
            : float.IsNaN(score) && isRecorded ? float.NegativeInfinity
            : throw Broken(responder, string.Create(CultureInfo.InvariantCulture, $"row {judged.Table.Source(judged.Rows[place])}: expected a finite score, found {score}"));
    }

    private static float ConfidenceOf(IResponder responder, JudgedQueries judged, int query, ReadOnlySpan<float> stated)
    {
        foreach (float c in stated)
        {
            if (!(c is >= 0 and <= 1) || c != stated[0])
            {
                throw Broken(responder, string.Create(CultureInfo.InvariantCulture, $"row {judged.Table.Source(judged.RowsOf(query)[0])}: expected one confidence from 0 to 1 for all items of the query, found {stated[0]} and {c}"));
            }
        }

        return stated[0];
    }

    private static UnderstudyException Broken(IResponder responder, string what) => new(
        ErrorCode.IntegrityBroken, $"{responder.Name}: {what}. Its rankings cannot be judged; train or record it again.");
}
