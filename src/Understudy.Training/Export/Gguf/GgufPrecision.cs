namespace Understudy.Training;

/// <summary>How a GGUF file stores matrices; normalisations and biases are always 32-bit floats.</summary>
public enum GgufPrecision
{
    /// <summary>32-bit floats.</summary>
    Float32,

    /// <summary>16-bit floats.</summary>
    Float16,

    /// <summary>8 bits with a 16-bit scale for each 32 numbers (<c>Q8_0</c>).</summary>
    Int8,

    /// <summary>4 bits with a 16-bit scale for each 32 numbers (<c>Q4_0</c>); embeddings and output as <see cref="Int8"/>.</summary>
    Int4,
}
