using System.Text.Json.Serialization;

namespace Understudy.Training.Torch;

/// <summary>Reads and writes how a decoder is trained on.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UseStringEnumConverter = true, UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow)]
[JsonSerializable(typeof(PreferenceOptions))]
public sealed partial class PreferenceOptionsJson : JsonSerializerContext;
