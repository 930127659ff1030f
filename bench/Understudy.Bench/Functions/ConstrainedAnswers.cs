using System.Numerics.Tensors;

using Understudy.Core;
using Understudy.Inference;
using Understudy.Training.Torch;

namespace Understudy.Bench;

/// <summary>What a decoder writes for texts, the likeliest token each time, freely or held to the functions' schemas.</summary>
internal static class ConstrainedAnswers
{
    private const int MostTokens = 200;

    /// <summary>One answer a text; null where it did not come to an end.</summary>
    public static string?[] Of(DecoderNetwork network, DecoderStart start, IReadOnlyList<string> texts, ToolSet? tools, CancellationToken cancellationToken)
    {
        int[][] prompts = [.. texts.Select(t => DecoderSequence.PromptOf(start.Tokenizer, start.Prompt, t))];
        SchemaConstraint? constraint = tools is null ? null : SchemaConstraint.Compile(tools, ToolChoice.Auto, TokenBytes.Of(start.Tokenizer, start.Prompt.End));
        ConstraintState[] states = constraint is null ? [] : [.. prompts.Select(_ => constraint.Start())];
        var options = new SamplingOptions { MaximumTokens = MostTokens, BatchRows = 128, Mask = constraint is null ? null : Allow };
        IReadOnlyList<DecoderSample> samples = DecoderSampler.Complete(network, prompts, start.Prompt.End, ComputePrecision.Float32, options, cancellationToken);
        return [.. samples.Select(s => s.Ended ? start.Tokenizer.Decode(s.Text) : null)];

        // The sampler takes the likeliest of what is left, so that is the token to go on by.
        void Allow(int row, Span<float> scores)
        {
            states[row].ApplyTo(scores);
            states[row].TryAccept(TensorPrimitives.IndexOfMax(scores));
        }
    }
}
