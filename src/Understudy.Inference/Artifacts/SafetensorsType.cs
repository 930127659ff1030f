namespace Understudy.Inference;

/// <summary>Element types of the safetensors format that are read and written.</summary>
public enum SafetensorsType
{
    /// <summary>8-bit signed integer, <c>I8</c>.</summary>
    I8,

    /// <summary>8-bit unsigned integer, <c>U8</c>.</summary>
    U8,

    /// <summary>16-bit signed integer, <c>I16</c>.</summary>
    I16,

    /// <summary>16-bit unsigned integer, <c>U16</c>.</summary>
    U16,

    /// <summary>16-bit float, <c>F16</c>.</summary>
    F16,

    /// <summary>16-bit brain float, <c>BF16</c>.</summary>
    BF16,

    /// <summary>32-bit signed integer, <c>I32</c>.</summary>
    I32,

    /// <summary>32-bit unsigned integer, <c>U32</c>.</summary>
    U32,

    /// <summary>32-bit float, <c>F32</c>.</summary>
    F32,

    /// <summary>64-bit signed integer, <c>I64</c>.</summary>
    I64,

    /// <summary>64-bit unsigned integer, <c>U64</c>.</summary>
    U64,

    /// <summary>64-bit float, <c>F64</c>.</summary>
    F64,
}
