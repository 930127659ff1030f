using Understudy.Core;

namespace Understudy.Evaluation;

/// <summary>What to verify a certificate against.</summary>
public sealed record VerificationRequest
{
    /// <summary>Path of <c>certificate.json</c>; the signature is <c>certificate.sig</c> beside it.</summary>
    public required string CertificatePath { get; init; }

    /// <summary>
    /// The public key that is trusted, PEM: from <c>--key FILE</c>, else the workspace's own (<see cref="SigningKey.PublicPem"/>).
    /// Never the key that merely lies beside the certificate: whoever forges one can forge the other.
    /// </summary>
    public required string TrustedPublicKeyPem { get; init; }

    /// <summary>Where the key came from, for the output, e.g. <c>--key team.pem</c> or <c>the workspace's own key</c>.</summary>
    public required string KeySource { get; init; }

    /// <summary>The hash of the certificate file that was noted when it was issued; null when none was.</summary>
    public ContentHash? Certificate { get; init; }

    /// <summary>Content hash of the specialist directory as it is now; null leaves it unchecked.</summary>
    public ContentHash? Specialist { get; init; }

    /// <summary>Hash of the test rows as they are now (<see cref="DataHash.Of"/>); null leaves it unchecked.</summary>
    public ContentHash? TestRows { get; init; }

    /// <summary>Hash of the calibration rows as they are now; null leaves it unchecked.</summary>
    public ContentHash? CalibrationRows { get; init; }

    /// <summary>Hashes of source files as they are now, by the name in the certificate; those not given stay unchecked.</summary>
    public IReadOnlyDictionary<string, ContentHash> Sources { get; init; } = new Dictionary<string, ContentHash>();
}
