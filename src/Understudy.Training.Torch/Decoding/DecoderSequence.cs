using Understudy.Inference;

namespace Understudy.Training.Torch;

/// <summary>A prompt and its completion as one run of tokens.</summary>
/// <param name="Ids">Token ids, at least two.</param>
/// <param name="Start">Where the completion begins, 1 to the length: loss and log-probabilities are of the tokens from here on; at the length there is none.</param>
public readonly record struct DecoderSequence(int[] Ids, int Start)
{
    /// <summary>Number of tokens.</summary>
    public int Length => Ids.Length;

    /// <summary>Tokens of the completion.</summary>
    public int Count => Ids.Length - Start;

    /// <summary><c>Before, text, Between, completion, End</c>, never cut.</summary>
    public static DecoderSequence Of(TextTokenizer tokenizer, DecoderPrompt prompt, string text, string completion)
    {
        ArgumentNullException.ThrowIfNull(tokenizer);
        ArgumentNullException.ThrowIfNull(prompt);
        int[] asked = PromptOf(tokenizer, prompt, text);
        return new DecoderSequence([.. asked, .. tokenizer.EncodeText(completion), prompt.End], asked.Length);
    }

    /// <summary><c>Before, text, Between</c>: what a completion is generated after.</summary>
    public static int[] PromptOf(TextTokenizer tokenizer, DecoderPrompt prompt, string text)
    {
        ArgumentNullException.ThrowIfNull(tokenizer);
        ArgumentNullException.ThrowIfNull(prompt);
        return [.. prompt.Before, .. tokenizer.EncodeText(text), .. prompt.Between];
    }
}
