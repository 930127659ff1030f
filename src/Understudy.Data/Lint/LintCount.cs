namespace Understudy.Data;

/// <summary>How often something was found.</summary>
/// <param name="Kind">What.</param>
/// <param name="Severity">What becomes of it.</param>
/// <param name="Count">How often.</param>
public sealed record LintCount(LintKind Kind, LintSeverity Severity, long Count);
