using System.Diagnostics;
using System.Net.Sockets;

namespace Understudy.Bench;

/// <summary>A connection of a client that costs next to nothing itself: bytes out, bytes in, kept alive. One question at a time.</summary>
public sealed class RawConnection : IDisposable
{
    private const int Shown = 500;
    private readonly Socket _socket;
    private byte[] _buffer = new byte[16 << 10];

    private RawConnection(Socket socket) => _socket = socket;

    /// <summary>Connects.</summary>
    public static async Task<RawConnection> OpenAsync(Uri address, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(address);
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(address.Host, address.Port, cancellationToken);
            return new RawConnection(socket);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    /// <summary>Timestamp at which the last answer's first event had come; 0 when it had none.</summary>
    public long FirstEvent { get; private set; }

    /// <summary>Asks, blocking the thread: what measures single requests.</summary>
    /// <exception cref="IOException">When the connection ends before the answer does.</exception>
    public RawAnswer Ask(ReadOnlySpan<byte> request)
    {
        while (request.Length > 0)
        {
            request = request[_socket.Send(request)..];
        }

        int length = 0;
        while (true)
        {
            int read = _socket.Receive(_buffer.AsSpan(length));
            length += read;
            if (RawAnswer.TryRead(_buffer.AsMemory(0, length), read == 0, out RawAnswer answer, out _))
            {
                return answer;
            }

            Continue(read, length);
        }
    }

    /// <summary>Asks.</summary>
    /// <exception cref="IOException">When the connection ends before the answer does.</exception>
    public async ValueTask<RawAnswer> AskAsync(ReadOnlyMemory<byte> request, CancellationToken cancellationToken)
    {
        FirstEvent = 0;
        try
        {
            while (request.Length > 0)
            {
                request = request[await _socket.SendAsync(request, cancellationToken)..];
            }

            int length = 0;
            while (true)
            {
                int read = await _socket.ReceiveAsync(_buffer.AsMemory(length), cancellationToken);
                length += read;
                bool whole = RawAnswer.TryRead(_buffer.AsMemory(0, length), read == 0, out RawAnswer answer, out int body);
                if (FirstEvent == 0 && body > 0 && _buffer.AsSpan(body, length - body).IndexOf("data:"u8) >= 0)
                {
                    FirstEvent = Stopwatch.GetTimestamp();
                }

                if (whole)
                {
                    return answer;
                }

                Continue(read, length);
            }
        }
        catch (SocketException e)
        {
            throw new IOException(e.Message, e);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _socket.Dispose();

    private void Continue(int read, int length)
    {
        if (read == 0)
        {
            throw new IOException($"The connection to {_socket.RemoteEndPoint} ended before the answer did; it had said: {System.Text.Encoding.Latin1.GetString(_buffer, 0, Math.Min(length, Shown))}");
        }

        if (length == _buffer.Length)
        {
            Array.Resize(ref _buffer, 2 * _buffer.Length);
        }
    }
}
