using Understudy.Core;

namespace Understudy.Evaluation;

/// <summary>Turns an evaluation into a signed certificate.</summary>
public static class CertificateIssuer
{
    /// <summary>
    /// Writes <c>certificate.json</c>, <c>certificate.sig</c> and, for convenience, the public key <c>certificate.pub.pem</c> into
    /// <paramref name="directory"/>, each atomically, the signature last. Returns the certificate's path and content.
    /// </summary>
    /// <exception cref="UnderstudyException">When the files cannot be written.</exception>
    public static (string Path, Certificate Certificate) Issue(EvaluationResult result, string directory, SigningKey key, TimeProvider time) =>
        throw new NotImplementedException();
}
