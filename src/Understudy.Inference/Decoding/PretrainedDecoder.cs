using Understudy.Core;

namespace Understudy.Inference;

/// <summary>
/// A downloaded decoder, ready to be trained further. Read from a directory as Hugging Face lays it out: <c>config.json</c>,
/// <c>model.safetensors</c> (or its parts with their index), <c>tokenizer.json</c>. Llama, SmolLM, Qwen2 and MobileLLM; see
/// docs/reference/formats.md.
/// </summary>
public sealed record PretrainedDecoder
{
    /// <summary>Hugging Face's <c>model_type</c>: <c>llama</c>, <c>qwen2</c> or <c>mobilellm</c>.</summary>
    public required string ModelType { get; init; }

    /// <summary>The weights; embeddings and output have one row a token of the tokenizer.</summary>
    public required DecoderWeights Weights { get; init; }

    /// <summary>The tokenizer.</summary>
    public required TextTokenizer Tokenizer { get; init; }

    /// <summary>What stands around an input: the model's first token where it has one, a blank line before the completion, its last token.</summary>
    public required DecoderPrompt Prompt { get; init; }

    /// <summary>Rows of embeddings behind those of the tokenizer, which were left out.</summary>
    public required int UnusedRows { get; init; }

    /// <summary>Names of the directory's tensors that were left out: a stored output layer that is the embeddings again, constant tables.</summary>
    public required IReadOnlyList<string> Ignored { get; init; }

    /// <summary>Reads a directory.</summary>
    /// <param name="directory">The directory; it may be a snapshot in Hugging Face's cache.</param>
    /// <param name="maximumTokens">Longest sequence, 8 to what the model knows. Null for what the model knows.</param>
    /// <exception cref="UnderstudyException">
    /// When the directory, a file or a link is not as expected, the model is of another kind, the tokenizer is not the model's, or tensors are
    /// missing or wrong: then one message lists them with expected and found shapes.
    /// </exception>
    public static PretrainedDecoder Read(string directory, int? maximumTokens = null) =>
        new PretrainedDecoderReader(new PretrainedFiles(directory)).Read(maximumTokens);
}
