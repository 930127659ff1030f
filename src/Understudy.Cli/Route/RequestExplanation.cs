using System.Text.Json.Serialization;

namespace Understudy.Cli;

/// <summary>What would become of a request.</summary>
public sealed record RequestExplanation
{
    /// <summary>The workload that it was recognised as; null when none was.</summary>
    public required string? Workload { get; init; }

    /// <summary>Who would answer, in words: a specialist's id, or the large model.</summary>
    public required string AnsweredBy { get; init; }

    /// <summary>Each consideration in order, a sentence each: how it was recognised, the stage, the lane, the confidence, the threshold.</summary>
    public required IReadOnlyList<string> Steps { get; init; }

    /// <summary>The specialist's answer; null when it was not asked.</summary>
    public string? Answer { get; init; }

    /// <summary>Its confidence, in [0, 1]; null likewise.</summary>
    public double? Confidence { get; init; }
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(RequestExplanation))]
internal sealed partial class RequestExplanationJson : JsonSerializerContext;
