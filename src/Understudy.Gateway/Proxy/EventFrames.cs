using System.Buffers;

namespace Understudy.Gateway;

/// <summary>
/// Cuts a stream of server-sent events into whole frames without changing a byte. Lines may end in LF, CRLF or CR, and a frame's bytes may
/// come in any pieces. One stream, one object.
/// </summary>
internal sealed class EventFrames : IDisposable
{
    /// <summary>A frame longer than this is passed on in pieces and not read.</summary>
    public const int LongestFrame = 16 << 20;

    private byte[] _buffer = ArrayPool<byte>.Shared.Rent(16 << 10);
    private int _start, _end, _seen;

    /// <summary>Room for what comes next; tell <see cref="Advance"/> how much came.</summary>
    public Memory<byte> Room()
    {
        if (_start > 0)
        {
            _buffer.AsSpan(_start, _end - _start).CopyTo(_buffer);
            (_end, _seen, _start) = (_end - _start, _seen - _start, 0);
        }

        if (_end == _buffer.Length)
        {
            byte[] larger = ArrayPool<byte>.Shared.Rent(2 * _buffer.Length);
            _buffer.AsSpan(0, _end).CopyTo(larger);
            ArrayPool<byte>.Shared.Return(_buffer);
            _buffer = larger;
        }

        return _buffer.AsMemory(_end);
    }

    /// <summary>So many bytes came.</summary>
    public void Advance(int count) => _end += count;

    /// <summary>The next whole frame with the empty line that ends it; valid until <see cref="Room"/> is called.</summary>
    public bool TryRead(out ReadOnlyMemory<byte> frame)
    {
        int length = FrameLength();
        if (length == 0)
        {
            frame = default;
            return false;
        }

        frame = _buffer.AsMemory(_start, length);
        _start += length;
        _seen = _start;
        return true;
    }

    /// <summary>What is left after the last whole frame.</summary>
    public ReadOnlyMemory<byte> Rest()
    {
        ReadOnlyMemory<byte> rest = _buffer.AsMemory(_start, _end - _start);
        _start = _seen = _end;
        return rest;
    }

    /// <summary>The text behind <c>data:</c>; several such lines are joined by LF. Empty when there is none (a comment, an event's name).</summary>
    public static ReadOnlyMemory<byte> Data(ReadOnlyMemory<byte> frame)
    {
        ReadOnlyMemory<byte> data = default;
        while (!frame.IsEmpty)
        {
            int end = frame.Span.IndexOfAny((byte)'\n', (byte)'\r');
            ReadOnlyMemory<byte> line = end < 0 ? frame : frame[..end];
            frame = end < 0 ? default : frame[(end + 1)..];
            if (line.Span.StartsWith("data:"u8))
            {
                line = line[5..];
                line = line.Length > 0 && line.Span[0] == ' ' ? line[1..] : line;
                data = data.IsEmpty ? line : (byte[])[.. data.Span, (byte)'\n', .. line.Span];
            }
        }

        return data;
    }

    /// <inheritdoc/>
    public void Dispose() => ArrayPool<byte>.Shared.Return(_buffer);

    /// <summary>Length of the frame at the start, or 0 while it is not whole. <see cref="_seen"/> is the beginning of the line that is not ended yet.</summary>
    private int FrameLength()
    {
        while (true)
        {
            ReadOnlySpan<byte> rest = _buffer.AsSpan(_seen, _end - _seen);
            int end = rest.IndexOfAny((byte)'\n', (byte)'\r');
            if (end < 0 || (rest[end] == '\r' && end + 1 == rest.Length))
            {
                return _end - _start > LongestFrame ? _end - _start : 0; // a CR at the end may be half of a CRLF
            }

            int next = end + (rest[end] == '\r' && rest[end + 1] == '\n' ? 2 : 1);
            _seen += next;
            if (end == 0)
            {
                return _seen - _start;
            }
        }
    }
}
