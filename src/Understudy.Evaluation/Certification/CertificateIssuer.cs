using System.Text;
using Understudy.Core;

namespace Understudy.Evaluation;

/// <summary>Turns an evaluation into a signed certificate.</summary>
public static class CertificateIssuer
{
    /// <summary>Name of the certificate file.</summary>
    public const string CertificateName = "certificate.json";

    /// <summary>Name of the detached signature: 64 bytes (r, s) in lower-case hexadecimal, nothing else.</summary>
    public const string SignatureName = "certificate.sig";

    /// <summary>Name of the public key that is exported beside the certificate. For convenience only; verification never trusts it.</summary>
    public const string PublicKeyName = "certificate.pub.pem";

    /// <summary>
    /// Writes <see cref="CertificateName"/>, <see cref="PublicKeyName"/> and <see cref="SignatureName"/> into
    /// <paramref name="directory"/>, each atomically, the signature last. Returns the certificate's path and content.
    /// </summary>
    /// <param name="result">The evaluation.</param>
    /// <param name="directory">Made when missing; may be the specialist's own, these files take no part in its hash.</param>
    /// <param name="key">The workspace's key.</param>
    /// <param name="time">Says when it is issued; it expires <see cref="EvaluationOptions.ExpiryDays"/> later.</param>
    /// <exception cref="UnderstudyException">When the files cannot be written.</exception>
    public static (string Path, Certificate Certificate) Issue(EvaluationResult result, string directory, SigningKey key, TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(key);
        Certificate certificate = Make(result, key.Id, time);
        byte[] content = CertificateJson.Write(certificate);
        string path = Path.Combine(directory, CertificateName);
        try
        {
            Directory.CreateDirectory(directory);
            File.Delete(Path.Combine(directory, SignatureName)); // An old signature must not stand beside a new certificate.
            Replace(path, content);
            Replace(Path.Combine(directory, PublicKeyName), Encoding.ASCII.GetBytes(key.PublicPem + "\n"));
            Replace(Path.Combine(directory, SignatureName), Encoding.ASCII.GetBytes(Convert.ToHexStringLower(key.Sign(content))));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new UnderstudyException(ErrorCode.WriteFailed, $"{path}: the certificate cannot be written ({e.Message}).", e);
        }

        return (path, certificate);
    }

    /// <summary>The certificate of an evaluation, unsigned.</summary>
    public static Certificate Make(EvaluationResult result, ContentHash keyId, TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(result);
        ArgumentNullException.ThrowIfNull(time);
        DateTimeOffset now = time.GetUtcNow();
        var issued = new DateTimeOffset(now.Ticks - (now.Ticks % TimeSpan.TicksPerSecond), TimeSpan.Zero);
        EscalationGuarantee e = result.Escalation;
        return new Certificate
        {
            WorkloadId = result.Workload.Id,
            WorkloadName = result.Workload.Name,
            IssuedAt = issued,
            ExpiresAt = issued.AddDays(result.Options.ExpiryDays),
            Statement = $"{result.Chosen} on \"{result.Workload.Name}\": {result.Decision}. {result.TruthStatement}",
            Population = result.PopulationStatement,
            Registration = result.Registration,
            RegistrationHash = CertificateJson.HashOf(result.Registration),
            Look = result.Look,
            Decision = result.Decision,
            Alone = result.Alone.Verdict,
            WithEscalation = result.WithEscalation?.Verdict,
            TestAlone = Of(result.Alone),
            TestWithEscalation = result.WithEscalation is { } both ? Of(both) : null,
            Guarantee = new CertifiedGuarantee
            {
                Threshold = e.Threshold,
                Coverage = e.Coverage?.Value,
                MaxError = e.MaxError,
                Confidence = e.Confidence,
                Kept = e.Kept,
                Wrong = e.Wrong,
                MeanLoss = e.MeanLoss,
                Method = e.Method,
                Statement = e.Reason,
            },
            TestUnits = result.Units.Test,
            CalibrationUnits = result.Units.Calibration,
            OverlapRows = result.Overlap?.Rows ?? 0,
            Missing = result.Decision == Verdict.Promote ? [] : [.. new[] { result.Needs.TestExamples?.Statement, result.Needs.TrainExamples?.Statement }.OfType<string>()],
            Reasons = result.Reasons,
            Warnings = result.Warnings,
            Sources = result.Sources,
            Versions = result.Versions,
            KeyId = keyId,
        };
    }

    private static CertifiedTest Of(ModeResult mode) => new()
    {
        Hypothesis = mode.Hypothesis,
        Rate = mode.Rate,
        Difference = mode.Difference,
        Bar = mode.Bar,
        HarmedSlices = mode.HarmedSlices,
    };

    private static void Replace(string path, byte[] content)
    {
        string temporary = path + ".new";
        using (var stream = new FileStream(temporary, FileMode.Create, FileAccess.Write))
        {
            stream.Write(content);
            stream.Flush(flushToDisk: true);
        }

        File.Move(temporary, path, overwrite: true);
    }
}
