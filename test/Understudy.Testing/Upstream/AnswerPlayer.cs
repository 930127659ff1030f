using System.Net.Sockets;
using System.Text;

using Microsoft.AspNetCore.Http;

namespace Understudy.Testing;

/// <summary>Sends one scripted answer.</summary>
internal sealed class AnswerPlayer(HttpContext context, Socket socket, CancellationToken stopping)
{
    private static readonly byte[] s_spaces = [.. Enumerable.Repeat((byte)' ', 64 * 1024)];
    private bool _ours; // the script, not the caller, ended the connection

    /// <summary>Whether the caller closed the connection first.</summary>
    public bool CallerWentAway => !_ours && !stopping.IsCancellationRequested && context.RequestAborted.IsCancellationRequested;

    /// <summary>Plays the answer over the natural one (null when it is raw bytes).</summary>
    public async Task PlayAsync(UpstreamAnswer answer, NaturalAnswer? natural)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(stopping, context.RequestAborted);
        CancellationToken cancellationToken = either.Token;
        await PauseAsync(answer.DelayBeforeHeaders, cancellationToken);
        if (natural is null)
        {
            await SendRawAsync(answer.Raw!.Value, cancellationToken);
        }
        else if (answer.ClaimedLength is not null)
        {
            // Kestrel keeps to the length it is told, so a false one goes over the socket by hand.
            List<byte[]> pieces = Pieces(answer, natural);
            await SendRawAsync(Encoding.Latin1.GetBytes(Head(answer, natural)), cancellationToken);
            await SendAsync(answer, pieces, SendRawAsync, cancellationToken);
        }
        else
        {
            context.Response.StatusCode = answer.Status ?? natural.Status;
            List<byte[]> pieces = Pieces(answer, natural);
            foreach ((string name, string value) in HeadersOf(answer, natural))
            {
                context.Response.Headers[name] = value;
            }

            if (!IsStream(answer, natural) && answer.Padding == 0 && answer.End == UpstreamEnd.Whole && answer.StopAfter is null && answer.PieceSize == 0)
            {
                context.Response.ContentLength = pieces.Sum(p => (long)p.Length);
            }

            await context.Response.StartAsync(cancellationToken);
            await SendAsync(answer, pieces, SendFlushedAsync, cancellationToken);
        }

        await EndAsync(answer, cancellationToken);
    }

    private static async Task SendAsync(UpstreamAnswer answer, List<byte[]> pieces, Func<ReadOnlyMemory<byte>, CancellationToken, Task> send, CancellationToken cancellationToken)
    {
        for (int i = 0; i < pieces.Count; i++)
        {
            await PauseAsync(i == 0 ? TimeSpan.Zero : answer.DelayBetweenPieces, cancellationToken);
            await send(pieces[i], cancellationToken);
        }

        for (long left = answer.Padding; left > 0; left -= s_spaces.Length)
        {
            await send(s_spaces.AsMemory(0, (int)Math.Min(left, s_spaces.Length)), cancellationToken);
        }
    }

    private async Task SendFlushedAsync(ReadOnlyMemory<byte> piece, CancellationToken cancellationToken)
    {
        await context.Response.Body.WriteAsync(piece, cancellationToken);
        await context.Response.Body.FlushAsync(cancellationToken);
    }

    private async Task SendRawAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
    {
        while (bytes.Length > 0)
        {
            bytes = bytes[await socket.SendAsync(bytes, cancellationToken)..];
        }
    }

    private async Task EndAsync(UpstreamAnswer answer, CancellationToken cancellationToken)
    {
        bool byHand = answer.Raw is not null || answer.ClaimedLength is not null;
        switch (answer.End)
        {
            case UpstreamEnd.Whole when !byHand:
                await context.Response.CompleteAsync();
                break;
            case UpstreamEnd.Stall:
                await Task.Delay(Timeout.Infinite, cancellationToken);
                break;
            case UpstreamEnd.Reset:
                await SentAsync(cancellationToken);
                _ours = true;
                socket.LingerState = new LingerOption(enable: true, seconds: 0); // a close then sends RST
                socket.Close();
                context.Abort();
                break;
            default:
                await SentAsync(cancellationToken);
                _ours = true;
                socket.Shutdown(SocketShutdown.Both);
                context.Abort();
                break;
        }
    }

    /// <summary>Kestrel's flush ends before its bytes are on the wire: give them the time, or a reset throws them away.</summary>
    private static Task SentAsync(CancellationToken cancellationToken) => Task.Delay(50, cancellationToken);

    private static Task PauseAsync(TimeSpan time, CancellationToken cancellationToken) => time > TimeSpan.Zero ? Task.Delay(time, cancellationToken) : Task.CompletedTask;

    private static bool IsStream(UpstreamAnswer answer, NaturalAnswer natural) => answer.Body is null ? natural.IsStream : answer.Headers.GetValueOrDefault("content-type") == "text/event-stream";

    private static Dictionary<string, string> HeadersOf(UpstreamAnswer answer, NaturalAnswer natural)
    {
        var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase) { ["x-request-id"] = "req_scripted" };
        if (answer.Body is null)
        {
            headers["content-type"] = natural.ContentType;
        }

        foreach ((string name, string value) in answer.Headers)
        {
            headers[name] = value;
        }

        return headers;
    }

    private static string Head(UpstreamAnswer answer, NaturalAnswer natural)
    {
        var head = new StringBuilder($"HTTP/1.1 {answer.Status ?? natural.Status} Scripted\r\ncontent-length: {answer.ClaimedLength}\r\n");
        foreach ((string name, string value) in HeadersOf(answer, natural))
        {
            head.Append(name).Append(": ").Append(value).Append("\r\n");
        }

        return head.Append("\r\n").ToString();
    }

    private static List<byte[]> Pieces(UpstreamAnswer answer, NaturalAnswer natural)
    {
        IEnumerable<byte[]> frames = answer.Body is not { } given ? natural.Frames : IsStream(answer, natural) ? Frames(given.ToArray()) : [given.ToArray()];
        if (answer.Edit is { } edit)
        {
            byte[] edited = edit([.. frames.SelectMany(f => f)]);
            frames = IsStream(answer, natural) ? Frames(edited) : [edited];
        }

        if (answer.Comments)
        {
            frames = frames.Select(f => (byte[])[.. ": keep-alive\n\n"u8, .. f]);
        }

        if (answer.CrLf)
        {
            frames = frames.Select(f => Encoding.Latin1.GetBytes(Encoding.Latin1.GetString(f).Replace("\n", "\r\n", StringComparison.Ordinal)));
        }

        List<byte[]> pieces = [.. frames];
        if (answer.PieceSize > 0)
        {
            pieces = [.. pieces.SelectMany(f => f).Chunk(answer.PieceSize)];
        }

        if (answer.StopAfter is { } stop)
        {
            var kept = new List<byte[]>();
            foreach (byte[] piece in pieces)
            {
                kept.Add(piece[..Math.Min(stop, piece.Length)]);
                if ((stop -= kept[^1].Length) == 0)
                {
                    break;
                }
            }

            pieces = kept;
        }

        return pieces;
    }

    private static IEnumerable<byte[]> Frames(byte[] body)
    {
        int start = 0;
        for (int end; (end = body.AsSpan(start).IndexOf("\n\n"u8)) >= 0; start += end + 2)
        {
            yield return body[start..(start + end + 2)];
        }

        if (start < body.Length)
        {
            yield return body[start..];
        }
    }
}
