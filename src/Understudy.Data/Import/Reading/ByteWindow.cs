namespace Understudy.Data;

/// <summary>A sliding, growing window on a stream: as small as the rows allow and never larger than a limit.</summary>
internal sealed class ByteWindow(Stream stream, int maximum)
{
    private byte[] _buffer = new byte[Math.Min(1 << 17, maximum + 1)];
    private int _start, _end;

    /// <summary>Whether the stream has ended; what is in view is then all that is left.</summary>
    public bool Ended { get; private set; }

    /// <summary>Whether the window is as large as it may be and full.</summary>
    public bool Full => _end - _start >= maximum;

    /// <summary>The bytes in view.</summary>
    public ReadOnlyMemory<byte> View => _buffer.AsMemory(_start, _end - _start);

    /// <summary>Moves the window's start.</summary>
    public void Skip(int bytes) => _start += bytes;

    /// <summary>Brings more bytes into view, moving or growing the buffer. Earlier views are void.</summary>
    public void Fill()
    {
        if (_start > 0)
        {
            _buffer.AsSpan(_start, _end - _start).CopyTo(_buffer);
            _end -= _start;
            _start = 0;
        }
        else if (_end == _buffer.Length)
        {
            Array.Resize(ref _buffer, (int)Math.Min(maximum + 1L, 2L * _buffer.Length));
        }

        // Fill to the brim: a caller that parses again from the row's start then does so a logarithmic number of times.
        while (_end < _buffer.Length)
        {
            int read = stream.Read(_buffer.AsSpan(_end));
            if (read == 0)
            {
                Ended = true;
                return;
            }

            _end += read;
        }
    }
}
