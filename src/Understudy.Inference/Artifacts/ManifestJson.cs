using System.Text.Json.Serialization;

namespace Understudy.Inference;

/// <summary>The wire form of the manifest.</summary>
[JsonSourceGenerationOptions(
    WriteIndented = true,
    NewLine = "\n",
    UseStringEnumConverter = true,
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    AllowDuplicateProperties = false)]
[JsonSerializable(typeof(SpecialistManifest))]
internal sealed partial class ManifestJson : JsonSerializerContext;
