using System.Globalization;

namespace Understudy.Inference;

/// <summary>One candidate of the linear rung: features and hyper-parameters. Stored verbatim in the manifest.</summary>
public sealed record LinearOptions
{
    /// <summary>Short name of the recipe that this started from, for tables.</summary>
    public string Name { get; init; } = "many-classes";

    /// <summary>Which n-grams are extracted.</summary>
    public FeatureOptions Features { get; init; } = new();

    /// <summary>Fewest training rows that a feature must occur in, 1 to 1000. Default 3.</summary>
    public int MinRows { get; init; } = 3;

    /// <summary>Weight of a feature that says nothing about the class, 0.001 to 10; what it says is added. Default 0.05.</summary>
    public float BaseWeight { get; init; } = 0.05f;

    /// <summary>Pseudo-count spread over all classes when a feature's class distribution is estimated, above 0 to 1000. Default 0.5.</summary>
    public float Alpha { get; init; } = 0.5f;

    /// <summary>First AdaGrad step, above 0 to 10; falls linearly to 0. Default 0.1.</summary>
    public float LearningRate { get; init; } = 0.1f;

    /// <summary>Passes over the training rows, 1 to 1000. Default 20.</summary>
    public int Epochs { get; init; } = 20;

    /// <summary>Share of a row's features left out at each visit, 0 to 0.9. Default 0.3.</summary>
    public float Dropout { get; init; } = 0.3f;

    /// <summary>Share of the target spread evenly over all classes, 0 to 0.9. Default 0.2.</summary>
    public float LabelSmoothing { get; init; } = 0.2f;

    /// <summary>Everything that is wrong with the options, each with the key and the range; empty when they are usable.</summary>
    public IReadOnlyList<string> Validate()
    {
        List<string> errors = [.. Features.Validate()];
        Check(MinRows is >= 1 and <= 1000, nameof(MinRows), MinRows, "1 to 1000");
        Check(BaseWeight is >= 0.001f and <= 10, nameof(BaseWeight), BaseWeight, "0.001 to 10");
        Check(Alpha is > 0 and <= 1000, nameof(Alpha), Alpha, "above 0 to 1000");
        Check(LearningRate is > 0 and <= 10, nameof(LearningRate), LearningRate, "above 0 to 10");
        Check(Epochs is >= 1 and <= 1000, nameof(Epochs), Epochs, "1 to 1000");
        Check(Dropout is >= 0 and <= 0.9f, nameof(Dropout), Dropout, "0 to 0.9");
        Check(LabelSmoothing is >= 0 and <= 0.9f, nameof(LabelSmoothing), LabelSmoothing, "0 to 0.9");
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
