using System.Text;

using Understudy.Inference;

namespace Understudy.Training.Torch;

/// <summary>Weights and text path that training starts from.</summary>
/// <param name="Weights">The weights, with a head of the wanted size.</param>
/// <param name="Tokenizer">The text path that they were trained behind.</param>
public sealed record PretrainedStart(EncoderWeights Weights, TextTokenizer Tokenizer)
{
    /// <summary>What a directory holds, with a head of the wanted size.</summary>
    public static PretrainedStart Of(PretrainedEncoder pretrained)
    {
        ArgumentNullException.ThrowIfNull(pretrained);
        PretrainedTokenizer text = pretrained.Tokenizer;
        return new PretrainedStart(pretrained.Weights, text.FileName == PretrainedTokenizer.JsonFile
            ? TextTokenizer.Read(text.Content)
            : TextTokenizer.FromVocabulary(Encoding.UTF8.GetString(text.Content.Span), text.LowerCase));
    }
}
