namespace Understudy.Inference;

/// <summary>
/// Element types of the safetensors format, as of its version 0.7. All of them are understood, so that a tensor nobody asks
/// for does not make a file unreadable; a type that is not in this list does.
/// </summary>
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

    /// <summary>Truth value in one byte, <c>BOOL</c>.</summary>
    Bool,

    /// <summary>Two 32-bit floats, <c>C64</c>.</summary>
    C64,

    /// <summary>8-bit float with 5 exponent bits (2209.05433), <c>F8_E5M2</c>.</summary>
    F8E5M2,

    /// <summary>8-bit float with 4 exponent bits (2209.05433), <c>F8_E4M3</c>.</summary>
    F8E4M3,

    /// <summary>8-bit exponent without sign and mantissa, <c>F8_E8M0</c>.</summary>
    F8E8M0,

    /// <summary>8-bit float with 4 exponent bits and one zero, <c>F8_E4M3FNUZ</c>.</summary>
    F8E4M3Fnuz,

    /// <summary>8-bit float with 5 exponent bits and one zero, <c>F8_E5M2FNUZ</c>.</summary>
    F8E5M2Fnuz,

    /// <summary>6-bit float with 2 exponent bits, packed, <c>F6_E2M3</c>.</summary>
    F6E2M3,

    /// <summary>6-bit float with 3 exponent bits, packed, <c>F6_E3M2</c>.</summary>
    F6E3M2,

    /// <summary>4-bit float, packed, <c>F4</c>.</summary>
    F4,
}
