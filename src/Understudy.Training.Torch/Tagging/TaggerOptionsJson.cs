using System.Text.Json.Serialization;

namespace Understudy.Training.Torch;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow)]
[JsonSerializable(typeof(TaggerOptions))]
internal sealed partial class TaggerOptionsJson : JsonSerializerContext;
