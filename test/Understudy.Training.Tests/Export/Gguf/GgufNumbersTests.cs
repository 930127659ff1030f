using System.Buffers.Binary;

using CsCheck;

using Understudy.Core;

using Xunit;

namespace Understudy.Training.Tests.Export.Gguf;

public sealed class GgufNumbersTests
{
    private static readonly Gen<float[]> Blocks = Gen.Float[-8, 8].Array[GgufNumbers.Block];

    [Fact]
    public void Eight_bits_keep_a_number_within_half_a_step() => Blocks.Sample(values =>
    {
        byte[] bytes = GgufNumbers.Of("w", GgufType.Q8, values);
        float scale = (float)BinaryPrimitives.ReadHalfLittleEndian(bytes);
        Assert.Equal(34, bytes.Length);
        for (int i = 0; i < values.Length; i++)
        {
            Assert.InRange((sbyte)bytes[2 + i] * scale, values[i] - (0.51f * scale) - 0.005f, values[i] + (0.51f * scale) + 0.005f); // the scale has 11 bits
        }
    });

    [Fact]
    public void Four_bits_keep_a_number_within_half_a_step_or_one_at_the_far_end() => Blocks.Sample(values =>
    {
        byte[] bytes = GgufNumbers.Of("w", GgufType.Q4, values);
        float scale = (float)BinaryPrimitives.ReadHalfLittleEndian(bytes), step = Math.Abs(scale);
        Assert.Equal(18, bytes.Length);
        for (int i = 0; i < values.Length; i++)
        {
            int level = i < 16 ? bytes[2 + i] & 15 : bytes[2 + i - 16] >> 4;
            Assert.InRange((level - 8) * scale, values[i] - (1.01f * step) - 0.01f, values[i] + (1.01f * step) + 0.01f);
        }
    });

    [Fact]
    public void The_number_that_is_farthest_from_zero_is_kept_best()
    {
        float[] values = new float[32];
        values[3] = -4;
        values[20] = 2;
        byte[] bytes = GgufNumbers.Of("w", GgufType.Q4, values);

        Assert.Equal(0.5f, (float)BinaryPrimitives.ReadHalfLittleEndian(bytes));
        Assert.Equal((0, 12), (bytes[2 + 3] & 15, bytes[2 + 4] >> 4));
        Assert.Equal(new byte[34], GgufNumbers.Of("w", GgufType.Q8, new float[32]));
    }

    [Fact]
    public void A_number_that_16_bits_do_not_hold_is_refused() =>
        Assert.Contains("w has the number 70000, which is too large for 16 bits", Assert.Throws<UnderstudyException>(() => GgufNumbers.Of("w", GgufType.F16, [70_000])).Message, StringComparison.Ordinal);
}
