namespace Understudy.Core;

/// <summary>Price of one model in US dollars per million tokens.</summary>
public sealed record ModelPrice
{
    /// <summary>Per million input tokens.</summary>
    public required double InputPerMillion { get; init; }

    /// <summary>Per million input tokens read from the provider's cache; null means the input price.</summary>
    public double? CachedInputPerMillion { get; init; }

    /// <summary>Per million output tokens.</summary>
    public required double OutputPerMillion { get; init; }

    /// <summary>Where and when the figure was read, in words.</summary>
    public string? Source { get; init; }

    /// <summary>US dollars of one call; null when its tokens are unknown.</summary>
    public double? CostOf(TokenUsage usage)
    {
        if (!usage.IsKnown)
        {
            return null;
        }

        int cached = Math.Clamp(usage.CachedInput, 0, usage.Input);
        return (((usage.Input - cached) * InputPerMillion) + (cached * (CachedInputPerMillion ?? InputPerMillion)) + (usage.Output * OutputPerMillion)) / 1e6;
    }
}
