using System.Security.Cryptography;
using System.Text.Json;
using Understudy.Core;

namespace Understudy.Evaluation;

/// <summary>Checks a certificate against its signature and against what it hashes.</summary>
public static class CertificateVerifier
{
    private const int SignatureDigits = 128;

    /// <summary>
    /// Checks everything that <paramref name="request"/> gives and names what differs. The key is the caller's: the one that lies beside
    /// the certificate is never read. A self-made key shows that nothing was changed, not who made it.
    /// </summary>
    /// <exception cref="UnderstudyException">When the certificate or signature does not exist or cannot be read, or the trusted key is none.</exception>
    public static VerificationResult Verify(VerificationRequest request, TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(time);
        byte[] content = Read(request.CertificatePath, "certificate");
        byte[] signature = Read(Path.Combine(Path.GetDirectoryName(Path.GetFullPath(request.CertificatePath))!, CertificateIssuer.SignatureName), "signature");
        return Verify(content, signature, request, time);
    }

    internal static VerificationResult Verify(byte[] content, byte[] signature, VerificationRequest request, TimeProvider time)
    {
        using ECDsa key = Key(request);
        var findings = new List<VerificationFinding>();
        bool signed = TryDecode(signature, out byte[] raw) && key.VerifyData(content, raw, HashAlgorithmName.SHA256, DSASignatureFormat.IeeeP1363FixedFieldConcatenation);
        findings.Add(new VerificationFinding("signature", signed, signed
            ? $"The signature was made over this certificate with {request.KeySource}."
            : $"The signature was not made over this certificate with {request.KeySource}: the certificate or the signature was changed, or it was signed with another key."));
        if (request.Certificate is { } noted)
        {
            findings.Add(Compare("certificate", noted, ContentHash.Of(content), "the hash noted when it was issued"));
        }

        Certificate? certificate = null;
        try
        {
            certificate = CertificateJson.Read(content);
            bool known = certificate.SchemaVersion is >= 1 and <= Certificate.CurrentVersion;
            findings.Add(new VerificationFinding("layout", known, known ? "The certificate's layout is known." : $"The certificate's layout is version {certificate.SchemaVersion}; this program knows versions up to {Certificate.CurrentVersion}. Use a newer program."));
        }
        catch (Exception e) when (e is JsonException or NotSupportedException)
        {
            findings.Add(new VerificationFinding("layout", false, $"The certificate cannot be read: {e.Message}"));
        }

        var notChecked = new List<string>();
        if (certificate is not null)
        {
            Against(certificate, request, findings, notChecked, ContentHash.Of(key.ExportSubjectPublicKeyInfo()));
        }

        return new VerificationResult
        {
            Findings = findings,
            NotChecked = notChecked,
            IsExpired = certificate is not null && time.GetUtcNow() >= certificate.ExpiresAt,
            Certificate = certificate,
        };
    }

    private static void Against(Certificate certificate, VerificationRequest request, List<VerificationFinding> findings, List<string> notChecked, ContentHash keyId)
    {
        findings.Add(Compare("key", certificate.KeyId, keyId, $"the key that the certificate names; {request.KeySource} was trusted"));
        findings.Add(Compare("registration", certificate.RegistrationHash, CertificateJson.HashOf(certificate.Registration), "the hash of what was registered before the test"));
        Check("specialist", certificate.Registration.Specialist, request.Specialist);
        Check("test data", certificate.Registration.TestRows, request.TestRows);
        Check("calibration data", certificate.Registration.CalibrationRows, request.CalibrationRows);
        foreach ((string name, ContentHash hash) in certificate.Sources.OrderBy(s => s.Key, StringComparer.Ordinal))
        {
            Check($"source {name}", hash, request.Sources.TryGetValue(name, out ContentHash found) ? found : null);
        }

        void Check(string subject, ContentHash expected, ContentHash? found)
        {
            if (found is { } there)
            {
                findings.Add(Compare(subject, expected, there, "the certificate"));
            }
            else
            {
                notChecked.Add(subject);
            }
        }
    }

    private static VerificationFinding Compare(string subject, ContentHash expected, ContentHash found, string by) => new(
        subject,
        expected == found,
        expected == found ? $"The {subject} is unchanged ({found.Short})." : $"The {subject} differs: expected {expected.Short} by {by}, found {found.Short}.");

    private static bool TryDecode(byte[] text, out byte[] raw)
    {
        raw = [];
        if (text.Length != SignatureDigits || text.Any(b => b is not ((>= (byte)'0' and <= (byte)'9') or (>= (byte)'a' and <= (byte)'f'))))
        {
            return false;
        }

        raw = Convert.FromHexString(System.Text.Encoding.ASCII.GetString(text));
        return true;
    }

    private static ECDsa Key(VerificationRequest request)
    {
        var key = ECDsa.Create();
        try
        {
            key.ImportFromPem(request.TrustedPublicKeyPem);
            return key.KeySize == 256 ? key : throw new CryptographicException($"the key has {key.KeySize} bits");
        }
        catch (Exception e) when (e is CryptographicException or ArgumentException)
        {
            key.Dispose();
            throw new UnderstudyException(ErrorCode.InputUnreadable, $"{request.KeySource}: expected an ECDSA P-256 key in PEM, found something else ({e.Message}).", e);
        }
    }

    private static byte[] Read(string path, string what)
    {
        try
        {
            return File.ReadAllBytes(path);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new UnderstudyException(ErrorCode.NotFound, $"{path}: there is no {what} here. Evaluate the specialist to get one.", e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new UnderstudyException(ErrorCode.PathUnusable, $"{path}: the {what} cannot be read ({e.Message}).", e);
        }
    }
}
