using System.Text.Json.Serialization;

namespace Understudy.Gateway;

/// <summary>The document <c>keys/clients.json</c>.</summary>
/// <param name="Version">Of the format; this program reads 1.</param>
/// <param name="Keys">All keys, revoked ones too, in the order in which they were made.</param>
internal sealed record ClientKeyFile(int Version, IReadOnlyList<ClientKey> Keys)
{
    public const int CurrentVersion = 1;
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    WriteIndented = true,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    RespectRequiredConstructorParameters = true,
    RespectNullableAnnotations = true,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    AllowDuplicateProperties = false)]
[JsonSerializable(typeof(ClientKeyFile))]
internal sealed partial class ClientKeyJson : JsonSerializerContext;
