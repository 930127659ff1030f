using System.Text.Json.Serialization;

namespace Understudy.Training.Torch;

/// <summary>Reads and writes a tagger's recipe.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow)]
[JsonSerializable(typeof(TaggerOptions))]
public sealed partial class TaggerOptionsJson : JsonSerializerContext;
