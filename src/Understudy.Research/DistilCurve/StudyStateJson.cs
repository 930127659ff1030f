using System.Text.Json.Serialization;

using Understudy.Inference;

namespace Understudy.Research;

/// <summary>What the study keeps between fits.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UseStringEnumConverter = true)]
[JsonSerializable(typeof(LinearOptions))]
[JsonSerializable(typeof(FitOutcome))]
internal sealed partial class StudyStateJson : JsonSerializerContext;
