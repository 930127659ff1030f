using Understudy.Core;

namespace Understudy.Evaluation;

/// <summary>One line of a scan.</summary>
public sealed record ScannedWorkload
{
    /// <summary>Its id: the same on every machine.</summary>
    public required string Id { get; init; }

    /// <summary>A name from its distinctive words, unique in the scan.</summary>
    public required string Name { get; init; }

    /// <summary>What kind of task it is.</summary>
    public required WorkloadKind Kind { get; init; }

    /// <summary>Why it is taken for that.</summary>
    public required string KindReason { get; init; }

    /// <summary>Number of labels of a closed set; 0 where there is none.</summary>
    public required int Labels { get; init; }

    /// <summary>Its calls.</summary>
    public required long Calls { get; init; }

    /// <summary>Its share of what all calls cost (of their tokens where prices are unknown), in [0, 1].</summary>
    public required double CostShare { get; init; }

    /// <summary>What its calls cost in US dollars; null where a price is unknown.</summary>
    public double? Dollars { get; init; }

    /// <summary>What is to be expected.</summary>
    public required ScanOutlook Outlook { get; init; }

    /// <summary>Why, in a sentence.</summary>
    public required string Because { get; init; }

    /// <summary>The forecast behind it; null where none could be made.</summary>
    public MovableForecast? Forecast { get; init; }

    /// <summary>The forecast's p-value, adjusted over the list.</summary>
    public double? AdjustedPValue { get; init; }

    /// <summary>About how many more calls it needs; null where that is not the question.</summary>
    public long? NeedsCalls { get; init; }

    /// <summary>Number of versions of its prompt.</summary>
    public required int Versions { get; init; }

    /// <summary>Its prompt with a name in braces for each slot, shortened.</summary>
    public required string Prompt { get; init; }
}
