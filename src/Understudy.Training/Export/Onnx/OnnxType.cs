namespace Understudy.Training;

/// <summary>Element types of ONNX tensors, with the numbers of <c>TensorProto.DataType</c>.</summary>
internal enum OnnxType
{
    /// <summary>32-bit float.</summary>
    Float = 1,

    /// <summary>Unsigned byte.</summary>
    UInt8 = 2,

    /// <summary>Signed byte.</summary>
    Int8 = 3,

    /// <summary>32-bit integer.</summary>
    Int32 = 6,

    /// <summary>64-bit integer.</summary>
    Int64 = 7,

    /// <summary>Truth value.</summary>
    Bool = 9,
}
