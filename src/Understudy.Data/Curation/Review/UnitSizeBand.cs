namespace Understudy.Data;

/// <summary>Units of a range of sizes.</summary>
/// <param name="From">Least rows of a unit.</param>
/// <param name="To">Most rows of a unit; null is no limit.</param>
/// <param name="Units">How many units.</param>
/// <param name="Rows">Their rows together.</param>
public sealed record UnitSizeBand(int From, int? To, long Units, long Rows);
