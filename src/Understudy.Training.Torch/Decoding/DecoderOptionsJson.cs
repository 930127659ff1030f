using System.Text.Json.Serialization;

namespace Understudy.Training.Torch;

/// <summary>Reads and writes a decoder's recipe.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow)]
[JsonSerializable(typeof(DecoderOptions))]
public sealed partial class DecoderOptionsJson : JsonSerializerContext;
