namespace Understudy.Data;

/// <summary>A recurring task in the traffic: one prompt, in one or more versions.</summary>
public sealed record DiscoveredWorkload
{
    /// <summary>The id of its first version's template, unless it was known under another: the same on every machine.</summary>
    public required string Id { get; init; }

    /// <summary>Its prompt's versions, in order of first use.</summary>
    public required IReadOnlyList<PromptTemplate> Versions { get; init; }
}
