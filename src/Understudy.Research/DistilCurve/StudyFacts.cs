namespace Understudy.Research;

/// <summary>What a study was made of.</summary>
public sealed record StudyFacts
{
    /// <summary>Rung of the student.</summary>
    public required string Rung { get; init; }

    /// <summary>The student in a sentence.</summary>
    public required string Student { get; init; }

    /// <summary>The larger student in a sentence.</summary>
    public required string LargeStudent { get; init; }

    /// <summary>Pool sizes in rows.</summary>
    public required IReadOnlyList<int> Pools { get; init; }

    /// <summary>Rows that pools were drawn from.</summary>
    public required int AvailableRows { get; init; }

    /// <summary>How many of them have gold.</summary>
    public required int RowsWithGold { get; init; }

    /// <summary>Rows of the gold set; 0 without one.</summary>
    public required int GoldRows { get; init; }

    /// <summary>Judged rows, or queries.</summary>
    public required int Judged { get; init; }

    /// <summary>Independent units among them: what intervals rest on.</summary>
    public required int Units { get; init; }

    /// <summary>Held-out rows, or queries, left out for want of gold (of a relevant item).</summary>
    public required int WithoutGold { get; init; }

    /// <summary>Those left out for want of a teacher's answer.</summary>
    public required int WithoutTeacher { get; init; }

    /// <summary>Judged ones that repeat training rows.</summary>
    public required int Overlapping { get; init; }

    /// <summary>Students a point.</summary>
    public required int Repeats { get; init; }

    /// <summary>Resamples.</summary>
    public required int Replicates { get; init; }

    /// <summary>Confidence of intervals and bounds.</summary>
    public required double Confidence { get; init; }

    /// <summary>The seed.</summary>
    public required ulong Seed { get; init; }

    /// <summary>Hash of data and division.</summary>
    public required string Data { get; init; }
}
