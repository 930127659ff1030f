using Microsoft.Win32.SafeHandles;

namespace Understudy.Gateway;

/// <summary>Lines of a file with their places, one buffer for all. A line that is too long is passed over in bounded memory.</summary>
internal sealed class RecordedLines(SafeFileHandle file)
{
    /// <summary>The longest line that is read, bytes.</summary>
    public const int Longest = 64 << 20;

    private byte[] _buffer = new byte[1 << 20];
    private int _start, _end;
    private long _fileOffset;
    private bool _skipping;

    /// <summary>The line, without its end; valid until the next is read. Empty when it was too long.</summary>
    public ReadOnlyMemory<byte> Line { get; private set; }

    /// <summary>Where it begins in the file.</summary>
    public long Offset { get; private set; }

    /// <summary>Its number, from 1.</summary>
    public int Number { get; private set; }

    /// <summary>Whether it was longer than <see cref="Longest"/>.</summary>
    public bool TooLong { get; private set; }

    /// <summary>Reads the next line; false at the end.</summary>
    public bool Read()
    {
        TooLong = false;
        int scanned = 0;
        while (true)
        {
            int end = _buffer.AsSpan(_start + scanned, _end - _start - scanned).IndexOf((byte)'\n');
            if (end >= 0)
            {
                return Take(scanned + end, scanned + end + 1);
            }

            scanned = _end - _start;
            if (scanned >= Longest)
            {
                (_skipping, _start, scanned) = (true, _end, 0);
            }

            if (!Fill())
            {
                return (scanned > 0 || _skipping) && Take(scanned, scanned);
            }
        }
    }

    private bool Take(int length, int consumed)
    {
        Number++;
        Offset = _fileOffset - (_end - _start);
        TooLong = _skipping;
        Line = _skipping ? default : _buffer.AsMemory(_start, length);
        _start += consumed;
        _skipping = false;
        return true;
    }

    private bool Fill()
    {
        if (_start > 0)
        {
            _buffer.AsSpan(_start, _end - _start).CopyTo(_buffer);
            (_start, _end) = (0, _end - _start);
        }

        if (_end == _buffer.Length)
        {
            Array.Resize(ref _buffer, 2 * _buffer.Length);
        }

        int read = RandomAccess.Read(file, _buffer.AsSpan(_end), _fileOffset);
        _end += read;
        _fileOffset += read;
        return read > 0;
    }
}
