namespace Understudy.Data;

/// <summary>Something that the lint found.</summary>
/// <param name="Line">1-based line; 0 for functions that were given beside the log.</param>
/// <param name="Kind">What.</param>
/// <param name="Severity">What becomes of it.</param>
/// <param name="Message">In words.</param>
public sealed record LintFinding(long Line, LintKind Kind, LintSeverity Severity, string Message)
{
    /// <summary>What becomes of a kind.</summary>
    public static LintSeverity SeverityOf(LintKind kind) => kind switch
    {
        LintKind.ContentBesideCalls or LintKind.RoundTrip => LintSeverity.Lost,
        LintKind.UnsupportedKeyword or LintKind.ReferenceCycle or LintKind.RecursiveSchema or LintKind.NoDescription or LintKind.ManyTools or LintKind.NoTools or LintKind.SeveralChoices => LintSeverity.Note,
        _ => LintSeverity.HandedBack,
    };
}
