using Understudy.Core;
using Understudy.Inference;

namespace Understudy.Training;

/// <summary>Writes encoders as ONNX models (IR version 10, opset 23), without any tensor library.</summary>
public static class EncoderOnnx
{
    /// <summary>
    /// The model's bytes: inputs <c>input_ids</c>, <c>attention_mask</c> and, for BERT, <c>token_type_ids</c>, int64
    /// [batch, tokens]; output <c>logits</c>, float [batch, outputs]. Batch and tokens vary; tokens are at most the configuration's
    /// <see cref="EncoderConfig.MaximumTokens"/>. The same weights give the same bytes.
    /// </summary>
    /// <exception cref="UnderstudyException">When the model would be larger than a protobuf message can be (2 GiB).</exception>
    public static byte[] Write(EncoderWeights weights, OnnxPrecision precision)
    {
        ArgumentNullException.ThrowIfNull(weights);
        RefuseTooLarge(weights.Config, precision);
        OnnxGraph graph = weights.Config.Family == EncoderFamily.Bert ? BertGraph.Build(weights, precision) : EuroBertGraph.Build(weights, precision);
        return graph.Model("encoder", [new(OnnxEncoder.IndependentRowsKey, precision == OnnxPrecision.Float32 ? "true" : "false")]).ToArray();
    }

    /// <summary>Throws before anything is built when the tensors cannot fit.</summary>
    internal static void RefuseTooLarge(EncoderConfig config, OnnxPrecision precision)
    {
        // In the 8-bit form the few tensors that stay floats are counted as bytes too: 16 MiB stand for them, their scales and the nodes.
        long needed = EncoderParameters.List(config).Sum(p => p.Count) * (precision == OnnxPrecision.Float32 ? sizeof(float) : sizeof(sbyte)) + (16 << 20);
        if (needed > Array.MaxLength)
        {
            throw new UnderstudyException(ErrorCode.OptionsInvalid, $"An ONNX file can have at most {Array.MaxLength} bytes; this encoder needs about {needed}. Choose a smaller vocabulary, width or depth.");
        }
    }
}
