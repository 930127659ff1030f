using Understudy.Core;

namespace Understudy.Evaluation;

/// <summary>Checks a certificate against its signature and against what it hashes.</summary>
public static class CertificateVerifier
{
    /// <summary>Checks everything that <paramref name="request"/> gives.</summary>
    /// <exception cref="UnderstudyException">When the certificate or signature file does not exist or cannot be read.</exception>
    public static VerificationResult Verify(VerificationRequest request, TimeProvider time) => throw new NotImplementedException();
}
