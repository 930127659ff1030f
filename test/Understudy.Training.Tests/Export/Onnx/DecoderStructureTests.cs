using Understudy.Core;
using Understudy.Inference;

using Xunit;

namespace Understudy.Training.Tests.Export.Onnx;

public sealed class DecoderStructureTests
{
    [Theory]
    [InlineData(DecoderPrecision.Float32, "Add:12 Cast:2 Gather:1 GroupQueryAttention:4 Identity:1 MatMul:21 Mul:4 QuickGelu:4 ReduceSum:1 Shape:1 SimplifiedLayerNormalization:9 Slice:1 Squeeze:1 Sub:1 Transpose:1")]
    [InlineData(DecoderPrecision.Int4, "Add:12 Cast:2 GatherBlockQuantized:1 GroupQueryAttention:4 Identity:1 MatMulNBits:21 Mul:4 QuickGelu:4 ReduceSum:1 Reshape:1 Shape:1 SimplifiedLayerNormalization:9 Slice:2 Squeeze:1 Sub:1")]
    public void The_graph_has_these_operations(DecoderPrecision precision, string expected)
    {
        ProtoReader[] nodes = Read(precision).Message(7).Messages(1);

        Assert.Equal(expected, string.Join(' ', nodes.GroupBy(n => n.Text(4)).OrderBy(g => g.Key, StringComparer.Ordinal).Select(g => $"{g.Key}:{g.Count()}")));
        Assert.All(nodes.Where(n => n.Text(4) is "GroupQueryAttention" or "MatMulNBits" or "QuickGelu" or "GatherBlockQuantized"), n => Assert.Equal("com.microsoft", n.Text(7)));
    }

    [Theory]
    [InlineData(DecoderPrecision.Float32, "model.embed_tokens.weight")]
    [InlineData(DecoderPrecision.Int8, "model.embed_tokens.weight.int8")]
    [InlineData(DecoderPrecision.Int4, "model.embed_tokens.weight.int4")]
    public void A_tied_table_and_shared_blocks_are_stored_once(DecoderPrecision precision, string table)
    {
        string[] constants = [.. Read(precision).Message(7).Messages(5).Select(c => c.Text(8))];

        Assert.Single(constants, c => c.StartsWith("model.embed_tokens", StringComparison.Ordinal) && !c.EndsWith("scale", StringComparison.Ordinal));
        Assert.Contains(table, constants);
        Assert.Equal(2, constants.Count(c => c.Contains("mlp.up_proj", StringComparison.Ordinal) && !c.EndsWith("scale", StringComparison.Ordinal))); // four layers
    }

    [Theory]
    [InlineData(8)]
    [InlineData(4)]
    public void Blocks_are_the_weights_to_a_step_and_the_largest_number_exactly(int bits)
    {
        var random = new SeededRandom(new Seed(5));
        float[] values = [.. Enumerable.Range(0, 3 * 40).Select(_ => (float)random.NextGaussian())];
        BlockMatrix matrix = BlockMatrix.Quantize(values, 3, bits, 16);
        int half = 1 << (bits - 1);

        Assert.Equal((3, 3, 16 * bits / 8), (matrix.Rows, matrix.Blocks, matrix.BlockBytes));
        for (int r = 0; r < 3; r++)
        {
            for (int c = 0; c < 48; c++)
            {
                int at = (r * 48) + c;
                int number = (bits == 8 ? matrix.Bytes[at] : (matrix.Bytes[at / 2] >> (4 * (at % 2))) & 15) - half;
                float scale = matrix.Scales[at / 16], value = c < 40 ? values[(r * 40) + c] : 0;
                Assert.InRange(Math.Abs(value - (number * scale)), 0, 1.001 * Math.Abs(scale));
            }

            float peak = values.Skip(r * 40).Take(16).MaxBy(Math.Abs);
            Assert.Equal(peak, -half * matrix.Scales[r * 3], 1e-5f);
        }
    }

    [Fact]
    public void A_block_of_zeros_stays_zeros()
    {
        BlockMatrix matrix = BlockMatrix.Quantize(new float[16], 1, 4, 16);

        Assert.All(matrix.Bytes, b => Assert.Equal(0x88, b));
        Assert.Equal([1], matrix.Scales);
    }

    [Fact]
    public void A_decoder_that_cannot_be_run_or_written_is_refused()
    {
        var e = Assert.Throws<UnderstudyException>(() => DecoderOnnx.Refuse(SmallDecoders.Config with { Heads = 8 }, DecoderPrecision.Float32));
        Assert.Equal("ONNX Runtime's attention takes heads of a multiple of 16 numbers; this decoder's have 8. Choose another width or number of heads.", e.Message);
        DecoderConfig large = SmallDecoders.Config with { VocabularySize = 1_000_000, Width = 1024 };
        e = Assert.Throws<UnderstudyException>(() => DecoderOnnx.Refuse(large, DecoderPrecision.Float32));
        Assert.StartsWith("An ONNX file can have at most 2147483591 bytes; this decoder needs about ", e.Message, StringComparison.Ordinal);
        DecoderOnnx.Refuse(large, DecoderPrecision.Int8);
    }

    private static ProtoReader Read(DecoderPrecision precision) => new(DecoderOnnx.Write(SmallDecoders.Weights(SmallDecoders.Config), precision));
}
