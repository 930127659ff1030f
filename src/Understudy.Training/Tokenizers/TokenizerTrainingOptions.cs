namespace Understudy.Training;

/// <summary>What the user decides about a vocabulary. The same texts in the same order and the same options give the same bytes.</summary>
public sealed record TokenizerTrainingOptions
{
    /// <summary>Most tokens, special tokens included, 256 (261 for byte pairs: 256 bytes and 5 special tokens) to 100,000. Default 8,192.</summary>
    public int VocabularySize { get; init; } = 8192;

    /// <summary>A pair is joined into a token only when it occurs this often, 1 to 1,000,000. Default 2.</summary>
    public int MinimumFrequency { get; init; } = 2;

    /// <summary>Whether text is lower-cased, and for word pieces stripped of accents. Default true.</summary>
    public bool LowerCase { get; init; } = true;

    /// <summary>
    /// Byte pairs only: whether a word has the same tokens wherever it stands, so that a decoder copies it token by token: the space before it
    /// is a token of its own, digits stand alone, and no space is put before a text. Default false.
    /// </summary>
    public bool ForCopying { get; init; }

    /// <summary>
    /// Word pieces only: most single-character pieces, 64 to 50,000; the most frequent stay, at most three quarters of the
    /// vocabulary. Words with any other character become unknown. Default 1,000.
    /// </summary>
    public int AlphabetSize { get; init; } = 1000;

    /// <summary>
    /// Most distinct words that are counted at a time, 1,000 to 50,000,000, at some 100 bytes each. Where a text has more, the rarest
    /// are forgotten. Default 1,000,000.
    /// </summary>
    public int MaximumWords { get; init; } = 1_000_000;

    /// <summary>Everything that is wrong with the options, each with the key and the range; empty when they are usable.</summary>
    public IReadOnlyList<string> Validate() => Validate(256);

    internal IReadOnlyList<string> Validate(int smallest)
    {
        List<string> errors = [];
        Check(VocabularySize, nameof(VocabularySize), smallest, 100_000);
        Check(MinimumFrequency, nameof(MinimumFrequency), 1, 1_000_000);
        Check(AlphabetSize, nameof(AlphabetSize), 64, 50_000);
        Check(MaximumWords, nameof(MaximumWords), 1_000, 50_000_000);
        return errors;

        void Check(int value, string key, int low, int high)
        {
            if (value < low || value > high)
            {
                errors.Add($"{key} is {value}; give {low} to {high}.");
            }
        }
    }

    internal void ThrowIfInvalid(int smallest)
    {
        if (Validate(smallest) is { Count: > 0 } errors)
        {
            throw new ArgumentException(string.Join(' ', errors));
        }
    }
}
