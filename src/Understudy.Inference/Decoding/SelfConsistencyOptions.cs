using System.Globalization;

namespace Understudy.Inference;

/// <summary>How a vote is held.</summary>
public sealed record SelfConsistencyOptions
{
    /// <summary>Most samples, 1 to 256. Default 16.</summary>
    public int MostSamples { get; init; } = 16;

    /// <summary>Samples that are written together, 1 to 64. Default 4.</summary>
    public int Together { get; init; } = 4;

    /// <summary>The vote ends when the majority stays one with this probability, above 0.5 to less than 1. Default 0.95.</summary>
    public double Certainty { get; init; } = 0.95;

    /// <summary>Temperature of the samples, above 0 to 10. Default 0.7.</summary>
    public double Temperature { get; init; } = 0.7;

    /// <summary>Everything that is wrong, each with the key and the range; empty when usable.</summary>
    public IReadOnlyList<string> Validate()
    {
        List<string> errors = [];
        Check(MostSamples is >= 1 and <= 256, nameof(MostSamples), MostSamples, "1 to 256");
        Check(Together is >= 1 and <= 64, nameof(Together), Together, "1 to 64");
        Check(Certainty is > 0.5 and < 1, nameof(Certainty), Certainty, "above 0.5 to less than 1");
        Check(Temperature is > 0 and <= 10, nameof(Temperature), Temperature, "above 0 to 10");
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
