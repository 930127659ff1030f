namespace Understudy.Training;

/// <summary>Types of tensors, with the numbers that the format gives them.</summary>
internal enum GgufType
{
    /// <summary>32-bit float.</summary>
    F32 = 0,

    /// <summary>16-bit float.</summary>
    F16 = 1,

    /// <summary>Blocks of 32 numbers in 4 bits, 18 bytes.</summary>
    Q4 = 2,

    /// <summary>Blocks of 32 numbers in 8 bits, 34 bytes.</summary>
    Q8 = 8,
}
