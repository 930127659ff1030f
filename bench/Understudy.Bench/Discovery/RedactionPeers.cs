using System.Text.Json;

using Understudy.Testing;

namespace Understudy.Bench;

/// <summary>
/// redact-pii and secretlint (npm) on the same texts. They give other kinds, or none: compared is what every redaction is for, whether a marked value is gone
/// from the text, and whether a text without one stays as it is.
/// </summary>
public static class RedactionPeers
{
    /// <summary>The peer whose time is taken.</summary>
    public const string Pii = "redact-pii 3.4.0";

    private static readonly (string Name, string Version)[] Packages = [("redact-pii", "3.4.0"), ("@secretlint/core", "13.1.0"), ("@secretlint/secretlint-rule-preset-recommend", "13.1.0")];

    /// <summary>What each makes of the texts, and microseconds a text of <see cref="Pii"/>; empty when they cannot be had.</summary>
    public static async Task<(IReadOnlyList<(string Name, string[] Texts)> Redacted, double? Microseconds)> RunAsync(IReadOnlyList<MarkedText> texts, TextWriter log, CancellationToken cancellationToken)
    {
        if (await NodePackages.FolderAsync(log, Packages, cancellationToken) is not { } folder)
        {
            return ([], null);
        }

        string file = Path.GetTempFileName();
        try
        {
            await File.WriteAllTextAsync(file, JsonSerializer.Serialize(texts.Select(t => t.Text)), cancellationToken);
            if (await ScriptRun.OutputAsync("node", [Path.Combine(AppContext.BaseDirectory, "Discovery", "redaction_peers.mjs"), folder, file], log, cancellationToken) is not { } output)
            {
                return ([], null);
            }

            using JsonDocument document = JsonDocument.Parse(output);
            return ([(Pii, Texts("pii")), ("redact-pii behind secretlint 13.1.0", Texts("both"))], document.RootElement.GetProperty("microseconds").GetDouble());

            string[] Texts(string name) => [.. document.RootElement.GetProperty(name).EnumerateArray().Select(t => t.GetString()!)];
        }
        finally
        {
            File.Delete(file);
        }
    }

    /// <summary>Of the marks of some kinds, how many values no longer stand in the text; of the texts without a mark, how many were changed.</summary>
    public static (int Gone, int Marks, int Changed, int Clean) Count(IReadOnlyList<MarkedText> texts, IReadOnlyList<string> redacted, Func<string, bool> kinds)
    {
        ArgumentNullException.ThrowIfNull(texts);
        ArgumentNullException.ThrowIfNull(redacted);
        ArgumentNullException.ThrowIfNull(kinds);
        (int gone, int marks, int changed, int clean) = (0, 0, 0, 0);
        for (int i = 0; i < texts.Count; i++)
        {
            Mark[] own = [.. texts[i].Marks.Where(m => kinds(m.Kind))];
            marks += own.Length;
            gone += own.Count(m => !redacted[i].Contains(texts[i].Text[m.Start..m.End], StringComparison.Ordinal));
            clean += texts[i].Marks.Count == 0 ? 1 : 0;
            changed += texts[i].Marks.Count == 0 && redacted[i] != texts[i].Text ? 1 : 0;
        }

        return (gone, marks, changed, clean);
    }
}
