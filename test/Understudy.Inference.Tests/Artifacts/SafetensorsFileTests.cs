using System.Buffers.Binary;
using System.Text;

using Understudy.Core;

using Xunit;

namespace Understudy.Inference.Tests.Artifacts;

public sealed class SafetensorsFileTests
{
    [Fact]
    public void Tensors_come_back_as_they_were_written()
    {
        byte[] bytes = SafetensorsFile.Write(
            [SafetensorsTensor.Of<sbyte>("b", SafetensorsType.I8, [3], [1, -2, 3]), SafetensorsTensor.Of<float>("a", SafetensorsType.F32, [1, 2], [1.5f, float.NegativeInfinity])],
            new Dictionary<string, string> { ["format"] = "test" });
        SafetensorsFile file = SafetensorsFile.Read(bytes);

        Assert.Equal([1, -2, 3], file["b"].As<sbyte>(SafetensorsType.I8, 3).ToArray());
        Assert.Equal([1.5f, float.NegativeInfinity], file["a"].As<float>(SafetensorsType.F32, 1, 2).ToArray());
        Assert.Equal("test", file.Metadata["format"]);
        Assert.Equal(0, (BinaryPrimitives.ReadInt64LittleEndian(bytes) + 8) % 8);
    }

    [Fact]
    public void The_reference_implementations_bytes_are_read()
    {
        // What `safetensors.numpy.save({"x": np.array([1, 2], np.int32)})` writes.
        byte[] bytes = File("""{"x":{"dtype":"I32","shape":[2],"data_offsets":[0,8]}}  """, [1, 0, 0, 0, 2, 0, 0, 0]);

        Assert.Equal([1, 2], SafetensorsFile.Read(bytes)["x"].As<int>(SafetensorsType.I32, 2).ToArray());
    }

