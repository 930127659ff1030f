using System.Numerics.Tensors;

namespace Understudy.Training;

/// <summary>
/// A matrix in blocks of few bits along its rows, as <c>com.microsoft.MatMulNBits</c> reads it: <c>value ≈ scale · (number − 2^(bits−1))</c>,
/// a scale a block, two 4-bit numbers a byte with the first in the low half, the last block of a row filled up with zeros.
/// </summary>
internal sealed class BlockMatrix
{
    private BlockMatrix(int rows, int bits, int blockSize, int blocks, byte[] bytes, float[] scales) =>
        (Rows, Bits, BlockSize, Blocks, Bytes, Scales) = (rows, bits, blockSize, blocks, bytes, scales);

    /// <summary>Rows: a linear layer's outputs, or a vocabulary's entries.</summary>
    public int Rows { get; }

    /// <summary>Bits a number, 4 or 8.</summary>
    public int Bits { get; }

    /// <summary>Numbers a block.</summary>
    public int BlockSize { get; }

    /// <summary>Blocks a row.</summary>
    public int Blocks { get; }

    /// <summary>Bytes of a block.</summary>
    public int BlockBytes => BlockSize * Bits / 8;

    /// <summary>[rows, blocks, bytes of a block].</summary>
    public byte[] Bytes { get; }

    /// <summary>[rows, blocks].</summary>
    public float[] Scales { get; }

    /// <summary>
    /// Quantises, symmetric about zero: the number of the largest magnitude becomes the lowest one that there is, −2^(bits−1), so that the
    /// whole range is used (llama.cpp's Q4_0). A block of zeros has the scale 1.
    /// </summary>
    /// <param name="values">Row-major numbers [rows, columns].</param>
    /// <param name="rows">Rows.</param>
    /// <param name="bits">4 or 8.</param>
    /// <param name="blockSize">Numbers a block, a power of two from 16.</param>
    public static BlockMatrix Quantize(ReadOnlySpan<float> values, int rows, int bits, int blockSize)
    {
        int columns = values.Length / rows, blocks = (columns + blockSize - 1) / blockSize, half = 1 << (bits - 1), blockBytes = blockSize * bits / 8;
        var bytes = new byte[(long)rows * blocks * blockBytes];
        bytes.AsSpan().Fill(bits == 8 ? (byte)half : (byte)(half | (half << 4)));
        var scales = new float[rows * blocks];
        for (int r = 0; r < rows; r++)
        {
            for (int b = 0; b < blocks; b++)
            {
                ReadOnlySpan<float> block = values.Slice((r * columns) + (b * blockSize), Math.Min(blockSize, columns - (b * blockSize)));
                float extreme = TensorPrimitives.MaxMagnitude(block), scale = extreme == 0 ? 1 : extreme / -half;
                int at = (r * blocks) + b;
                scales[at] = scale;
                Span<byte> target = bytes.AsSpan(at * blockBytes, blockBytes);
                for (int i = 0; i < block.Length; i++)
                {
                    int number = Math.Clamp((int)MathF.Round(block[i] / scale) + half, 0, (2 * half) - 1);
                    if (bits == 8)
                    {
                        target[i] = (byte)number;
                    }
                    else
                    {
                        target[i / 2] = (byte)(i % 2 == 0 ? (target[i / 2] & 0xF0) | number : (target[i / 2] & 0x0F) | (number << 4));
                    }
                }
            }
        }

        return new BlockMatrix(rows, bits, blockSize, blocks, bytes, scales);
    }
}
