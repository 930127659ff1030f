namespace Understudy.Inference;

/// <summary>The tokens of one input as an encoder reads them: <c>[CLS] a [SEP]</c> or <c>[CLS] a [SEP] b [SEP]</c>.</summary>
/// <param name="Ids">Token ids, special tokens included.</param>
/// <param name="SecondStart">Where the second text's tokens begin (token type 1); the length where there is one text only.</param>
public readonly record struct TokenSequence(int[] Ids, int SecondStart)
{
    /// <summary>Number of tokens.</summary>
    public int Length => Ids.Length;
}
