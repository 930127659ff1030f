using System.Text.Json;
using System.Text.Json.Serialization;

using Understudy.Data;

namespace Understudy.Cli;

/// <summary>The <c>--json</c> document of <c>understudy lint</c>.</summary>
internal static class LintJson
{
    public static string Write(CallLintReport report, IReadOnlyList<LintFinding> findings) => JsonSerializer.Serialize(
        new LintDocument(report.Lines, report.Answers, report.Calls, report.Survived, report.ToolSets, report.LosesSilently, report.Counts, report.Traits, findings), LintJsonContext.Default.LintDocument);
}

internal sealed record LintDocument(long Lines, long Answers, long Calls, long Survived, long ToolSets, bool LosesSilently, IReadOnlyList<LintCount> Counts, IReadOnlyList<LintTrait> Traits, IReadOnlyList<LintFinding> Findings);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UseStringEnumConverter = true)]
[JsonSerializable(typeof(LintDocument))]
internal sealed partial class LintJsonContext : JsonSerializerContext;
