using System.Text.Json;
using System.Text.Json.Serialization;

namespace Understudy.Research;

/// <summary>The study as one JSON document: the result's properties in camelCase, numbers in full. The same study gives the same bytes.</summary>
public static class DistilCurveJson
{
    /// <summary>Writes it, ending in a line feed.</summary>
    public static string Write(DistilCurveResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        return JsonSerializer.Serialize(new DistilCurveDocument("C1", result), DistilCurveContext.Default.DistilCurveDocument) + "\n";
    }
}

/// <summary>The claim and what the study says of it.</summary>
internal sealed record DistilCurveDocument(string Claim, DistilCurveResult Study);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UseStringEnumConverter = true, WriteIndented = true, NewLine = "\n")]
[JsonSerializable(typeof(DistilCurveDocument))]
internal sealed partial class DistilCurveContext : JsonSerializerContext;
