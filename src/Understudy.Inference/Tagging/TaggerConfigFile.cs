using System.Text.Json.Serialization;

namespace Understudy.Inference;

/// <summary><c>config.json</c> of a tagger.</summary>
internal sealed record TaggerConfigFile
{
    /// <summary>What tells the file from other models' configurations.</summary>
    public const string Type = "understudy-tagger";

    /// <summary>Version of words, hashes and shapes: the text path that the weights were trained behind.</summary>
    public const int CurrentTextVersion = 1;

    public required string ModelType { get; init; }

    public required int TextVersion { get; init; }

    public required TaggerConfig Network { get; init; }

    public required CallPlan Plan { get; init; }

    public required CallCalibration Calibration { get; init; }
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, WriteIndented = true, NewLine = "\n", DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, RespectRequiredConstructorParameters = true, RespectNullableAnnotations = true)]
[JsonSerializable(typeof(TaggerConfigFile))]
internal sealed partial class TaggerJson : JsonSerializerContext;
