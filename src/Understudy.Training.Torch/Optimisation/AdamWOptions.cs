using System.Globalization;

namespace Understudy.Training.Torch;

/// <summary>How <see cref="AdamW"/> steps. The learning rate is given to each step.</summary>
public sealed record AdamWOptions
{
    /// <summary>Decay of the mean of gradients, in [0, 1). Default .9.</summary>
    public double Beta1 { get; init; } = 0.9;

    /// <summary>Decay of the mean of squared gradients, in [0, 1). Default .999.</summary>
    public double Beta2 { get; init; } = 0.999;

    /// <summary>Added to the root of the squares' mean, above 0, at most 1. Default 1e-8.</summary>
    public double Epsilon { get; init; } = 1e-8;

    /// <summary>
    /// Share of a weight that is taken off a step, times the learning rate, in [0, 1]. Default .01. Only of parameters with two or
    /// more dimensions (matrices, embeddings): biases and norms are not decayed.
    /// </summary>
    public double WeightDecay { get; init; } = 0.01;

    /// <summary>Everything that is wrong with the options, each with the key and the range; empty when they are usable.</summary>
    public IReadOnlyList<string> Validate()
    {
        List<string> errors = [];
        Require(Beta1 is >= 0 and < 1, $"Beta1 is {Beta1}; give 0 or more, below 1.");
        Require(Beta2 is >= 0 and < 1, $"Beta2 is {Beta2}; give 0 or more, below 1.");
        Require(Epsilon is > 0 and <= 1, $"Epsilon is {Epsilon}; give more than 0, at most 1.");
        Require(WeightDecay is >= 0 and <= 1, $"WeightDecay is {WeightDecay}; give 0 to 1.");
        return errors;

        void Require(bool holds, FormattableString message)
        {
            if (!holds)
            {
                errors.Add(message.ToString(CultureInfo.InvariantCulture));
            }
        }
    }
}
