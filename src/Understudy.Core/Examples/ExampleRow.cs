namespace Understudy.Core;

/// <summary>One example as it is read from a file or the workspace; <see cref="ExampleTable"/> holds many of them compactly.</summary>
public sealed record ExampleRow
{
    /// <summary>1-based row (CSV, Parquet) or line (JSON Lines) in the source, for lineage.</summary>
    public required long Source { get; init; }

    /// <summary>The input text as it is trained on and served.</summary>
    public required string Input { get; init; }

    /// <summary>The teacher's label; null when there is none.</summary>
    public string? Teacher { get; init; }

    /// <summary>True when the teacher answered but refused, failed or gave no readable label: an example of <em>escalate</em>.</summary>
    public bool TeacherUnreadable { get; init; }

    /// <summary>The teacher's distribution over labels (sums to 1), or null when the label is hard.</summary>
    public IReadOnlyDictionary<string, double>? TeacherDistribution { get; init; }

    /// <summary>The truth; null when there is none.</summary>
    public string? Gold { get; init; }

    /// <summary>Function calls: every answer that is accepted, where there are more than <see cref="Gold"/>, the first of them (<see cref="AcceptedCalls.Canonical"/>); null elsewhere.</summary>
    public string? Accepted { get; init; }

    /// <summary>The query that the input is an item for (relevance); null for any other kind.</summary>
    public string? Query { get; init; }

    /// <summary>The teacher's grade or score of the item for the query, larger is better; null when there is none.</summary>
    public double? TeacherScore { get; init; }

    /// <summary>The true grade of the item for the query, at least 0, larger is better; null when there is none.</summary>
    public double? GoldScore { get; init; }

    /// <summary>What must not be split (conversation, customer); null when the row stands alone.</summary>
    public string? Group { get; init; }

    /// <summary>When the call happened; null when unknown.</summary>
    public DateTimeOffset? Time { get; init; }

    /// <summary>Model that answered, as the log names it; null when unknown.</summary>
    public string? Model { get; init; }

    /// <summary>Tokens as the provider counted them.</summary>
    public TokenUsage Usage { get; init; } = TokenUsage.Unknown;

    /// <summary>The teacher's latency in milliseconds where the log has it; null otherwise.</summary>
    public double? LatencyMilliseconds { get; init; }

    /// <summary>Answers of other recorded systems in the order of the responder names; null where empty.</summary>
    public IReadOnlyList<string?> Responders { get; init; } = [];
}
