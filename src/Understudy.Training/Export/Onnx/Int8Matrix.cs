using System.Numerics.Tensors;

namespace Understudy.Training;

/// <summary>
/// A matrix as signed bytes with one scale a row, symmetric about zero: <c>value ≈ scale · byte</c>. Rows are what a linear
/// layer's outputs or a vocabulary's entries are, so one outlier costs its own row only.
/// </summary>
internal static class Int8Matrix
{
    /// <summary>Quantises; a row of zeros gets the scale 1.</summary>
    /// <param name="values">Row-major numbers [rows, columns].</param>
    /// <param name="rows">Rows.</param>
    /// <param name="largest">Largest magnitude of a byte, 1 to 127.</param>
    public static (sbyte[] Bytes, float[] Scales) Quantize(ReadOnlySpan<float> values, int rows, int largest)
    {
        int columns = values.Length / rows;
        var bytes = new sbyte[values.Length];
        var scales = new float[rows];
        for (int r = 0; r < rows; r++)
        {
            ReadOnlySpan<float> row = values.Slice(r * columns, columns);
            float peak = Math.Abs(TensorPrimitives.MaxMagnitude(row));
            scales[r] = peak > 0 ? peak / largest : 1;
            for (int c = 0; c < columns; c++)
            {
                bytes[(r * columns) + c] = (sbyte)Math.Clamp(MathF.Round(row[c] / scales[r]), -largest, largest);
            }
        }

        return (bytes, scales);
    }

    /// <summary>Rows and columns exchanged.</summary>
    public static T[] Transpose<T>(ReadOnlySpan<T> values, int rows)
    {
        int columns = values.Length / rows;
        var result = new T[values.Length];
        for (int r = 0; r < rows; r++)
        {
            for (int c = 0; c < columns; c++)
            {
                result[(c * rows) + r] = values[(r * columns) + c];
            }
        }

        return result;
    }
}
