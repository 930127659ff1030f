namespace Understudy.Data;

/// <summary>The grades of one column: each with its count, or 20 intervals of equal width where there are more than 64 different ones.</summary>
public sealed record GradeHistogram
{
    /// <summary>Grades or intervals, ascending; empty when no row has a grade.</summary>
    public required IReadOnlyList<GradeBar> Bars { get; init; }

    /// <summary>Rows with a grade.</summary>
    public long Rows => Bars.Sum(b => b.Rows);

    /// <summary>Whether more than one grade occurs.</summary>
    public bool Varies => Bars.Count > 1;
}
