using System.Text.Json;
using System.Text.Json.Serialization;

using Understudy.Core;
using Understudy.Data;

namespace Understudy.Cli;

/// <summary>The <c>--json</c> documents of <c>understudy discover</c> and <c>understudy workloads</c>.</summary>
internal static class DiscoverJson
{
    public static string Write(IReadOnlyList<DiscoveredRecord> workloads, IReadOnlySet<string> fresh, long? calls, long? unclustered) => JsonSerializer.Serialize(
        new DiscoverDocument(calls, unclustered, [.. workloads.Select(w => new DiscoveredDocument(
            w.Workload.Id, w.Name, w.State, w.Kind, w.Labels, w.Calls, w.First, w.Last, w.Source, w.NamedBy, fresh.Contains(w.Workload.Id),
            [.. w.Workload.Versions.Select(v => new TemplateDocument(v.Id, v.ToString(), [.. v.SlotNames]))]))]),
        DiscoverJsonContext.Default.DiscoverDocument);
}

internal sealed record TemplateDocument(string Id, string Prompt, IReadOnlyList<string> Slots);

internal sealed record DiscoveredDocument(string Id, string Name, DiscoveredState State, WorkloadKind Kind, int Labels, long Calls, DateTimeOffset? First, DateTimeOffset? Last, string Source, NamedBy NamedBy, bool New, IReadOnlyList<TemplateDocument> Versions);

internal sealed record DiscoverDocument(long? Calls, long? Unclustered, IReadOnlyList<DiscoveredDocument> Workloads);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UseStringEnumConverter = true)]
[JsonSerializable(typeof(DiscoverDocument))]
internal sealed partial class DiscoverJsonContext : JsonSerializerContext;
