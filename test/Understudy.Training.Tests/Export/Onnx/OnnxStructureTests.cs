using System.Runtime.InteropServices;

using Understudy.Core;
using Understudy.Inference;

using Xunit;

namespace Understudy.Training.Tests.Export.Onnx;

public sealed class OnnxStructureTests
{
    [Fact]
    public void A_message_is_the_bytes_that_protobuf_documents()
    {
        // https://protobuf.dev/programming-guides/encoding: field 1 = 150, field 2 = "testing", a message in field 3; then a
        // negative number (ten bytes) and 25.4f as a fixed field, by hand.
        byte[] bytes = new ProtoMessage().Number(1, 150).Text(2, "testing").Message(3, new ProtoMessage().Number(1, 150)).Number(4, -1).Float(5, 25.4f).ToArray();

        Assert.Equal("089601" + "120774657374696E67" + "1A03089601" + "20FFFFFFFFFFFFFFFFFF01" + "2D3333CB41", Convert.ToHexString(bytes));
    }

    [Fact]
    public void The_model_says_its_versions_inputs_and_output()
    {
        ProtoReader model = Read(EncoderFamily.Bert, OnnxPrecision.Int8);
        ProtoReader graph = model.Message(7);

        Assert.Equal(10, model.Number(1));
        Assert.Equal("understudy", model.Text(2));
        Assert.Equal(("", 23), (model.Message(8).Text(1), model.Message(8).Number(2)));
        Assert.Equal((OnnxEncoder.IndependentRowsKey, "false"), (model.Message(14).Text(1), model.Message(14).Text(2)));
        Assert.Equal("true", Read(EncoderFamily.Bert, OnnxPrecision.Float32).Message(14).Text(2));
        Assert.Equal(["input_ids:7[batch,tokens]", "attention_mask:7[batch,tokens]", "token_type_ids:7[batch,tokens]"], graph.Messages(11).Select(Describe));
        Assert.Equal(["logits:1[batch,3]"], graph.Messages(12).Select(Describe));
        Assert.Equal(["input_ids:7[batch,tokens]", "attention_mask:7[batch,tokens]"], Read(EncoderFamily.EuroBert, OnnxPrecision.Int8).Message(7).Messages(11).Select(Describe));
    }

    [Theory]
    [InlineData(EncoderFamily.Bert, OnnxPrecision.Float32, "Add:20 Attention:2 Cast:1 Concat:2 Expand:2 Gather:2 Gelu:2 Identity:1 LayerNormalization:5 MatMul:14 Mul:1 Shape:1 Slice:2 Squeeze:1 Sub:1 Tanh:1 Unsqueeze:1")]
    [InlineData(EncoderFamily.Bert, OnnxPrecision.Int8, "Add:20 Attention:2 Cast:14 Concat:2 DynamicQuantizeLinear:9 Expand:2 Gather:3 Gelu:2 Identity:1 LayerNormalization:5 MatMul:2 MatMulInteger:12 Mul:26 Shape:1 Slice:2 Squeeze:1 Sub:1 Tanh:1 Unsqueeze:1")]
    [InlineData(EncoderFamily.EuroBert, OnnxPrecision.Float32, "Add:6 Attention:2 Cast:1 Concat:1 Div:1 Expand:2 Gather:1 Gelu:1 Identity:1 MatMul:17 Max:1 Mul:5 RMSNormalization:5 Range:1 ReduceSum:1 RotaryEmbedding:4 Shape:2 Sigmoid:2 Squeeze:2 Sub:1 Unsqueeze:2")]
    [InlineData(EncoderFamily.EuroBert, OnnxPrecision.Int8, "Add:6 Attention:2 Cast:16 Concat:1 Div:1 DynamicQuantizeLinear:8 Expand:2 Gather:2 Gelu:1 Identity:1 MatMul:3 MatMulInteger:14 Max:1 Mul:34 RMSNormalization:5 Range:1 ReduceSum:1 RotaryEmbedding:4 Shape:2 Sigmoid:2 Squeeze:2 Sub:1 Unsqueeze:2")]
    public void The_graph_has_these_operations(EncoderFamily family, OnnxPrecision precision, string expected)
    {
        ProtoReader[] nodes = Read(family, precision).Message(7).Messages(1);

        Assert.Equal(expected, string.Join(' ', nodes.GroupBy(n => n.Text(4)).OrderBy(g => g.Key, StringComparer.Ordinal).Select(g => $"{g.Key}:{g.Count()}")));
    }

