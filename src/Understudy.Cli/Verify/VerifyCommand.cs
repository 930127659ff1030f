using System.CommandLine;

using Understudy.Core;
using Understudy.Data;
using Understudy.Evaluation;
using Understudy.Inference;

namespace Understudy.Cli;

/// <summary><c>understudy verify NAME</c>: is the certificate authentic, and does it still describe these files?</summary>
public static class VerifyCommand
{
    /// <summary>Builds the verb.</summary>
    public static Command Build(Terminal terminal)
    {
        var name = new Argument<string>("workload") { Description = "Name of a workload, or id of a specialist." };
        var key = new Option<FileInfo?>("--key") { Description = "Public key to trust (PEM). [default: the workspace's own key]", HelpName = "FILE" };
        var command = new Command("verify", """
            Check certificate, signature, specialist and data; one changed byte in any of them fails.

            Examples:
              understudy verify helpdesk
              understudy verify helpdesk --key team.pub.pem
            """) { name, key };
        command.SetAction((parsed, cancellationToken) =>
        {
            using Session session = Session.Open(parsed, terminal);
            SpecialistRecord record = Specialists.Newest(session, parsed.GetValue(name)!);
            return Task.FromResult(Verify(session, record, parsed.GetValue(key), cancellationToken));
        });
        return command;
    }

    private static int Verify(Session session, SpecialistRecord record, FileInfo? keyFile, CancellationToken cancellationToken)
    {
        string directory = Path.Combine(session.Workspace.Directory, record.Directory);
        (string pem, string source) = Key(session, keyFile);
        Prepared prepared = Prepared.Load(session, record.WorkloadId, new Seed(record.Seed), verify: true, cancellationToken);
        session.EndStage();
        var sources = new Dictionary<string, ContentHash>();
        foreach (ExampleSetRecord set in new[] { prepared.Examples, prepared.TestExamples }.OfType<ExampleSetRecord>())
        {
            if (File.Exists(set.SourcePath))
            {
                sources[set.SourcePath] = ContentHash.OfFile(set.SourcePath);
            }
            else
            {
                session.Say($"note: {set.SourcePath} is no longer there; the imported rows are checked instead.");
            }
        }

        VerificationResult result = CertificateVerifier.Verify(
            new VerificationRequest
            {
                CertificatePath = Path.Combine(directory, CertificateIssuer.CertificateName),
                TrustedPublicKeyPem = pem,
                KeySource = source,
                Specialist = SpecialistDirectory.HashOf(directory),
                TestRows = DataHash.Of(prepared.TestTable ?? prepared.Table, prepared.TestRows),
                CalibrationRows = DataHash.Of(prepared.Table, prepared.Partition.Rows(SplitKind.Calibration)),
                Sources = sources,
            },
            session.Terminal.Time);
        if (session.Json)
        {
            session.Terminal.Out.WriteLine(VerbJson.Verify(result));
        }
        else
        {
            foreach (VerificationFinding finding in result.Findings)
            {
                session.Say($"{(finding.Holds ? "ok  " : "FAIL")} {finding.Subject}: {finding.Statement}");
            }

            foreach (string subject in result.NotChecked)
            {
                session.Say($"  –  {subject}: not checked");
            }

            session.Say(result.IsValid ? result.IsExpired ? "Authentic, but expired: evaluate again before relying on it." : "Verified." : "NOT VERIFIED: do not rely on this certificate.");
        }

        return result.IsValid ? ExitCodes.Done : ExitCodes.Failed;
    }

    private static (string Pem, string Source) Key(Session session, FileInfo? file)
    {
        if (file is null)
        {
            using SigningKey key = SigningKey.OpenOrCreate(session.Workspace.Directory);
            return (key.PublicPem, "the workspace's own key");
        }

        try
        {
            return (File.ReadAllText(file.FullName), $"--key {file}");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new UnderstudyException(ErrorCode.PathUnusable, $"{file}: the key cannot be read ({e.Message}).", e);
        }
    }
}
