namespace Understudy.Evaluation;

/// <summary>Rows by part. <c>Total</c> counts everything read, rejected rows included.</summary>
/// <param name="Total">Rows read.</param>
/// <param name="Train">Rows learned from.</param>
/// <param name="Selection">Rows that choices were made on.</param>
/// <param name="Calibration">Rows that the threshold is certified on.</param>
/// <param name="Test">Rows of the registered test.</param>
/// <param name="Rejected">Rows that could not be used, each with its reason in the rejects file.</param>
public sealed record ExampleCounts(long Total, long Train, long Selection, long Calibration, long Test, long Rejected);
