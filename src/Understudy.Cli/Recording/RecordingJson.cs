using System.Text.Json.Serialization;

namespace Understudy.Cli;

internal sealed record CountedGroup(string? Workload, string? Fingerprint, string Decision, string Outcome, long Calls);

internal sealed record RecordingStatusDocument(string Store, long Calls, long Training, bool GatewayIsRecording, long JournalEntries, long JournalBytes, IReadOnlyList<CountedGroup> Groups);

internal sealed record RecordingExportDocument(string File, long Calls, long Passed);

internal sealed record RecordingRemovalDocument(long Calls, bool Complete);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(RecordingStatusDocument))]
[JsonSerializable(typeof(RecordingExportDocument))]
[JsonSerializable(typeof(RecordingRemovalDocument))]
internal sealed partial class RecordingJsonContext : JsonSerializerContext;