    [Theory]
    [InlineData(EncoderFamily.Bert, OnnxPrecision.Float32)]
    [InlineData(EncoderFamily.Bert, OnnxPrecision.Int8)]
    [InlineData(EncoderFamily.EuroBert, OnnxPrecision.Float32)]
    [InlineData(EncoderFamily.EuroBert, OnnxPrecision.Int8)]
    public void Every_name_is_defined_once_and_before_its_use(EncoderFamily family, OnnxPrecision precision)
    {
        ProtoReader graph = Read(family, precision).Message(7);
        HashSet<string> defined = [""];
        Assert.All(graph.Messages(11), i => Assert.True(defined.Add(i.Text(1))));
        Assert.All(graph.Messages(5), c => Assert.True(defined.Add(c.Text(8))));
        foreach (ProtoReader node in graph.Messages(1))
        {
            Assert.All(node.Texts(1), i => Assert.Contains(i, defined));
            Assert.All(node.Texts(2), o => Assert.True(defined.Add(o)));
        }

        Assert.Contains("logits", defined);
        Assert.Empty(graph.Messages(5).Select(c => c.Text(8)).Except(graph.Messages(1).SelectMany(n => n.Texts(1))));
    }

    [Fact]
    public void Integer_matrices_are_the_weights_to_half_a_step_of_their_column()
    {
        EncoderConfig config = SmallEncoders.Config(EncoderFamily.EuroBert);
        EncoderWeights weights = SmallEncoders.Weights(config);
        Dictionary<string, ProtoReader> constants = new ProtoReader(EncoderOnnx.Write(weights, OnnxPrecision.Int8)).Message(7).Messages(5).ToDictionary(c => c.Text(8), StringComparer.Ordinal);
        const string Name = "model.layers.1.mlp.up_proj.weight";
        ReadOnlySpan<sbyte> bytes = MemoryMarshal.Cast<byte, sbyte>(constants[Name + ".int8"].Bytes(9));
        ReadOnlySpan<float> scales = MemoryMarshal.Cast<byte, float>(constants[Name + ".scale"].Bytes(9)), values = weights[Name].Span;

        Assert.Equal([32, 64], constants[Name + ".int8"].Numbers(1));
        Assert.Equal(3, constants[Name + ".int8"].Number(2));
        for (int o = 0; o < 64; o++)
        {
            int most = 0;
            for (int i = 0; i < 32; i++)
            {
                Assert.InRange(values[(o * 32) + i] - (bytes[(i * 64) + o] * scales[o]), -0.5001f * scales[o], 0.5001f * scales[o]);
                most = Math.Max(most, Math.Abs((int)bytes[(i * 64) + o]));
            }

            Assert.Equal(127, most);
        }
    }

    [Fact]
    public void A_row_of_zeros_is_quantised_to_zeros()
    {
        (sbyte[] bytes, float[] scales) = Int8Matrix.Quantize([0, 0, -2, 1], 2, 127);

        Assert.Equal([0, 0, -127, 64], bytes);
        Assert.Equal([1, 2f / 127], scales);
    }

    [Fact]
    public void An_encoder_too_large_for_one_file_is_refused()
    {
        var config = new EncoderConfig { Family = EncoderFamily.EuroBert, VocabularySize = 600_000, Width = 1024, Heads = 8, Layers = 1, FeedForward = 8, TokenTypes = 0, Outputs = 1 };
        var e = Assert.Throws<UnderstudyException>(() => EncoderOnnx.RefuseTooLarge(config, OnnxPrecision.Float32));

        Assert.Equal(ErrorCode.OptionsInvalid, e.Code);
        Assert.Equal("An ONNX file can have at most 2147483591 bytes; this encoder needs about 2495467524. Choose a smaller vocabulary, width or depth.", e.Message);
        EncoderOnnx.RefuseTooLarge(config, OnnxPrecision.Int8);
    }

    private static ProtoReader Read(EncoderFamily family, OnnxPrecision precision) => new(EncoderOnnx.Write(SmallEncoders.Weights(SmallEncoders.Config(family)), precision));

    private static string Describe(ProtoReader value)
    {
        ProtoReader tensor = value.Message(2).Message(1);
        return $"{value.Text(1)}:{tensor.Number(1)}[{string.Join(',', tensor.Message(2).Messages(1).Select(d => d.Texts(2) is [var free] ? free : $"{d.Number(1)}"))}]";
    }
}
