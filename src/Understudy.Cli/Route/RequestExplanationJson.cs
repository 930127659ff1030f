using System.Text.Json.Serialization;

using Understudy.Gateway;

namespace Understudy.Cli;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(RequestExplanation))]
internal sealed partial class RequestExplanationJson : JsonSerializerContext;
