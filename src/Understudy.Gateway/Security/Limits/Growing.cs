using System.Buffers;

namespace Understudy.Gateway;

/// <summary>
/// A rented buffer that doubles as it fills. A class, not a struct: a copy would be a second owner, and a buffer given back twice is lent to
/// two requests at once.
/// </summary>
internal sealed class Growing : IDisposable
{
    private byte[] _buffer;

    public Growing(int capacity) => _buffer = ArrayPool<byte>.Shared.Rent(Math.Max(1, capacity));

    public int Length { get; private set; }

    /// <summary>Room for at least one byte more.</summary>
    public Memory<byte> Free
    {
        get
        {
            if (Length == _buffer.Length)
            {
                Resize(Length + 1);
            }

            return _buffer.AsMemory(Length);
        }
    }

    public void Append(ReadOnlySequence<byte> bytes)
    {
        int count = checked((int)bytes.Length);
        if (count > _buffer.Length - Length)
        {
            Resize(checked(Length + count));
        }

        bytes.CopyTo(_buffer.AsSpan(Length));
        Length += count;
    }

    public void Advance(int count) => Length += count;

    /// <summary>The content as a body that owns the buffer; this one is then empty.</summary>
    public PooledBody Detach()
    {
        var body = new PooledBody(_buffer, Length);
        _buffer = [];
        Length = 0;
        return body;
    }

    public void Dispose()
    {
        if (_buffer.Length > 0)
        {
            ArrayPool<byte>.Shared.Return(_buffer);
            _buffer = [];
        }
    }

    private void Resize(int least)
    {
        byte[] larger = ArrayPool<byte>.Shared.Rent((int)Math.Min(Array.MaxLength, Math.Max(least, 2L * _buffer.Length)));
        _buffer.AsSpan(0, Length).CopyTo(larger);
        ArrayPool<byte>.Shared.Return(_buffer);
        _buffer = larger;
    }
}
