using Understudy.Core;
using Understudy.Inference;

namespace Understudy.Training;

/// <summary>Writes decoders as ONNX models (IR version 10, opset 23 and ONNX Runtime's own operations), without any tensor library.</summary>
public static class DecoderOnnx
{
    private const int HeadStep = 16;

    /// <summary>
    /// The model's bytes, with the names that transformers.js and Optimum give a text generator (<see cref="DecoderNames"/>): inputs
    /// <c>input_ids</c> int64 [batch, tokens], <c>attention_mask</c> int64 [batch, total], and for each layer
    /// <c>past_key_values.N.key</c> and <c>.value</c>, float [batch, key and value heads, past, width of a head]; outputs <c>logits</c>,
    /// float [batch, 1, vocabulary], of the last position, and <c>present.N.key</c> and <c>.value</c>, which are past and new
    /// positions together, or past overwritten where both are bound to the same memory. A row's last token stands at the sum of its mask less
    /// one; several tokens behind a past that is not empty need a batch of one. The same weights give the same bytes.
    /// </summary>
    /// <exception cref="UnderstudyException">When the model would be larger than a protobuf message can be (2 GiB), or its heads have a width that the runtime's attention does not take.</exception>
    public static byte[] Write(DecoderWeights weights, DecoderPrecision precision)
    {
        ArgumentNullException.ThrowIfNull(weights);
        Refuse(weights.Config, precision);
        return DecoderGraph.Build(weights, precision).Model("decoder", []).ToArray();
    }

    /// <summary>Throws before anything is built when the model cannot be run or its tensors cannot fit.</summary>
    internal static void Refuse(DecoderConfig config, DecoderPrecision precision)
    {
        if (config.HeadWidth % HeadStep != 0)
        {
            throw new UnderstudyException(ErrorCode.OptionsInvalid, $"ONNX Runtime's attention takes heads of a multiple of {HeadStep} numbers; this decoder's have {config.HeadWidth}. Choose another width or number of heads.");
        }

        // Scales are a number in 128; the filling of last blocks is at most a block a row. 32 MiB stand for the nodes and the angles.
        double bytes = precision switch { DecoderPrecision.Float32 => 4, DecoderPrecision.Int8 => 1.2, _ => 0.7 };
        long needed = (long)(config.Parameters * bytes) + (32 << 20);
        if (needed > Array.MaxLength)
        {
            throw new UnderstudyException(ErrorCode.OptionsInvalid, $"An ONNX file can have at most {Array.MaxLength} bytes; this decoder needs about {needed}. Choose a smaller vocabulary, width or depth.");
        }
    }
}
