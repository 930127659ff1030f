using System.Text.Json;
using System.Text.Json.Serialization;

using Understudy.Evaluation;

namespace Understudy.Cli;

/// <summary>The <c>--json</c> document of <c>understudy scan</c>.</summary>
internal static class ScanJson
{
    public static string Write(ScanReport report, string page) => JsonSerializer.Serialize(new ScanDocument(page, report), ScanJsonContext.Default.ScanDocument);
}

internal sealed record ScanDocument(string Page, ScanReport Scan);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UseStringEnumConverter = true)]
[JsonSerializable(typeof(ScanDocument))]
internal sealed partial class ScanJsonContext : JsonSerializerContext;
