using System.Text;

using CsCheck;

using Understudy.Core;

using Xunit;

namespace Understudy.Inference.Tests.Onnx;

public sealed class OnnxModelCheckTests
{
    private static readonly byte[] Elsewhere = [.. Field(13, [.. Field(1, "location"u8), .. Field(2, "../../etc/passwd"u8)])];

    [Fact]
    public void A_model_with_a_graph_passes() => OnnxModelCheck.Check(Model(Field(1, Field(5, Field(5, Field(9, [1, 2, 3]))))));

    [Theory]
    [InlineData("initializer", 5)]
    [InlineData("sparse initializer", 15, 1)]
    [InlineData("sparse indices", 15, 2)]
    [InlineData("attribute", 1, 5, 5)]
    [InlineData("attribute list", 1, 5, 10)]
    [InlineData("sparse attribute", 1, 5, 22, 1)]
    [InlineData("sparse attribute list", 1, 5, 23, 2)]
    public void A_tensor_in_another_file_is_refused_wherever_it_hides(string where, params int[] path)
    {
        byte[] byEntry = Elsewhere, byLocation = [14 << 3, 1];
        foreach (int field in path.Reverse())
        {
            (byEntry, byLocation) = (Field(field, byEntry), Field(field, byLocation));
        }

        Assert.Equal((where, "a tensor is kept in another file (location  ../../etc/passwd)"), (where, Refusal(Model(byEntry))));
        Assert.Equal((where, "a tensor is kept in another file"), (where, Refusal(Model(byLocation))));
    }

    [Fact]
    public void What_an_encoder_never_needs_is_refused()
    {
        Assert.Equal("a node holds a graph (control flow)", Refusal(Model(Field(1, Field(5, Field(6, []))))));
        Assert.Equal("a node holds a graph (control flow)", Refusal(Model(Field(1, Field(5, Field(11, []))))));
        Assert.Equal("it defines functions", Refusal([.. Model([]), .. Field(25, [])]));
        Assert.Equal("it has a training graph", Refusal([.. Model([]), .. Field(20, [])]));
        Assert.Equal("it has two graphs", Refusal([.. Model([]), .. Model([])]));
    }

    [Fact]
    public void What_is_no_model_is_refused()
    {
        Assert.Equal("expected a model with a graph, found none", Refusal([]));
        Assert.Equal("a number is cut off", Refusal([0x80]));
        Assert.Equal("a number is cut off", Refusal([.. Enumerable.Repeat((byte)0xFF, 11)]));
        Assert.Equal("a field should take 5 bytes, 1 are left: it is truncated", Refusal([7 << 3 | 2, 5, 0]));
        Assert.Equal("a field should take 4 bytes, 0 are left: it is truncated", Refusal([1 << 3 | 5]));
        Assert.Equal("a field should take 8 bytes, 0 are left: it is truncated", Refusal([1 << 3 | 1]));
        Assert.Equal("a field should take 18446744073709551615 bytes, 0 are left: it is truncated", Refusal([7 << 3 | 2, .. Enumerable.Repeat((byte)0xFF, 9), 1]));
        Assert.Equal("a field has the unknown wire type 3", Refusal([1 << 3 | 3]));
    }

    [Fact]
    public void Any_bytes_pass_or_are_refused_with_the_stable_code() => Gen.Byte.Array[0, 200].Sample(bytes =>
    {
        try
        {
            OnnxModelCheck.Check(bytes);
        }
        catch (UnderstudyException e)
        {
            Assert.Equal(ErrorCode.IntegrityBroken, e.Code);
        }
    });

    [Fact]
    public void Bytes_that_are_no_model_do_not_open()
    {
        var config = new EncoderConfig { Family = EncoderFamily.Bert, VocabularySize = 10, Outputs = 2 };
        var refused = Assert.Throws<UnderstudyException>(() => OnnxEncoder.Open(Encoding.UTF8.GetBytes("<html>not found</html>"), config));
        var empty = Assert.Throws<UnderstudyException>(() => OnnxEncoder.Open(Model([]), config));

        Assert.StartsWith("The ONNX file is refused: ", refused.Message, StringComparison.Ordinal);
        Assert.StartsWith("The ONNX file cannot be opened: ", empty.Message, StringComparison.Ordinal);
        Assert.EndsWith("Restore the file or export again.", empty.Message, StringComparison.Ordinal);
    }

    private static byte[] Model(byte[] graph) => Field(7, graph);

    private static byte[] Field(int number, ReadOnlySpan<byte> value)
    {
        Assert.InRange(value.Length, 0, 127);
        int tag = (number << 3) | 2;
        return tag < 128 ? [(byte)tag, (byte)value.Length, .. value] : [(byte)(tag | 0x80), (byte)(tag >> 7), (byte)value.Length, .. value];
    }

    private static string Refusal(byte[] model)
    {
        var e = Assert.Throws<UnderstudyException>(() => OnnxModelCheck.Check(model));
        Assert.Equal(ErrorCode.IntegrityBroken, e.Code);
        return e.Message["The ONNX file is refused: ".Length..^". Restore the file or export again.".Length];
    }
}
