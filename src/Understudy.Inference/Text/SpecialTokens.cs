namespace Understudy.Inference;

/// <summary>Ids of the tokens with a meaning of their own. Text never becomes one of them, except for the unknown token. -1 where a decoder has none.</summary>
internal readonly record struct SpecialTokens(int Pad, int Unknown, int Class, int Separator, int Mask)
{
    /// <summary>BERT's names, in the order of the properties.</summary>
    public static readonly string[] Names = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]"];
}
