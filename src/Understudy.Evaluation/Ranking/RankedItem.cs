namespace Understudy.Evaluation;

/// <summary>An item in a ranking.</summary>
/// <param name="Rank">Its place, from 1; items with equal scores stand in the file's order.</param>
/// <param name="Text">The item, cut at 2,000 characters.</param>
/// <param name="Grade">Its grade (the teacher's, in agreement mode).</param>
/// <param name="IdealRank">The best place that its grade allows.</param>
/// <param name="TeacherRank">Its place in the teacher's ranking; null in agreement mode and without a teacher.</param>
public sealed record RankedItem(int Rank, string Text, double Grade, int IdealRank, int? TeacherRank);
