using Understudy.Core;

namespace Understudy.Evaluation;

/// <summary>
/// What a specialist's certificate allows: the one reading of it that asking, routing and serving share. Whether it has expired depends
/// on the clock and is asked for anew each time.
/// </summary>
public sealed record CertificateStanding
{
    /// <summary>The certificate; null when there is none, or it does not verify against the key and the specialist.</summary>
    public Certificate? Certificate { get; private init; }

    /// <summary>Why the certificate lets the specialist answer nobody, whatever the clock says, and what to do; null when it does let it.</summary>
    public string? Objection { get; private init; }

    /// <summary>The confidence from which the specialist may answer, in [0, 1]; null while there is an <see cref="Objection"/>.</summary>
    public double? Threshold { get; private init; }

    /// <summary>Reads and checks the certificate in a specialist's directory. Never throws for what a forger or a damaged file does: that is an objection.</summary>
    /// <param name="directory">The specialist's directory.</param>
    /// <param name="specialist">Content hash of the specialist as it is now.</param>
    /// <param name="workspaceDirectory">The workspace whose key is trusted.</param>
    /// <param name="workload">The workload's id, for the advice.</param>
    /// <param name="time">The clock.</param>
    public static CertificateStanding Read(string directory, ContentHash specialist, string workspaceDirectory, string workload, TimeProvider time)
    {
        string path = Path.Combine(directory, CertificateIssuer.CertificateName), again = $"certify it (understudy evaluate {workload})";
        if (!File.Exists(path))
        {
            return new CertificateStanding { Objection = $"the specialist has no certificate; {again}" };
        }

        VerificationResult verified;
        try
        {
            using SigningKey key = SigningKey.OpenOrCreate(workspaceDirectory);
            verified = CertificateVerifier.Verify(
                new VerificationRequest { CertificatePath = path, TrustedPublicKeyPem = key.PublicPem, KeySource = "the workspace's own key", Specialist = specialist },
                time);
        }
        catch (UnderstudyException e)
        {
            return new CertificateStanding { Objection = $"the certificate cannot be checked: {e.Message}" };
        }

        if (verified.Findings.FirstOrDefault(f => !f.Holds) is { } failed)
        {
            return new CertificateStanding { Objection = $"the certificate does not verify: {failed.Statement.TrimEnd('.')}; {again}" };
        }

        Certificate certificate = verified.Certificate!;
        (double? threshold, string? objection) = certificate switch
        {
            { WithEscalation: Verdict.Promote, Guarantee.Threshold: { } certified } => (certified, (string?)null),
            { WithEscalation: Verdict.Promote } => ((double?)null, $"no confidence threshold could be certified ({certificate.Guarantee.Statement.TrimEnd('.')})"),
            { WithEscalation: null, Alone: Verdict.Promote } => (0, null), // nobody to hand back to: it was judged, and proven, on everything
            { WithEscalation: var both } => (null, $"the certificate's verdict is {both ?? certificate.Alone}, not Promote; see the report for what is missing"),
        };
        return new CertificateStanding { Certificate = certificate, Threshold = threshold, Objection = objection };
    }

    /// <summary>Whether there is an authentic certificate that has expired.</summary>
    public bool IsExpiredAt(DateTimeOffset now) => Certificate is { } certificate && now >= certificate.ExpiresAt;

    /// <summary>The threshold that was certified on calibration, whatever the verdict; null when there is none or the certificate has expired.</summary>
    public double? CertifiedThresholdAt(DateTimeOffset now) => IsExpiredAt(now) ? null : Certificate?.Guarantee.Threshold;
}
