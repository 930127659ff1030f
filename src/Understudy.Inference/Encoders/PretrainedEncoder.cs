using Understudy.Core;

namespace Understudy.Inference;

/// <summary>
/// A downloaded encoder, ready to be trained further. Read from a directory as Hugging Face lays it out: <c>config.json</c>,
/// <c>model.safetensors</c> (or its parts with their index), <c>tokenizer.json</c> or <c>vocab.txt</c>. BERT, MiniLM, DistilBERT
/// and EuroBERT; see docs/guide/start-from-a-pretrained-model.md.
/// </summary>
public sealed record PretrainedEncoder
{
    /// <summary>Hugging Face's <c>model_type</c>: <c>bert</c>, <c>distilbert</c> or <c>eurobert</c>.</summary>
    public required string ModelType { get; init; }

    /// <summary>The weights; DistilBERT's in the BERT layout.</summary>
    public required EncoderWeights Weights { get; init; }

    /// <summary>The tokenizer's file.</summary>
    public required PretrainedTokenizer Tokenizer { get; init; }

    /// <summary>Names, as the directory spells them, of the tensors that were read.</summary>
    public required IReadOnlyList<string> Taken { get; init; }

    /// <summary>Names of our tensors that the directory does not have, and that were made: from the seed, or as zeros.</summary>
    public required IReadOnlyList<string> Initialised { get; init; }

    /// <summary>Names of the directory's tensors that were left out: heads for other tasks, other numbers of outputs, constant tables.</summary>
    public required IReadOnlyList<string> Ignored { get; init; }

    /// <summary>Reads a directory.</summary>
    /// <param name="directory">The directory; it may be a snapshot in Hugging Face's cache.</param>
    /// <param name="outputs">Numbers that the head shall give, 1 to 100,000. A head of this size that computes the same is taken, another one is made anew.</param>
    /// <param name="seed">Where new weights come from: normal numbers with deviation 0.02, biases 0 (as in BERT, 1810.04805).</param>
    /// <param name="maximumTokens">Longest sequence, 8 to what the model knows; learned positions are cut to it. Null for what the model knows.</param>
    /// <exception cref="UnderstudyException">
    /// When the directory, a file or a link is not as expected, the model is of another kind, or tensors are missing or wrong:
    /// then one message lists them with expected and found shapes.
    /// </exception>
    public static PretrainedEncoder Read(string directory, int outputs, Seed seed, int? maximumTokens = null) =>
        new PretrainedReader(new PretrainedFiles(directory)).Read(outputs, seed, maximumTokens);
}
