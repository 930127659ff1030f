using System.Globalization;

namespace Understudy.Training;

/// <summary>When an argument counts as copied, enumerated or normalised.</summary>
public sealed record AlignerOptions
{
    /// <summary>Share of an argument's values that must stand in the input for it to be copied before anything else, 0.5 to 1. Default 0.95.</summary>
    public double SureShare { get; init; } = 0.95;

    /// <summary>Share below which an argument is not copied or normalised at all, 0.1 to 1. Default 0.5.</summary>
    public double LeastShare { get; init; } = 0.5;

    /// <summary>Most values of an enumerated argument, 2 to 4095. Default 64.</summary>
    public int MostValues { get; init; } = 64;

    /// <summary>Occurrences that a value needs to be told apart from others, 1 to 1000. Default 3.</summary>
    public int LeastOccurrences { get; init; } = 3;

    /// <summary>Longest input in words, 8 to 4096. Default 256.</summary>
    public int MaximumWords { get; init; } = 256;

    /// <summary>Everything that is wrong, each with the key and the range; empty when usable.</summary>
    public IReadOnlyList<string> Validate()
    {
        List<string> errors = [];
        Check(SureShare is >= 0.5 and <= 1, nameof(SureShare), SureShare, "0.5 to 1");
        Check(LeastShare is >= 0.1 and <= 1, nameof(LeastShare), LeastShare, "0.1 to 1");
        Check(MostValues is >= 2 and <= 4095, nameof(MostValues), MostValues, "2 to 4095");
        Check(LeastOccurrences is >= 1 and <= 1000, nameof(LeastOccurrences), LeastOccurrences, "1 to 1000");
        Check(MaximumWords is >= 8 and <= 4096, nameof(MaximumWords), MaximumWords, "8 to 4096");
        return errors;

        void Check(bool holds, string key, IFormattable value, string range)
        {
            if (!holds)
            {
                errors.Add($"{key} is {value.ToString(null, CultureInfo.InvariantCulture)}; give {range}.");
            }
        }
    }
}
