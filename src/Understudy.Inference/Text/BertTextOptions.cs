namespace Understudy.Inference;

/// <summary>The switches of BERT's text cleaning, as <c>tokenizer.json</c> has them.</summary>
internal sealed record BertTextOptions
{
    /// <summary>Removes control characters and makes every white space a plain space.</summary>
    public bool CleanText { get; init; } = true;

    /// <summary>Makes every Chinese character of the basic plane a word.</summary>
    public bool SplitIdeographs { get; init; } = true;

    /// <summary>Lower-cases.</summary>
    public bool LowerCase { get; init; } = true;

    /// <summary>Decomposes and drops non-spacing marks; null for what <see cref="LowerCase"/> says.</summary>
    public bool? StripAccents { get; init; }

    /// <summary>Words of more code points than this are unknown, 1 to 1,000.</summary>
    public int LongestWord { get; init; } = 100;
}
