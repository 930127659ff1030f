using System.Globalization;

namespace Understudy.Training.Torch;

/// <summary>How tokens are hidden for masked language modelling.</summary>
public sealed record MaskingOptions
{
    /// <summary>The share of a text's maskable tokens that is predicted, in (0, 1]; at least one token a text. Default .15.</summary>
    public double Probability { get; init; } = 0.15;

    /// <summary>Of the predicted tokens, the share that becomes the mask token, in [0, 1]. Default .8.</summary>
    public double MaskShare { get; init; } = 0.8;

    /// <summary>Of the predicted tokens, the share that becomes a random token, in [0, 1]; the rest stays. Default .1.</summary>
    public double RandomShare { get; init; } = 0.1;

    /// <summary>The id of the mask token.</summary>
    public required int MaskToken { get; init; }

    /// <summary>How many ids there are, at least 2.</summary>
    public required int VocabularySize { get; init; }

    /// <summary>Ids that are never predicted and never put in: padding, [CLS], [SEP], the mask token and the like.</summary>
    public required IReadOnlyCollection<int> SpecialTokens { get; init; }

    /// <summary>Everything that is wrong with the options, each with the key and the range; empty when they are usable.</summary>
    public IReadOnlyList<string> Validate()
    {
        List<string> errors = [];
        Require(Probability is > 0 and <= 1, $"Probability is {Probability}; give more than 0, at most 1.");
        Require(MaskShare is >= 0 and <= 1, $"MaskShare is {MaskShare}; give 0 to 1.");
        Require(RandomShare is >= 0 and <= 1, $"RandomShare is {RandomShare}; give 0 to 1.");
        Require(!(MaskShare + RandomShare > 1 + 1e-9), $"MaskShare and RandomShare add up to {MaskShare + RandomShare}; give at most 1 together.");
        Require(VocabularySize >= 2, $"VocabularySize is {VocabularySize}; give at least 2.");
        Require(MaskToken >= 0 && MaskToken < VocabularySize, $"MaskToken is {MaskToken}; give an id below VocabularySize, {VocabularySize}.");
        Require(SpecialTokens.All(t => t >= 0 && t < VocabularySize), $"SpecialTokens holds {string.Join(", ", SpecialTokens.Where(t => t < 0 || t >= VocabularySize))}; give ids below VocabularySize, {VocabularySize}.");
        Require(SpecialTokens.Contains(MaskToken), $"SpecialTokens lacks the mask token, {MaskToken}; add it.");
        Require(SpecialTokens.Distinct().Count() < VocabularySize, $"SpecialTokens holds all {VocabularySize} ids; leave at least one that can be predicted.");
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
