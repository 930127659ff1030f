using System.Text.Json.Serialization;

namespace Understudy.Bench;

/// <summary>What <c>figures NAME --json</c> prints.</summary>
/// <param name="Figures">The figures.</param>
/// <param name="Machine">Processor, cores, runtime.</param>
public sealed record FigureDocument(IReadOnlyList<Figure> Figures, string Machine);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, WriteIndented = true)]
[JsonSerializable(typeof(FigureDocument))]
[JsonSerializable(typeof(StoredArm))]
internal sealed partial class FigureJson : JsonSerializerContext;
