using System.Globalization;

namespace Understudy.Gateway;

/// <summary>One file of the journal. Written by one thread, read by another: <see cref="End"/> only grows, and not after it is sealed.</summary>
internal sealed class JournalSegment(string directory, long number, IJournalFile? file, long end, long length)
{
    private long _end = end, _length = length;
    private volatile bool _sealed = file is null;

    /// <summary>Eight bytes at the beginning: what it is, and the version of its form.</summary>
    public static ReadOnlySpan<byte> Header => "UNDJRNL\u0001"u8;

    public long Number => number;

    public string Path { get; } = PathOf(directory, number);

    /// <summary>Null once it is sealed.</summary>
    public IJournalFile? File { get; private set; } = file;

    /// <summary>Bytes up to which entries are durable.</summary>
    public long End => Volatile.Read(ref _end);

    /// <summary>Bytes of the file.</summary>
    public long Length => Volatile.Read(ref _length);

    public bool IsSealed => _sealed;

    /// <summary>Whether an earlier process wrote it.</summary>
    public bool IsLeft { get; } = file is null;

    public static string PathOf(string directory, long number) => System.IO.Path.Combine(directory, number.ToString("D8", CultureInfo.InvariantCulture) + ".log");

    public void Advance(int bytes) => Volatile.Write(ref _end, _end + bytes);

    /// <summary>Nothing comes after; what was prepared and not used is given back, and a torn end is cut off.</summary>
    public void Seal()
    {
        try
        {
            File?.Truncate(_end);
            Volatile.Write(ref _length, _end);
        }
        catch (IOException)
        {
            // A failing disk: End says in this process, and a checksum in the next, how far it is good.
        }

        File?.Dispose();
        File = null;
        _sealed = true;
    }
}
