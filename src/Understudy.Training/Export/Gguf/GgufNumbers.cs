using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace Understudy.Training;

/// <summary>Numbers as the bytes of a tensor, as llama.cpp's reference quantisation makes them (<c>quantize_row_q8_0_ref</c>, <c>quantize_row_q4_0_ref</c>).</summary>
internal static class GgufNumbers
{
    /// <summary>Numbers that share a scale.</summary>
    public const int Block = 32;

    private const int Q8Bytes = 2 + Block, Q4Bytes = 2 + (Block / 2);

    /// <summary>Bytes of a tensor.</summary>
    public static long Size(GgufType type, long count) => type switch
    {
        GgufType.F32 => 4 * count,
        GgufType.F16 => 2 * count,
        GgufType.Q8 => count / Block * Q8Bytes,
        _ => count / Block * Q4Bytes,
    };

    /// <summary>Makes the bytes.</summary>
    /// <param name="name">The tensor's name, for messages.</param>
    /// <param name="type">Its type; for blocks the count is a multiple of 32.</param>
    /// <param name="values">Its numbers.</param>
    /// <exception cref="Core.UnderstudyException">When a number does not fit into 16 bits.</exception>
    public static byte[] Of(string name, GgufType type, ReadOnlySpan<float> values)
    {
        switch (type)
        {
            case GgufType.F32:
                return MemoryMarshal.AsBytes(values).ToArray();
            case GgufType.F16:
                return MemoryMarshal.AsBytes<Half>(HalfNumbers.Of(name, values)).ToArray();
        }

        int size = type == GgufType.Q8 ? Q8Bytes : Q4Bytes;
        var bytes = new byte[values.Length / Block * size];
        for (int i = 0; i < values.Length / Block; i++)
        {
            ReadOnlySpan<float> block = values.Slice(i * Block, Block);
            Span<byte> target = bytes.AsSpan(i * size, size);
            if (type == GgufType.Q8)
            {
                ToEightBits(block, target);
            }
            else
            {
                ToFourBits(block, target);
            }
        }

        return bytes;
    }

    /// <summary>The numbers that bytes stand for.</summary>
    /// <param name="type">How they are stored.</param>
    /// <param name="bytes">The tensor's bytes.</param>
    /// <param name="count">How many numbers.</param>
    public static float[] Read(GgufType type, ReadOnlySpan<byte> bytes, int count)
    {
        var values = new float[count];
        if (type == GgufType.F32)
        {
            MemoryMarshal.Cast<byte, float>(bytes).CopyTo(values);
            return values;
        }

        for (int i = 0; i < count; i++)
        {
            if (type == GgufType.F16)
            {
                values[i] = (float)BinaryPrimitives.ReadHalfLittleEndian(bytes[(2 * i)..]);
                continue;
            }

            int size = type == GgufType.Q8 ? Q8Bytes : Q4Bytes, within = i % Block, half = Block / 2;
            ReadOnlySpan<byte> block = bytes.Slice(i / Block * size, size);
            int level = type == GgufType.Q8 ? (sbyte)block[2 + within] : ((block[2 + (within % half)] >> (within < half ? 0 : 4)) & 15) - 8;
            values[i] = level * (float)BinaryPrimitives.ReadHalfLittleEndian(block);
        }

        return values;
    }

    private static void ToEightBits(ReadOnlySpan<float> block, Span<byte> target)
    {
        float largest = 0;
        foreach (float v in block)
        {
            largest = Math.Max(largest, Math.Abs(v));
        }

        float scale = largest / 127, inverse = scale == 0 ? 0 : 1 / scale;
        BinaryPrimitives.WriteHalfLittleEndian(target, (Half)scale);
        for (int i = 0; i < Block; i++)
        {
            target[2 + i] = (byte)(sbyte)MathF.Round(block[i] * inverse, MidpointRounding.AwayFromZero);
        }
    }

    // The number that is farthest from zero becomes -8; the first sixteen lie in the lower halves of the bytes.
    private static void ToFourBits(ReadOnlySpan<float> block, Span<byte> target)
    {
        float farthest = 0;
        foreach (float v in block)
        {
            farthest = Math.Abs(v) > Math.Abs(farthest) ? v : farthest;
        }

        float scale = farthest / -8, inverse = scale == 0 ? 0 : 1 / scale;
        BinaryPrimitives.WriteHalfLittleEndian(target, (Half)scale);
        for (int i = 0; i < Block / 2; i++)
        {
            target[2 + i] = (byte)(Level(block[i], inverse) | (Level(block[i + (Block / 2)], inverse) << 4));
        }
    }

    private static int Level(float value, float inverse) => Math.Min(15, (int)((value * inverse) + 8.5f));
}
