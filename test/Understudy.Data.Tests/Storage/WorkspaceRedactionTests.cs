using Understudy.Core;

using Xunit;

namespace Understudy.Data.Tests.Storage;

public sealed class WorkspaceRedactionTests : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("understudy-redaction-").FullName;

    public void Dispose() => Directory.Delete(_root, recursive: true);

    [Fact]
    public void A_new_workspace_redacts_everything_that_is_known()
    {
        using Workspace workspace = Workspace.Open(_root, TimeProvider.System);
        Assert.Equal(SensitiveKinds.All, workspace.Redaction.Kinds);
        Assert.Same(JsonRedactor.Default, workspace.JsonRedactor());
    }

    [Fact]
    public void What_was_set_is_used_by_whoever_opens_it_next()
    {
        using (Workspace workspace = Workspace.Open(_root, TimeProvider.System))
        {
            workspace.Redaction = new RedactionOptions { Kinds = SensitiveKinds.Emails, Rules = [new RedactionRule("CUSTOMER", @"\bKD-\d+\b")] };
        }

        using Workspace again = Workspace.Open(_root, TimeProvider.System);
        Assert.Equal("[CUSTOMER] [EMAIL] 4111 1111 1111 1111", again.TextRedactor().Redact("KD-12 a@example.com 4111 1111 1111 1111"));
        Assert.Equal("""{"x":"[CUSTOMER]"}""", System.Text.Encoding.UTF8.GetString(again.JsonRedactor().Redact("""{"x":"KD-7"}"""u8.ToArray()).Span));
    }

    [Fact]
    public void A_rule_that_is_wrong_changes_nothing()
    {
        using Workspace workspace = Workspace.Open(_root, TimeProvider.System);
        Assert.Throws<UnderstudyException>(() => workspace.Redaction = new RedactionOptions { Rules = [new RedactionRule("OPEN", "(")] });
        Assert.Empty(workspace.Redaction.Rules);
    }

    [Fact]
    public async Task An_imported_prompts_fingerprint_is_that_of_the_redacted_prompt()
    {
        string path = Path.Combine(_root, "calls.jsonl");
        await File.WriteAllLinesAsync(path, Enumerable.Range(0, 60).Select(i => $$$"""{"request":{"messages":[{"role":"system","content":"Sort for KD-1."},{"role":"user","content":"text {{{i}}}"}]},"response":{"choices":[{"message":{"role":"assistant","content":"{{{(i % 2 == 0 ? "a" : "b")}}}"},"finish_reason":"stop"}]}}"""), TestContext.Current.CancellationToken);
        using Workspace workspace = Workspace.Open(_root, TimeProvider.System);
        string plain = Fingerprint(await workspace.ImportAsync("one", new ImportOptions { Path = path }, cancellationToken: TestContext.Current.CancellationToken));
        workspace.Redaction = workspace.Redaction with { Rules = [new RedactionRule("CUSTOMER", @"\bKD-\d+\b")] };
        string ruled = Fingerprint(await workspace.ImportAsync("two", new ImportOptions { Path = path }, cancellationToken: TestContext.Current.CancellationToken));
        Assert.NotEqual(plain, ruled);

        static string Fingerprint(StoredImport import) => Assert.Single(import.Workload.Fingerprints);
    }
}
