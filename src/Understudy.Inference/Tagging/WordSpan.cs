namespace Understudy.Inference;

/// <summary>A word of a text.</summary>
/// <param name="Start">Index of its first character (UTF-16 unit) in the text.</param>
/// <param name="Length">Characters, at least 1.</param>
public readonly record struct WordSpan(int Start, int Length)
{
    /// <summary>The index behind its last character.</summary>
    public int End => Start + Length;
}
