namespace Understudy.Training;

/// <summary>How an exported decoder computes.</summary>
public enum DecoderPrecision
{
    /// <summary>Everything in 32-bit floats: the trained form, <c>onnx/model.onnx</c>.</summary>
    Float32,

    /// <summary>Matrices and embeddings in 8 bits with a scale a block, inputs quantised when they come: <c>onnx/model_quantized.onnx</c>, about a quarter of the size.</summary>
    Int8,

    /// <summary>The same in 4 bits: <c>onnx/model_q4.onnx</c>, about an eighth of the size.</summary>
    Int4,
}
