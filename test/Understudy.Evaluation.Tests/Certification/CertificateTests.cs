using System.Security.Cryptography;
using System.Text;
using Understudy.Core;
using Understudy.Testing;
using Xunit;

namespace Understudy.Evaluation.Tests.Certification;

public sealed class CertificateTests : IDisposable
{
    private static readonly DateTimeOffset Now = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);
    private static readonly EvaluationResult Result = MakeResult();
    private readonly TemporaryDirectory _directory = new();
    private readonly SigningKey _key = SigningKey.Ephemeral();

    public void Dispose()
    {
        _key.Dispose();
        _directory.Dispose();
    }

    [Fact]
    public void What_was_issued_verifies_against_its_own_key_and_hashes()
    {
        VerificationResult found = Verify(Issue());
        Assert.True(found.IsValid, string.Join(" ", found.Findings.Where(f => !f.Holds).Select(f => f.Statement)));
        Assert.Empty(found.NotChecked);
        Assert.False(found.IsExpired);
        Assert.Equal(Result.Decision, found.Certificate!.Decision);
        Assert.Equal(Result.Look, found.Certificate.Look);
        Assert.Equal(Result.Registration.Seed, found.Certificate.Registration.Seed);
        Assert.Equal(Now.AddDays(90), found.Certificate.ExpiresAt);
    }

    [Fact]
    public void Any_third_byte_flipped_in_the_certificate_fails()
    {
        string path = Issue();
        byte[] original = File.ReadAllBytes(path), signature = File.ReadAllBytes(_directory[CertificateIssuer.SignatureName]);
        VerificationRequest request = Request(path);
        Assert.True(CertificateVerifier.Verify(original, signature, request, new FixedTime(Now)).IsValid);
        for (int i = 0; i < original.Length; i += 3)
        {
            byte[] changed = [.. original];
            changed[i] ^= (byte)(1 << (i % 8));
            Assert.False(CertificateVerifier.Verify(changed, signature, request, new FixedTime(Now)).IsValid, $"byte {i} was flipped and nobody noticed");
        }
    }

    [Fact]
    public void Any_flipped_bit_of_the_signature_fails_whatever_its_case()
    {
        string path = Issue(), signature = _directory[CertificateIssuer.SignatureName];
        byte[] original = File.ReadAllBytes(signature), content = File.ReadAllBytes(path);
        VerificationRequest request = Request(path);
        for (int i = 0; i < original.Length * 8; i++)
        {
            byte[] changed = [.. original];
            changed[i / 8] ^= (byte)(1 << (i % 8));
            Assert.False(CertificateVerifier.Verify(content, changed, request, new FixedTime(Now)).IsValid, $"bit {i} was flipped and nobody noticed");
        }

        File.WriteAllText(signature, Encoding.ASCII.GetString(original).ToUpperInvariant());
        Assert.False(Verify(path).IsValid);
        File.WriteAllBytes(signature, [.. original, (byte)'\n']);
        Assert.False(Verify(path).IsValid);
    }

    [Fact]
    public void A_changed_specialist_or_changed_data_is_named()
    {
        string path = Issue();
        ContentHash other = ContentHash.Of("another");
        AssertNames("specialist", Verify(path, r => r with { Specialist = other }));
        AssertNames("test data", Verify(path, r => r with { TestRows = other }));
        AssertNames("calibration data", Verify(path, r => r with { CalibrationRows = other }));
        AssertNames("source calls.jsonl", Verify(path, r => r with { Sources = new Dictionary<string, ContentHash> { ["calls.jsonl"] = other } }));
        AssertNames("certificate", Verify(path, r => r with { Certificate = other }));

        static void AssertNames(string subject, VerificationResult found)
        {
            Assert.False(found.IsValid);
            Assert.Equal(subject, found.Findings.Single(f => !f.Holds).Subject);
        }
    }

    [Fact]
    public void Another_key_fails_and_the_key_beside_the_certificate_is_never_asked()
    {
        string path = Issue();
        using var other = SigningKey.Ephemeral();
        VerificationResult found = Verify(path, r => r with { TrustedPublicKeyPem = other.PublicPem, KeySource = "--key team.pem" });
        Assert.Equal(["signature", "key"], found.Findings.Where(f => !f.Holds).Select(f => f.Subject));
        Assert.Contains("--key team.pem", found.Findings[0].Statement, StringComparison.Ordinal);

        // A forger signs another certificate with a key of his own and lays that key beside it: the trusted key still says no.
        CertificateIssuer.Issue(Result, _directory.Path, other, new FixedTime(Now));
        Assert.False(Verify(path).IsValid);
        File.Delete(_directory[CertificateIssuer.PublicKeyName]);
        Assert.True(Verify(path, r => r with { TrustedPublicKeyPem = other.PublicPem }).IsValid);
    }

    [Fact]
    public void What_is_not_given_is_listed_as_not_checked()
    {
        VerificationResult found = Verify(Issue(), r => r with { Specialist = null, TestRows = null, Sources = new Dictionary<string, ContentHash>() });
        Assert.Equal(["specialist", "test data", "source calls.jsonl"], found.NotChecked);
    }

    [Fact]
    public void Expired_is_authentic_but_expired()
    {
        VerificationResult found = Verify(Issue(), time: new FixedTime(Now.AddDays(90)));
        Assert.True(found.IsValid);
        Assert.True(found.IsExpired);
    }

    [Fact]
    public void The_json_is_canonical()
    {
        string path = Issue();
        byte[] content = File.ReadAllBytes(path);
        Assert.Equal(content, CertificateJson.Write(CertificateJson.Read(content)));
        string text = Encoding.UTF8.GetString(content);
        string[] keys = [.. text.Split('\n').Where(l => l.StartsWith("  \"", StringComparison.Ordinal)).Select(l => l.Split('"')[1])];
        Assert.Equal(keys.Order(StringComparer.Ordinal), keys);
        Assert.DoesNotContain('\r', text);
        foreach (string part in new[] { "\"decision\": \"NotYet\"", "\"margin\": 0.02", "\"testRows\"", "\"seed\"", "\"hypothesis\"", "\"missing\"", "\"level\": 0.04", "\"versions\"", "\"maxError\": 0.05" })
        {
            Assert.Contains(part, text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_certificate_of_the_first_layout_still_verifies()
    {
        // Golden/ was issued, with a key that was thrown away, by the program as it was before certificates named metric and loss.
        string directory = Repository.PathOf("test", "Understudy.Evaluation.Tests", "Certification", "Golden");
        VerificationResult found = CertificateVerifier.Verify(
            new VerificationRequest
            {
                CertificatePath = Path.Combine(directory, CertificateIssuer.CertificateName),
                TrustedPublicKeyPem = File.ReadAllText(Path.Combine(directory, CertificateIssuer.PublicKeyName)),
                KeySource = "the key of long ago",
            },
            new FixedTime(Now));
        Assert.True(found.IsValid, string.Join(" ", found.Findings.Where(f => !f.Holds).Select(f => f.Statement)));
        Assert.Equal(1, found.Certificate!.SchemaVersion);
        Assert.Null(found.Certificate.Registration.Metric);
        Assert.Equal("exact McNemar", found.Certificate.TestAlone.Difference!.SuperiorityTest);
        Assert.NotNull(found.Certificate.Guarantee.Wrong);
    }

    [Fact]
    public void The_metric_and_the_loss_are_named()
    {
        Assert.Equal(("accuracy", "wrong label"), (Result.Registration.Metric, Result.Registration.Loss));
        Assert.Contains("\"metric\": \"accuracy\"", File.ReadAllText(Issue()), StringComparison.Ordinal);
    }

    [Fact]
    public void A_missing_certificate_says_where_it_was_looked_for()
    {
        UnderstudyException e = Assert.Throws<UnderstudyException>(() => Verify(_directory["nowhere.json"]));
        Assert.Equal(ErrorCode.NotFound, e.Code);
        Assert.Contains("nowhere.json", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_workspaces_key_is_made_once_and_readable_by_its_owner_only()
    {
        string id;
        using (var key = SigningKey.OpenOrCreate(_directory.Path))
        {
            id = key.Id.Hex;
        }

        using (var again = SigningKey.OpenOrCreate(_directory.Path))
        {
            Assert.Equal(id, again.Id.Hex);
        }

        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(SigningKey.PathIn(_directory.Path)));
        }
    }

    [Fact]
    public void A_broken_key_file_is_told_from_a_missing_one()
    {
        Directory.CreateDirectory(_directory["keys"]);
        using ECDsa wrong = ECDsa.Create(ECCurve.NamedCurves.nistP384);
        foreach (string content in new[] { "no key", wrong.ExportPkcs8PrivateKeyPem(), _key.PublicPem })
        {
            File.WriteAllText(SigningKey.PathIn(_directory.Path), content);
            UnderstudyException e = Assert.Throws<UnderstudyException>(() => SigningKey.OpenOrCreate(_directory.Path));
            Assert.Contains("expected an ECDSA P-256 private key", e.Message, StringComparison.Ordinal);
        }
    }

    private static EvaluationResult MakeResult() =>
        World.Paired(170, 10, 10, 10).Evaluate(r => r with
        {
            Sources = new Dictionary<string, ContentHash> { ["calls.jsonl"] = ContentHash.Of("calls") },
            Versions = new Dictionary<string, string> { ["understudy"] = "0.1.0" },
            Facts = r.Facts with { LearningCurve = [new(100, 0.7, 200), new(200, 0.8, 200), new(400, 0.85, 200)] },
        });

    private string Issue() => CertificateIssuer.Issue(Result, _directory.Path, _key, new FixedTime(Now)).Path;

    private VerificationRequest Request(string path) => new()
    {
        CertificatePath = path,
        TrustedPublicKeyPem = _key.PublicPem,
        KeySource = "the workspace's own key",
        Specialist = Result.Registration.Specialist,
        TestRows = Result.Registration.TestRows,
        CalibrationRows = Result.Registration.CalibrationRows,
        Sources = Result.Sources,
    };

    private VerificationResult Verify(string path, Func<VerificationRequest, VerificationRequest>? change = null, TimeProvider? time = null) =>
        CertificateVerifier.Verify(change is null ? Request(path) : change(Request(path)), time ?? new FixedTime(Now));

    private sealed class FixedTime(DateTimeOffset now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => now;
    }
}
