using System.Text.Json.Serialization;

namespace Understudy.Gateway;

/// <summary>The layout of <c>routes.json</c>.</summary>
internal sealed record RouteDocument(int SchemaVersion, IReadOnlyList<Route> Routes);

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    UseStringEnumConverter = true,
    WriteIndented = true,
    NewLine = "\n")]
[JsonSerializable(typeof(RouteDocument))]
internal sealed partial class RouteFileJson : JsonSerializerContext;
