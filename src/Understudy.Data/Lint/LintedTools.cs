using System.Text.Json;

using Understudy.Core;

namespace Understudy.Data;

/// <summary>A set of functions, looked over once.</summary>
internal sealed class LintedTools
{
    public LintedTools(ToolSet tools)
    {
        Tools = tools;
        Surveys = [.. tools.Names.Where(n => tools.Parameters(n) is not null).Select(n => (n, SchemaSurvey.Of(tools.Parameters(n)!.Value)))];
        Undescribed = [.. tools.Json.EnumerateArray().Select(t => t.TryGetProperty("function", out JsonElement f) ? f : t)
            .Where(f => string.IsNullOrWhiteSpace(CallJson.String(f, "description"))).Select(f => f.GetProperty("name").GetString()!)];
    }

    public ToolSet Tools { get; }

    public IReadOnlyList<(string Name, SchemaSurvey Survey)> Surveys { get; }

    public IReadOnlyList<string> Undescribed { get; }

    /// <summary>Whether values can be proven valid by a function's schema.</summary>
    public bool IsProvable(string function) => Surveys.FirstOrDefault(s => s.Name == function).Survey is not { } survey || (survey.Unsupported.Count == 0 && survey.Cycle is null);
}
