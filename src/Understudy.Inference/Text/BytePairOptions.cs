namespace Understudy.Inference;

/// <summary>The switches of byte-level byte-pair encoding, as <c>tokenizer.json</c> has them.</summary>
public sealed record BytePairOptions
{
    /// <summary>Where a text is cut before merging. Default GPT-2's.</summary>
    public BytePairCuts Cuts { get; init; }

    /// <summary>Lower-cases the text.</summary>
    public bool LowerCase { get; init; }

    /// <summary>Takes the text in Unicode's form C.</summary>
    public bool Compose { get; init; }

    /// <summary>Reads a text as if it began with a space, so that its first word is like any other.</summary>
    public bool PrefixSpace { get; init; }

    /// <summary>Takes a piece that is a token as it stands without merging.</summary>
    public bool IgnoreMerges { get; init; }
}
