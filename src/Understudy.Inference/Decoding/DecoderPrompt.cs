using System.Text;
using System.Text.Json.Serialization;

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
    /// <summary>The token that begins every sequence; null when there is none.</summary>
    [JsonIgnore]
    public int? BeginToken => Before.Count > 0 ? Before[0] : null;

    /// <summary>The tokens before a completion.</summary>
    public int[] Of(ReadOnlySpan<int> input) => [.. Before, .. input, .. Between];

    /// <summary>
    /// The prompt of the last message as a Jinja template, as <c>tokenizer_config.json</c> and GGUF files hold it. Earlier messages are not
    /// used: a specialist has learned the input alone.
    /// </summary>
    /// <param name="tokenizer">The tokenizer of the ids.</param>
    /// <param name="withBefore">Whether the tokens before the input are in it; not for tools that add them to every text.</param>
    public string ChatTemplate(TextTokenizer tokenizer, bool withBefore = true)
    {
        ArgumentNullException.ThrowIfNull(tokenizer);
        return $"{{{{ {Literal(tokenizer, withBefore ? Before : [])} + messages[-1]['content'] + {Literal(tokenizer, Between)} }}}}";
    }

    private static string Literal(TextTokenizer tokenizer, IReadOnlyList<int> ids)
    {
        string text = string.Concat(ids.Select(id => tokenizer.TokenBytes(id) is { } bytes ? Encoding.UTF8.GetString(bytes) : tokenizer.TokenText(id)));
        return $"'{text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("'", "\\'", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal)}'";
    }

    /// <summary>The prompt of a tokenizer that is made here.</summary>
    public static DecoderPrompt Of(TextTokenizer tokenizer)
    {
        ArgumentNullException.ThrowIfNull(tokenizer);
        return new([tokenizer.ClassToken], [tokenizer.SeparatorToken], tokenizer.SeparatorToken);
    }
}
