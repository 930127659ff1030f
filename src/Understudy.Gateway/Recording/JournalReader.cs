using System.Buffers;
using System.Buffers.Binary;

using Microsoft.Win32.SafeHandles;

namespace Understudy.Gateway;

/// <summary>Reads entries of a segment in order. Not thread-safe.</summary>
internal sealed class JournalReader(string path) : IDisposable
{
    private const int ChunkBytes = 4 << 20;
    private readonly SafeFileHandle _file = File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
    private byte[] _bytes = [];

    /// <summary>Bytes that were read and found good.</summary>
    public long Position { get; private set; } = JournalSegment.Header.Length;

    /// <summary>Whether what stands at <see cref="Position"/> is no entry and no zeros: a torn or damaged one.</summary>
    public bool IsBroken { get; private set; }

    /// <summary>The file's first bytes, as many as a header has or the file.</summary>
    public byte[] ReadHeader()
    {
        byte[] header = new byte[JournalSegment.Header.Length];
        return header[..RandomAccess.Read(_file, header, 0)];
    }

    /// <summary>Replaces the frames by the next ones, up to a number of them and about 4 MiB; none at the end or where it is broken.</summary>
    public void Read(long end, int maximum, List<JournalFrame> frames)
    {
        frames.Clear();
        int wanted = ChunkBytes;
        while (frames.Count == 0 && Position < end && !IsBroken)
        {
            ReadOnlyMemory<byte> chunk = Fill((int)Math.Min(wanted, end - Position));
            int used = Parse(chunk, maximum, frames, out int missing);
            Position += used;
            if (frames.Count > 0 || missing == 0)
            {
                return;
            }

            IsBroken = missing > end - Position || chunk.Length < Math.Min(wanted, end - Position);
            wanted = missing;
        }
    }

    public void Dispose()
    {
        _file.Dispose();
        Return();
    }

    private int Parse(ReadOnlyMemory<byte> chunk, int maximum, List<JournalFrame> frames, out int missing)
    {
        int at = 0;
        missing = 0;
        while (frames.Count < maximum && at < chunk.Length)
        {
            ReadOnlySpan<byte> rest = chunk.Span[at..];
            if (rest.Length < EntryBuffer.FrameBytes + 1)
            {
                missing = rest.ContainsAnyExcept((byte)0) ? EntryBuffer.FrameBytes + 1 : 0;
                return at;
            }

            uint length = BinaryPrimitives.ReadUInt32LittleEndian(rest);
            if (length == 0)
            {
                IsBroken = rest[..(EntryBuffer.FrameBytes + 1)].ContainsAnyExcept((byte)0);
                return at;
            }

            if (length > (uint)(rest.Length - EntryBuffer.FrameBytes))
            {
                missing = (int)Math.Min(int.MaxValue, length + (long)EntryBuffer.FrameBytes);
                return at;
            }

            int whole = EntryBuffer.FrameBytes + (int)length;
            if (Crc32C.Of(rest[EntryBuffer.FrameBytes..whole]) != BinaryPrimitives.ReadUInt32LittleEndian(rest[4..]))
            {
                IsBroken = true;
                return at;
            }

            frames.Add(new JournalFrame(rest[EntryBuffer.FrameBytes], chunk.Slice(at + EntryBuffer.FrameBytes + 1, (int)length - 1)));
            at += whole;
        }

        return at;
    }

    private ReadOnlyMemory<byte> Fill(int wanted)
    {
        if (_bytes.Length < wanted)
        {
            Return();
            _bytes = ArrayPool<byte>.Shared.Rent(Math.Max(wanted, ChunkBytes));
        }

        int read = 0;
        while (read < wanted && RandomAccess.Read(_file, _bytes.AsSpan(read, wanted - read), Position + read) is > 0 and int more)
        {
            read += more;
        }

        return _bytes.AsMemory(0, read);
    }

    private void Return()
    {
        if (_bytes.Length > 0)
        {
            ArrayPool<byte>.Shared.Return(_bytes);
            _bytes = [];
        }
    }
}
