namespace Understudy.Data;

/// <summary>How many rows have a grade, or one within an interval.</summary>
/// <param name="From">The grade, or the interval's lower end.</param>
/// <param name="To">The same grade, or the interval's upper end (which belongs to the next interval, and to the last one).</param>
/// <param name="Rows">Rows, at least 0.</param>
public readonly record struct GradeBar(double From, double To, long Rows);
