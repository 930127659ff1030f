using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text;

using CsCheck;

using Understudy.Core;
using Understudy.Testing;

using Xunit;

namespace Understudy.Inference.Tests.Artifacts;

public sealed class SafetensorsHostileFileTests
{
    [Fact]
    public void Mutants_are_refused_or_read_and_cost_memory_in_proportion_to_their_size()
    {
        int read = 0, refused = 0;
        SafetensorsMutation.Gen.Sample(
            bytes =>
            {
                long before = GC.GetAllocatedBytesForCurrentThread();
                try
                {
                    using SafetensorsFile file = SafetensorsFile.Read(bytes);
                    foreach (string name in file.Names)
                    {
                        _ = file[name].Type == SafetensorsType.F32 ? file[name].ToSingles() : null;
                    }

                    Interlocked.Increment(ref read);
                }
                catch (UnderstudyException e)
                {
                    Assert.Equal(ErrorCode.IntegrityBroken, e.Code);
                    Assert.InRange(e.Message.Length, 0, 1000);
                    Interlocked.Increment(ref refused);
                }

                // The constant is an exception with its trace; the factor is tensors of no bytes, whose entries are larger than their text.
                Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 50_000 + (20L * bytes.Length));
            },
            iter: 20_000);

        Assert.True(read > 200 && refused > 10_000, $"{read} read, {refused} refused: the mutants are all alike.");
    }

    [Fact]
    public void Every_prefix_of_a_file_is_refused_on_disk_as_in_memory()
    {
        using var temporary = new TemporaryDirectory();
        byte[] whole = SafetensorsFile.Write([SafetensorsTensor.Of<float>("weights", SafetensorsType.F32, [2, 3], [1, 2, 3, 4, 5, 6])]);
        for (int length = 0; length < whole.Length; length++)
        {
            byte[] cut = whole[..length];
            File.WriteAllBytes(temporary["cut"], cut);
            Assert.Throws<UnderstudyException>(() => SafetensorsFile.Read(cut));
            Assert.Throws<UnderstudyException>(() => SafetensorsFile.Open(temporary["cut"]));
        }
    }

    [Fact]
    public void An_opened_file_gives_what_the_same_bytes_give_in_memory()
    {
        using var temporary = new TemporaryDirectory();
        // Longer than what is converted at once, and no multiple of it.
        ushort[] half = [.. Enumerable.Range(0, 70_001).Select(i => BitConverter.HalfToUInt16Bits((Half)(i % 2048)))];
        byte[] bytes = SafetensorsFile.Write([SafetensorsTensor.Over<ushort>("half", SafetensorsType.F16, [70_001], half), SafetensorsTensor.Of<long>("long", SafetensorsType.I64, [2], [-1, long.MaxValue])]);
        File.WriteAllBytes(temporary["file"], bytes);
        using SafetensorsFile inMemory = SafetensorsFile.Read(bytes), opened = SafetensorsFile.Open(temporary["file"]);

        Assert.Equal(inMemory["half"].ToSingles(), opened["half"].ToSingles());
        Assert.Equal(2047f, opened["half"].ToSingles()[2047 + (2048 * 30)]);
        Assert.Equal([-1, long.MaxValue], opened["long"].As<long>(SafetensorsType.I64, 2));
        Assert.Equal(inMemory.Names.Order(), opened.Names.Order());
    }

    [Fact]
    public void A_file_beyond_2_GiB_is_read_tensor_by_tensor()
    {
        using var temporary = new TemporaryDirectory();
        const long Large = 2_200_000_000;
        WriteSparse(temporary["large"], $$$"""{"large":{"dtype":"U8","shape":[{{{Large}}}],"data_offsets":[0,{{{Large}}}]},"small":{"dtype":"F32","shape":[2],"data_offsets":[{{{Large}}},{{{Large + 8}}}]}}""", Large, MemoryMarshal.AsBytes<float>([1.5f, -2]));
        long before = GC.GetAllocatedBytesForCurrentThread();
        using SafetensorsFile file = SafetensorsFile.Open(temporary["large"]);

        Assert.Equal([1.5f, -2], file["small"].ToSingles());
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 100_000);
        Assert.Contains("more elements than fit into one array", Assert.Throws<UnderstudyException>(() => file["large"].As<byte>(SafetensorsType.U8, Large)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_shrinks_while_it_is_open_gives_an_error()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows does not let an open file be cut.");
        using var temporary = new TemporaryDirectory();
        File.WriteAllBytes(temporary["file"], SafetensorsFile.Write([SafetensorsTensor.Of<float>("a", SafetensorsType.F32, [4], [1, 2, 3, 4])]));
        using SafetensorsFile file = SafetensorsFile.Open(temporary["file"]);
        // By another program, because the open handle locks the file inside this one.
        System.Diagnostics.Process.Start("truncate", ["-s", "70", temporary["file"]]).WaitForExit();

        Assert.Contains("became shorter", Assert.Throws<UnderstudyException>(() => file["a"].ToSingles()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Links_pipes_directories_and_nothing_are_refused_without_waiting()
    {
        using var temporary = new TemporaryDirectory();
        File.WriteAllBytes(temporary["file"], SafetensorsFile.Write([]));
        File.WriteAllBytes(temporary["empty"], []);
        List<string> odd = [temporary.Path, temporary["absent"], temporary["empty"]];
        if (!OperatingSystem.IsWindows())
        {
            File.CreateSymbolicLink(temporary["link"], temporary["file"]);
            System.Diagnostics.Process.Start("mkfifo", [temporary["pipe"]]).WaitForExit();
            Assert.True(File.Exists(temporary["pipe"]));
            odd.AddRange([temporary["link"], temporary["pipe"], "/dev/zero"]);
        }

        foreach (string path in odd)
        {
            Assert.Equal(ErrorCode.PathUnusable, Assert.Throws<UnderstudyException>(() => SafetensorsFile.Open(path)).Code);
        }
    }

    /// <summary>A file whose data are zeros that take no room on the disk, but for its end.</summary>
    internal static void WriteSparse(string path, string header, long zeros, ReadOnlySpan<byte> end)
    {
        using FileStream stream = File.Create(path);
        byte[] json = Encoding.UTF8.GetBytes(header);
        Span<byte> length = stackalloc byte[8];
        BinaryPrimitives.WriteInt64LittleEndian(length, json.Length);
        stream.Write(length);
        stream.Write(json);
        stream.SetLength(stream.Position + zeros);
        stream.Seek(0, SeekOrigin.End);
        stream.Write(end);
    }
}
