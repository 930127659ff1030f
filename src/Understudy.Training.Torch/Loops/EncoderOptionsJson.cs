using System.Text.Json.Serialization;

namespace Understudy.Training.Torch;

/// <summary>The wire form of the recipe: what the manifest holds.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UseStringEnumConverter = true, UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow)]
[JsonSerializable(typeof(EncoderOptions))]
public sealed partial class EncoderOptionsJson : JsonSerializerContext;
