using System.Text.Json;
using System.Text.Json.Serialization;

using Understudy.Training;

namespace Understudy.Cli;

/// <summary>The <c>--json</c> document of <c>understudy export</c>.</summary>
internal static class ExportJson
{
    public static string Write(string specialist, string format, string directory, ExportResult result) =>
        JsonSerializer.Serialize(new ExportDocument(specialist, format, directory, result.Files, result.Golden), ExportJsonContext.Default.ExportDocument);
}

internal sealed record ExportDocument(string Specialist, string Format, string Directory, IReadOnlyList<ExportedFile> Files, IReadOnlyList<GoldenCheck> Golden);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(ExportDocument))]
internal sealed partial class ExportJsonContext : JsonSerializerContext;
