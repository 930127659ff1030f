using System.Text.Json;
using System.Text.Json.Serialization;

using Understudy.Data;
using Understudy.Training;

namespace Understudy.Cli;

/// <summary>The <c>--json</c> document of <c>understudy lint</c>.</summary>
internal static class LintJson
{
    public static string Write(CallLintReport report, IReadOnlyList<LintFinding> findings, TokenLintReport? tokens, IReadOnlyList<IReadOnlyList<LintToken>> shown) => JsonSerializer.Serialize(
        new LintDocument(report.Lines, report.Answers, report.Calls, report.Survived, report.ToolSets, report.LosesSilently, report.Counts, report.Traits, findings, tokens is null ? null : new LintTokensDocument(tokens, shown)), LintJsonContext.Default.LintDocument);
}

internal sealed record LintDocument(long Lines, long Answers, long Calls, long Survived, long ToolSets, bool LosesSilently, IReadOnlyList<LintCount> Counts, IReadOnlyList<LintTrait> Traits, IReadOnlyList<LintFinding> Findings, LintTokensDocument? Tokens);

internal sealed record LintTokensDocument(TokenLintReport Report, IReadOnlyList<IReadOnlyList<LintToken>> Rows);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UseStringEnumConverter = true, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(LintDocument))]
internal sealed partial class LintJsonContext : JsonSerializerContext;