    [Theory]
    [InlineData("""{"a":{"dtype":"U8","shape":[4],"data_offsets":[0,4]},"b":{"dtype":"U8","shape":[6],"data_offsets":[2,8]}}""", "overlap")]
    [InlineData("""{"a":{"dtype":"U8","shape":[2],"data_offsets":[0,2]},"b":{"dtype":"U8","shape":[4],"data_offsets":[4,8]}}""", "hole")]
    [InlineData("""{"a":{"dtype":"U8","shape":[4],"data_offsets":[4,8]}}""", "hole")]
    [InlineData("""{"a":{"dtype":"U8","shape":[4],"data_offsets":[0,4]}}""", "belong to no tensor")]
    [InlineData("""{"a":{"dtype":"U8","shape":[8],"data_offsets":[0,8]},"a":{"dtype":"U8","shape":[0],"data_offsets":[8,8]}}""", "twice")]
    [InlineData("""{"a":{"dtype":"F32","shape":[8],"data_offsets":[0,8]}}""", "does not fit")]
    [InlineData("""{"a":{"dtype":"F32","shape":[9223372036854775807,4],"data_offsets":[0,8]}}""", "does not fit")]
    [InlineData("""{"a":{"dtype":"F32","shape":[-2],"data_offsets":[0,8]}}""", "whole numbers from 0")]
    [InlineData("""{"a":{"dtype":"PICKLE","shape":[8],"data_offsets":[0,8]}}""", "unknown type")]
    [InlineData("""{"a":{"dtype":"U8","shape":[16],"data_offsets":[0,16]}}""", "truncated")]
    [InlineData("""{"a":{"dtype":"U8","shape":[8],"data_offsets":[8,0]}}""", "overlap")]
    [InlineData("""{"a":{"dtype":"U8","shape":[8],"data_offsets":[0]}}""", "two data_offsets")]
    [InlineData("""{"a":{"dtype":"U8","shape":[8],"data_offsets":[0,8],"code":"x"}}""", "unknown or repeated")]
    [InlineData("""{"a":{"dtype":"U8","shape":[1,1,1,1,1,1,1,1,8],"data_offsets":[0,8]}}""", "at most 8")]
    [InlineData("""{"a":7}""", "an object")]
    [InlineData("""{"__metadata__":{"x":1},"a":{"dtype":"U8","shape":[8],"data_offsets":[0,8]}}""", "a text")]
    [InlineData("""{"a":{"dtype":"U8","shape":[8],"data_offsets":[0,8]}} {}""", "header")]
    [InlineData("""["a"]""", "start with '{'")]
    [InlineData("""{"a":""", "no JSON")]
    [InlineData("""{"a":{"dtype":3,"shape":[8],"data_offsets":[0,8]}}""", "a text as dtype")]
    [InlineData("""{"a":{"dtype":"u8","shape":[8],"data_offsets":[0,8]}}""", "unknown type 'u8'")]
    [InlineData("""{"a":{"dtype":"U8","shape":[8.0],"data_offsets":[0,8]}}""", "whole numbers from 0")]
    [InlineData("""{"a":{"dtype":"U8","shape":[1e400],"data_offsets":[0,8]}}""", "whole numbers from 0")]
    [InlineData("""{"a":{"dtype":"U8","shape":["8"],"data_offsets":[0,8]}}""", "whole numbers from 0")]
    [InlineData("""{"a":{"dtype":"U8","shape":[18446744073709551616],"data_offsets":[0,8]}}""", "whole numbers from 0")]
    [InlineData("""{"a":{"dtype":"U8","shape":[4294967296,4294967296,16],"data_offsets":[0,0]}}""", "does not fit")]
    [InlineData("""{"a":{"dtype":"F4","shape":[15],"data_offsets":[0,8]}}""", "does not fit")]
    [InlineData("""{"a":{"dtype":"U8","shape":[[[[8]]]],"data_offsets":[0,8]}}""", "whole numbers from 0")]
    [InlineData("""{"a":{"dtype":"U8","shape":8,"data_offsets":[0,8]}}""", "an array of numbers")]
    [InlineData("""{"a":{"dtype":"U8","dtype":"U8","shape":[8],"data_offsets":[0,8]}}""", "unknown or repeated")]
    [InlineData("""{"__metadata__":["x"],"a":{"dtype":"U8","shape":[8],"data_offsets":[0,8]}}""", "'__metadata__' should have an object")]
    [InlineData("""{"__metadata__":{},"__metadata__":{},"a":{"dtype":"U8","shape":[8],"data_offsets":[0,8]}}""", "occurs twice")]
    [InlineData("""{"__metadata__":{"x":"1","x":"2"},"a":{"dtype":"U8","shape":[8],"data_offsets":[0,8]}}""", "one value")]
    [InlineData("""{"\ud800":{"dtype":"U8","shape":[8],"data_offsets":[0,8]}}""", "no JSON")]
    [InlineData("""{"a":{"dtype":"U8","shape":[8],"data_offsets":[0,8]},}""", "no JSON")]
    [InlineData("""{"a":{"dtype":"U8","shape":[8],"data_offsets":[0,8]}}/**/""", "no JSON")]
    [InlineData("\ufeff{\"a\":{\"dtype\":\"U8\",\"shape\":[8],\"data_offsets\":[0,8]}}", "start with '{'")]
    [InlineData(" {}", "start with '{'")]
    [InlineData("", "start with '{'")]
    public void Hostile_headers_are_refused(string header, string reason)
    {
        var e = Assert.Throws<UnderstudyException>(() => SafetensorsFile.Read(File(header, new byte[8])));

        Assert.Equal(ErrorCode.IntegrityBroken, e.Code);
        Assert.Contains(reason, e.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(100_000_001UL, "at most 100000000")]
    [InlineData(ulong.MaxValue, "at most 100000000")]
    [InlineData(1000UL, "truncated")]
    public void Impossible_header_lengths_are_refused_before_anything_is_allocated(ulong length, string reason)
    {
        var bytes = new byte[64];
        BinaryPrimitives.WriteUInt64LittleEndian(bytes, length);
        long before = GC.GetAllocatedBytesForCurrentThread();
        var e = Assert.Throws<UnderstudyException>(() => SafetensorsFile.Read(bytes));

        Assert.Contains(reason, e.Message, StringComparison.Ordinal);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 1_000_000);
    }

    [Fact]
    public void A_big_endian_header_length_is_refused()
    {
        byte[] bytes = File("""{"a":{"dtype":"U8","shape":[8],"data_offsets":[0,8]}}""", new byte[8]);
        bytes.AsSpan(0, 8).Reverse();

        Assert.Contains("at most 100000000", Refused(bytes), StringComparison.Ordinal);
    }

