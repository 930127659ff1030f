namespace Understudy.Inference;

/// <summary>Turns text into ids without special tokens.</summary>
internal interface ITextEncoder
{
    /// <summary>
    /// Appends the ids of a text, and may stop as soon as there are <paramref name="enough"/> in the buffer: more than that may
    /// come, fewer only when the text ends.
    /// </summary>
    void Encode(scoped ReadOnlySpan<char> text, int enough, ref TokenBuffer output);
}
