namespace Understudy.Evaluation;

/// <summary>What verification found.</summary>
public sealed record VerificationResult
{
    /// <summary>Whether everything that was checked matches.</summary>
    public bool IsValid => Findings.All(f => f.Holds);

    /// <summary>Each check in order, the failed ones included.</summary>
    public required IReadOnlyList<VerificationFinding> Findings { get; init; }

    /// <summary>What was not given and hence not checked.</summary>
    public IReadOnlyList<string> NotChecked { get; init; } = [];

    /// <summary>Whether the certificate has expired: then the specialist goes back to canary, though the certificate is authentic.</summary>
    public required bool IsExpired { get; init; }

    /// <summary>The certificate; null when it cannot be read. Trust it only when <see cref="IsValid"/>.</summary>
    public Certificate? Certificate { get; init; }
}