    [Fact]
    public void A_depth_bomb_is_refused_in_memory_of_the_files_size()
    {
        byte[] bytes = File("{\"a\":" + new string('[', 1_000_000), []);
        long before = GC.GetAllocatedBytesForCurrentThread();

        Assert.Contains("an object", Refused(bytes), StringComparison.Ordinal);
        Assert.Contains("unknown or repeated property 'deep'", Refused(File("{\"a\":{\"deep\":" + new string('{', 1000), [])), StringComparison.Ordinal);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 200_000);
    }

    [Fact]
    public void Messages_spell_out_what_does_not_print_and_stay_short()
    {
        string message = Refused(File("{\"\\u001b[2J" + new string('x', 5_000_000) + "\":7}", []));

        Assert.Contains("'\\u001b[2Jxxx", message, StringComparison.Ordinal);
        Assert.DoesNotContain('\u001b', message);
        Assert.InRange(message.Length, 0, 400);
    }

    [Theory]
    [InlineData("BOOL", "8", 8)]
    [InlineData("F8_E4M3", "8", 8)]
    [InlineData("F8_E5M2", "2,4", 8)]
    [InlineData("F8_E8M0", "8", 8)]
    [InlineData("F8_E4M3FNUZ", "8", 8)]
    [InlineData("F8_E5M2FNUZ", "8", 8)]
    [InlineData("C64", "1", 8)]
    [InlineData("F6_E2M3", "4", 3)]
    [InlineData("F6_E3M2", "4", 3)]
    [InlineData("F4", "2,3", 3)]
    [InlineData("U8", "0,9223372036854775807", 0)]
    [InlineData("F32", "", 4)]
    public void A_tensor_of_any_type_of_the_format_does_not_hide_the_others(string type, string shape, int size)
    {
        SafetensorsFile file = SafetensorsFile.Read(File($$$"""{"a":{"dtype":"{{{type}}}","shape":[{{{shape}}}],"data_offsets":[0,{{{size}}}]},"b":{"dtype":"F32","shape":[1],"data_offsets":[{{{size}}},{{{size + 4}}}]}}""", [.. new byte[size], 0, 0, 128, 63]));

        Assert.Equal([1f], file["b"].As<float>(SafetensorsType.F32, 1));
        Assert.Equal($"{type} [{shape.Replace(",", ", ", StringComparison.Ordinal)}]", file["a"].Description);
    }

    [Fact]
    public void Another_type_shape_or_name_than_asked_for_is_refused_with_both()
    {
        SafetensorsFile file = SafetensorsFile.Read(SafetensorsFile.Write([SafetensorsTensor.Of<int>("a", SafetensorsType.I32, [2], [1, 2])]));

        Assert.Contains("'a' as F32 [2]; found I32 [2]", Assert.Throws<UnderstudyException>(() => file["a"].As<float>(SafetensorsType.F32, 2)).Message, StringComparison.Ordinal);
        Assert.Contains("'a' as I32 [1, 2]; found I32 [2]", Assert.Throws<UnderstudyException>(() => file["a"].As<int>(SafetensorsType.I32, 1, 2)).Message, StringComparison.Ordinal);
        Assert.Contains("F32, F16 or BF16; found I32 [2]", Assert.Throws<UnderstudyException>(() => file["a"].ToSingles()).Message, StringComparison.Ordinal);
        Assert.Contains("tensor 'b', found 'a'", Assert.Throws<UnderstudyException>(() => file["b"]).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => file["a"].As<long>(SafetensorsType.I32, 2));
        Assert.Null(file.Find("b"));
    }

    // import struct, numpy as np; a = np.array([1.5, -65504, 6e-8, 0, float("inf")], np.float16); print(a.tobytes().hex(), a.astype(np.float32).tolist())
    // x = np.array([1.5, -3.389531e38, 1e-40, 0, float("inf")], np.float32); print([hex(v >> 16) for v in x.view(np.uint32)]): cutting 16 bits off is what BF16 means
    [Fact]
    public void Half_and_brain_floats_widen_exactly()
    {
        SafetensorsFile file = SafetensorsFile.Read(SafetensorsFile.Write(
        [
            SafetensorsTensor.Of<ushort>("half", SafetensorsType.F16, [5], [0x3E00, 0xFBFF, 0x0001, 0x0000, 0x7C00]),
            SafetensorsTensor.Of<ushort>("brain", SafetensorsType.BF16, [5], [0x3FC0, 0xFF7F, 0x0001, 0x8000, 0x7F80]),
        ]));

        Assert.Equal([1.5f, -65504, 5.9604645e-8f, 0, float.PositiveInfinity], file["half"].ToSingles());
        Assert.Equal([1.5f, -3.3895314e38f, BitConverter.UInt32BitsToSingle(1 << 16), -0f, float.PositiveInfinity], file["brain"].ToSingles());
        Assert.Equal([1.5f, -65504], file["half"].ToSingles(2));
    }

    [Fact]
    public void Many_tensors_are_read_in_memory_that_grows_with_the_header()
    {
        var header = new StringBuilder("{");
        for (int i = 0; i < 100_000; i++)
        {
            header.Append(i == 0 ? "" : ",").Append(System.Globalization.CultureInfo.InvariantCulture, $"\"t{i}\":{{\"dtype\":\"U8\",\"shape\":[0],\"data_offsets\":[0,0]}}");
        }

        byte[] bytes = File(header.Append('}').ToString(), []);
        long before = GC.GetAllocatedBytesForCurrentThread();
        SafetensorsFile file = SafetensorsFile.Read(bytes);

        Assert.Equal(100_000, file.Names.Count);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 10L * bytes.Length);
        Assert.InRange(Assert.Throws<UnderstudyException>(() => file["none"]).Message.Length, 0, 400);
    }

    private static string Refused(byte[] bytes) => Assert.Throws<UnderstudyException>(() => SafetensorsFile.Read(bytes)).Message;

    private static byte[] File(string header, byte[] data)
    {
        byte[] json = Encoding.UTF8.GetBytes(header);
        var length = new byte[8];
        BinaryPrimitives.WriteInt64LittleEndian(length, json.Length);
        return [.. length, .. json, .. data];
    }
}
