using System.Globalization;

namespace Understudy.Inference;

/// <summary>Which n-grams of a text become features. Part of the artifact: the same options, the same hashes, for ever.</summary>
public sealed record FeatureOptions
{
    /// <summary>Longest sequence of words, 0 (no words) to 4. Default 2.</summary>
    public int WordMax { get; init; } = 2;

    /// <summary>Two words within this many words of each other form an unordered pair; 0 for none, else 2 to 32. Default 8.</summary>
    public int PairWindow { get; init; } = 8;

    /// <summary>Shortest sequence of characters, 1 to 8. Default 2.</summary>
    public int CharMin { get; init; } = 2;

    /// <summary>Longest sequence of characters, 0 (no characters) or <see cref="CharMin"/> to 8. Default 4.</summary>
    public int CharMax { get; init; } = 4;

    /// <summary>Whether sequences of characters run across spaces. Default true (good for short texts).</summary>
    public bool AcrossWords { get; init; } = true;

    /// <summary>
    /// Longest sequence of word forms, 0 (none) to 6. Default 0. A form is what the lower-cased blocks cannot see: capitalised, all
    /// capitals, number or plain, and each punctuation mark as itself. For sentences whose style is part of the question.
    /// </summary>
    public int FormMax { get; init; }

    /// <summary>
    /// Parts of equal length that tell the place of each word, 0 (no places) to 8. Default 0. With them come the numbers of words
    /// and characters, roughly.
    /// </summary>
    public int PlaceParts { get; init; }

    /// <summary>Share of the word block in the whole, above 0 to 10. Default 1.</summary>
    public float WordWeight { get; init; } = 1;

    /// <summary>Share of the pair block in the whole, above 0 to 10. Default 1.</summary>
    public float PairWeight { get; init; } = 1;

    /// <summary>Share of the character block in the whole, above 0 to 10. Default 1.</summary>
    public float CharWeight { get; init; } = 1;

    /// <summary>Share of the block of forms and places in the whole, above 0 to 10. Default 1. Without either it says nothing.</summary>
    public float StyleWeight { get; init; } = 1;

    /// <summary>Whether forms or places are on.</summary>
    internal bool HasStyle => FormMax > 0 || PlaceParts > 0;

    /// <summary>Everything that is wrong with the options, each with the key and the range; empty when they are usable.</summary>
    public IReadOnlyList<string> Validate()
    {
        List<string> errors = [];
        Check(WordMax is >= 0 and <= 4, nameof(WordMax), WordMax, "0 to 4");
        Check(PairWindow is 0 or (>= 2 and <= 32), nameof(PairWindow), PairWindow, "0 or 2 to 32");
        Check(CharMin is >= 1 and <= 8, nameof(CharMin), CharMin, "1 to 8");
        Check(CharMax == 0 || (CharMax >= CharMin && CharMax <= 8), nameof(CharMax), CharMax, "0 or CharMin to 8");
        Check(WordWeight is > 0 and <= 10, nameof(WordWeight), WordWeight, "above 0 to 10");
        Check(PairWeight is > 0 and <= 10, nameof(PairWeight), PairWeight, "above 0 to 10");
        Check(CharWeight is > 0 and <= 10, nameof(CharWeight), CharWeight, "above 0 to 10");
        Check(FormMax is >= 0 and <= 6, nameof(FormMax), FormMax, "0 to 6");
        Check(PlaceParts is >= 0 and <= 8, nameof(PlaceParts), PlaceParts, "0 to 8");
        // A manifest from before this block existed has no weight for it.
        Check(!HasStyle || StyleWeight is > 0 and <= 10, nameof(StyleWeight), StyleWeight, "above 0 to 10");
        if (WordMax == 0 && PairWindow == 0 && CharMax == 0 && !HasStyle)
        {
            errors.Add("WordMax, PairWindow, CharMax, FormMax and PlaceParts are all 0: switch on at least one block.");
        }

        return errors;

        void Check(bool holds, string key, IFormattable value, string range)
        {
            if (!holds)
            {
                errors.Add($"{key} is {value.ToString(null, CultureInfo.InvariantCulture)}; give {range}.");
            }
        }
    }

    internal float WeightOf(FeatureBlock block) => block switch
    {
        FeatureBlock.Words => WordWeight,
        FeatureBlock.Pairs => PairWeight,
        FeatureBlock.Characters => CharWeight,
        _ => StyleWeight,
    };
}
