namespace Understudy.Core;

/// <summary>A step of a long stage, reported through <see cref="IProgress{T}"/>; the receiver computes rate and remaining time.</summary>
/// <param name="Stage">What is being done, in words a user reads, e.g. <c>Importing</c>.</param>
/// <param name="Done">Units done so far.</param>
/// <param name="Total">Units in all, or null when unknown.</param>
/// <param name="Unit">The unit in the plural, e.g. <c>rows</c>, <c>bytes</c>, <c>fits</c>.</param>
/// <param name="Detail">A short remark, or null.</param>
public readonly record struct StageProgress(string Stage, long Done, long? Total, string Unit, string? Detail = null);
