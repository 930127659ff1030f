namespace Understudy.Inference;

/// <summary>
/// How an input becomes the tokens before a completion, the same in training and serving: <c>Before, input, Between</c>, then the completion
/// and <c>End</c>. With a tokenizer that is made here it is <c>[CLS] input [SEP]</c> and <c>completion [SEP]</c>: what the tokenizer's own
/// template gives, so that other tools need no more than the text.
/// </summary>
/// <param name="Before">Tokens before the input.</param>
/// <param name="Between">Tokens between input and completion.</param>
/// <param name="End">The token that ends a completion; also the one that packing puts between texts.</param>
public sealed record DecoderPrompt(IReadOnlyList<int> Before, IReadOnlyList<int> Between, int End)
{
    /// <summary>The prompt of a tokenizer that is made here.</summary>
    public static DecoderPrompt Of(TextTokenizer tokenizer)
    {
        ArgumentNullException.ThrowIfNull(tokenizer);
        return new([tokenizer.ClassToken], [tokenizer.SeparatorToken], tokenizer.SeparatorToken);
    }
}
