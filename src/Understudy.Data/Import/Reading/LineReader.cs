namespace Understudy.Data;

/// <summary>
/// Lines of UTF-8 bytes. Only LF ends a line (CR before it is dropped), so U+2028 inside a JSON string is harmless.
/// A line longer than the limit is skipped in bounded memory.
/// </summary>
internal sealed class LineReader(Stream utf8, int maximum)
{
    private const int Remembered = 2048;
    private readonly ByteWindow _window = new(utf8, maximum);

    /// <summary>The line, valid until the next read; of a line that is too long, its first 2 kB.</summary>
    public ReadOnlyMemory<byte> Line { get; private set; }

    /// <summary>1-based number of the line.</summary>
    public long Number { get; private set; }

    /// <summary>Whether the line is longer than the limit.</summary>
    public bool TooLong { get; private set; }

    /// <summary>Whether the file ends before the line does.</summary>
    public bool Unterminated { get; private set; }

    /// <summary>Reads the next line; false at the end.</summary>
    public bool Read()
    {
        int scanned = 0;
        TooLong = Unterminated = false;
        while (true)
        {
            ReadOnlyMemory<byte> view = _window.View;
            int end = view.Span[scanned..].IndexOf((byte)'\n');
            if (end >= 0)
            {
                return Take(view[..(scanned + end)], scanned + end + 1);
            }

            if (_window.Ended)
            {
                Unterminated = true;
                return !view.IsEmpty && Take(view, view.Length);
            }

            scanned = view.Length;
            if (_window.Full)
            {
                return SkipLine(view.Span[..Remembered].ToArray());
            }

            _window.Fill();
        }
    }

    private bool Take(ReadOnlyMemory<byte> line, int consumed)
    {
        Number++;
        Line = line.Span is [.., (byte)'\r'] ? line[..^1] : line;
        _window.Skip(consumed);
        return true;
    }

    private bool SkipLine(byte[] beginning)
    {
        Number++;
        TooLong = true;
        Line = beginning;
        while (true)
        {
            ReadOnlySpan<byte> view = _window.View.Span;
            int end = view.IndexOf((byte)'\n');
            _window.Skip(end < 0 ? view.Length : end + 1);
            if (end >= 0 || _window.Ended)
            {
                return true;
            }

            _window.Fill();
        }
    }
}
