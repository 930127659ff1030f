namespace Understudy.Evaluation;

/// <summary>A query whose items the specialist puts in a bad order.</summary>
public sealed record WorstQuery
{
    /// <summary>1-based row or line of the query's first item in the source file.</summary>
    public required long Source { get; init; }

    /// <summary>The query, cut at 2,000 characters.</summary>
    public required string Query { get; init; }

    /// <summary>Its NDCG@10 (by the teacher's grades, in agreement mode).</summary>
    public required double Ndcg10 { get; init; }

    /// <summary>The teacher's NDCG@10 by gold; null in agreement mode and without a teacher.</summary>
    public double? TeacherNdcg10 { get; init; }

    /// <summary>The specialist's confidence in its ranking; null when it states none.</summary>
    public double? Confidence { get; init; }

    /// <summary>Whether it would have been kept at the certified threshold.</summary>
    public bool Kept { get; init; }

    /// <summary>Items that are judged.</summary>
    public required long Items { get; init; }

    /// <summary>The first ten places of the specialist's ranking, and the best item beyond them where one has a higher grade than all of these.</summary>
    public required IReadOnlyList<RankedItem> Ranking { get; init; }
}
