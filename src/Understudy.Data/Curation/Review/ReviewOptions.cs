using System.Globalization;

using Understudy.Core;

namespace Understudy.Data;

/// <summary>How examples are reviewed.</summary>
public sealed record ReviewOptions
{
    /// <summary>Confidence of every interval, strictly between 0 and 1. Default .95.</summary>
    public double Confidence { get; init; } = 0.95;

    /// <summary>Shuffles behind a p-value, 99 to 100,000. Default 999: the least p-value is one in a thousand.</summary>
    public int Shuffles { get; init; } = 999;

    /// <summary>Resamples behind an interval, 100 to 100,000. Default 400.</summary>
    public int Replicates { get; init; } = 400;

    /// <summary>The most windows that time is cut into, 3 to 1,000. Default 20. A change is found to within a window.</summary>
    public int MostWindows { get; init; } = 20;

    /// <summary>The most units that drift is tested on, 100 or more; of more a random part. Default 20,000. Bounds time and memory.</summary>
    public int MostTested { get; init; } = 20_000;

    /// <summary>The most words that are listed, 0 or more. Default 20.</summary>
    public int MostWords { get; init; } = 20;

    /// <summary>The most groups of duplicates that are listed, 0 or more. Default 50. All are counted.</summary>
    public int MostGroups { get; init; } = 50;

    /// <summary>Seed of every draw.</summary>
    public Seed Seed { get; init; } = Seed.Default;

    /// <summary>Everything that is out of range, each with what is allowed; empty when all is well.</summary>
    public IReadOnlyList<string> Validate()
    {
        List<string> errors = [];
        Require(Confidence is > 0 and < 1, nameof(Confidence), Confidence, "strictly between 0 and 1");
        Require(Shuffles is >= 99 and <= 100_000, nameof(Shuffles), Shuffles, "99 to 100,000");
        Require(Replicates is >= 100 and <= 100_000, nameof(Replicates), Replicates, "100 to 100,000");
        Require(MostWindows is >= 3 and <= 1000, nameof(MostWindows), MostWindows, "3 to 1,000");
        Require(MostTested >= 100, nameof(MostTested), MostTested, "100 or more");
        Require(MostWords >= 0, nameof(MostWords), MostWords, "0 or more");
        Require(MostGroups >= 0, nameof(MostGroups), MostGroups, "0 or more");
        return errors;

        void Require(bool holds, string key, double found, string range)
        {
            if (!holds)
            {
                errors.Add($"{key} is {found.ToString(CultureInfo.InvariantCulture)}; give {range}.");
            }
        }
    }
}
