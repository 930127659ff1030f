using System.Buffers.Binary;
using System.Text;

using CsCheck;

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
    [InlineData("""{"a":{"dtype":3,"shape":[8],"data_offsets":[0,8]}}""", "no JSON")]
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
    public void Truncated_and_changed_files_are_refused_or_read_but_never_crash()
    {
        byte[] whole = SafetensorsFile.Write([SafetensorsTensor.Of<float>("weights", SafetensorsType.F32, [2, 3], [1, 2, 3, 4, 5, 6])]);
        for (int length = 0; length < whole.Length; length++)
        {
            byte[] cut = whole[..length];
            Assert.Throws<UnderstudyException>(() => SafetensorsFile.Read(cut));
        }

        Gen.Select(Gen.Int[0, whole.Length - 1], Gen.Byte).Sample((at, value) =>
        {
            byte[] changed = [.. whole];
            changed[at] = value;
            try
            {
                SafetensorsFile.Read(changed);
            }
            catch (UnderstudyException e)
            {
                Assert.Equal(ErrorCode.IntegrityBroken, e.Code);
            }
        });
    }

    private static byte[] File(string header, byte[] data)
    {
        byte[] json = Encoding.UTF8.GetBytes(header);
        var length = new byte[8];
        BinaryPrimitives.WriteInt64LittleEndian(length, json.Length);
        return [.. length, .. json, .. data];
    }
}
