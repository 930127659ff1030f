namespace Understudy.Evaluation;

/// <summary>One check of a verification.</summary>
/// <param name="Subject">What was checked: <c>signature</c>, <c>certificate</c>, <c>specialist</c>, <c>test data</c>, <c>calibration data</c>, <c>source NAME</c>, <c>key</c>.</param>
/// <param name="Holds">Whether it matches.</param>
/// <param name="Statement">What was expected and what was found, in words.</param>
public sealed record VerificationFinding(string Subject, bool Holds, string Statement);
