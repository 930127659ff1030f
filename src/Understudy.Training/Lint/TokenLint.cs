using Understudy.Core;
using Understudy.Inference;

namespace Understudy.Training;

/// <summary>
/// Proves row by row that what a decoder is trained on is what was recorded: the completion's tokens write the calls letter for letter, the
/// prompt's tokens the input, nothing is cut, and loss is on the completion and its end alone.
/// </summary>
public static class TokenLint
{
    /// <summary>Looks rows over.</summary>
    /// <param name="rows">Inputs and their calls.</param>
    /// <param name="tokenizer">The tokenizer.</param>
    /// <param name="prompt">How prompts are made.</param>
    /// <param name="take">Told about every row: its number from 0 and its tokens.</param>
    /// <param name="cancellationToken">Stops.</param>
    public static TokenLintReport Run(IReadOnlyList<CallRow> rows, TextTokenizer tokenizer, DecoderPrompt prompt, Action<int, IReadOnlyList<LintToken>> take, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(rows);
        ArgumentNullException.ThrowIfNull(tokenizer);
        ArgumentNullException.ThrowIfNull(prompt);
        ArgumentNullException.ThrowIfNull(take);
        var prompts = new int[rows.Count];
        var completions = new int[rows.Count];
        List<TokenLoss> losses = [];
        for (int i = 0; i < rows.Count; i++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var sequence = DecoderSequence.Of(tokenizer, prompt, rows[i].Text, rows[i].Calls);
            (prompts[i], completions[i]) = (sequence.Start, sequence.Count);
            if (Fault(rows[i], sequence, tokenizer, prompt) is { } fault)
            {
                losses.Add(new TokenLoss(i, fault));
            }

            take(i, [.. sequence.Ids.Select((id, at) => new LintToken(id, tokenizer.TokenBytes(id) is null ? tokenizer.TokenText(id) : tokenizer.Decode([id]), at >= sequence.Start))]);
        }

        Array.Sort(prompts);
        Array.Sort(completions);
        return new TokenLintReport
        {
            Vocabulary = tokenizer.VocabularySize,
            Rows = rows.Count,
            MedianPrompt = rows.Count == 0 ? 0 : prompts[rows.Count / 2],
            LongestPrompt = rows.Count == 0 ? 0 : prompts[^1],
            MedianCompletion = rows.Count == 0 ? 0 : completions[rows.Count / 2],
            LongestCompletion = rows.Count == 0 ? 0 : completions[^1],
            Losses = losses,
        };
    }

    private static string? Fault(CallRow row, DecoderSequence sequence, TextTokenizer tokenizer, DecoderPrompt prompt)
    {
        int[] completion = sequence.Ids[sequence.Start..], input = sequence.Ids[prompt.Before.Count..(sequence.Start - prompt.Between.Count)];
        string written = tokenizer.Decode(completion);
        return completion[^1] != prompt.End || completion.Count(id => id == prompt.End) != 1 ? "the completion does not end with its one end token"
            : written != row.Calls ? "the completion's tokens write another text"
            : CallText.Canonical(written) != row.Calls ? "the completion is not read back as the same calls"
            : tokenizer.Decode(input) != row.Text ? "the prompt's tokens do not write the input"
            : null;
    }
}
