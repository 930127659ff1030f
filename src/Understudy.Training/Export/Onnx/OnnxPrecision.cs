namespace Understudy.Training;

/// <summary>How an exported encoder computes.</summary>
public enum OnnxPrecision
{
    /// <summary>Everything in 32-bit floats: the trained form, <c>onnx/model.onnx</c>.</summary>
    Float32,

    /// <summary>
    /// The layers' matrices as 8-bit integers with a scale a column, their inputs quantised when they come, embeddings as 8-bit
    /// rows with a scale a row: <c>onnx/model_quantized.onnx</c>, about a quarter of the size. Its answers differ from the trained ones.
    /// </summary>
    Int8,
}
