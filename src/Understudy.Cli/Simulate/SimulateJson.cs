using System.Text.Json.Serialization;

namespace Understudy.Cli;

internal sealed record SimulateDocument(string File, string? Truth, int Calls, ulong Seed, string Half, int Workloads);

internal sealed record TruthLine(
    string Id,
    string? Workload,
    string? Kind,
    string? Version,
    IReadOnlyList<string> Slots,
    string? Label,
    string? Gold,
    bool Failed,
    bool Refused,
    bool Duplicate,
    string? NearDuplicateOf,
    IReadOnlyList<string> PersonalData,
    string? Conversation);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(SimulateDocument))]
[JsonSerializable(typeof(TruthLine))]
internal sealed partial class SimulateJsonContext : JsonSerializerContext;
