using System.Buffers;

namespace Understudy.Gateway;

/// <summary>A request's body in a rented buffer, its content coding undone. Not thread-safe; its memory is invalid after disposal.</summary>
public sealed class PooledBody : IDisposable
{
    private byte[]? _buffer;
    private readonly int _length;

    internal PooledBody(byte[] buffer, int length)
    {
        _buffer = buffer;
        _length = length;
    }

    /// <summary>The bytes.</summary>
    /// <exception cref="ObjectDisposedException">After <see cref="Dispose"/>.</exception>
    public ReadOnlyMemory<byte> Memory
    {
        get
        {
            ObjectDisposedException.ThrowIf(_buffer is null, this);
            return _buffer.AsMemory(0, _length);
        }
    }

    /// <summary>Gives the buffer back; again is harmless.</summary>
    public void Dispose()
    {
        if (Interlocked.Exchange(ref _buffer, null) is { } buffer)
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }
}
