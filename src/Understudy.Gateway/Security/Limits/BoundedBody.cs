using System.Buffers;
using System.IO.Pipelines;

using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;

namespace Understudy.Gateway;

/// <summary>Reads a request's whole body within <see cref="RequestLimits"/>, into a rented buffer.</summary>
public static class BoundedBody
{
    private const int FirstBuffer = 16 << 10;

    /// <summary>
    /// Reads and, where it has a content coding, inflates. Completes synchronously when the body has arrived already. Never throws for what a
    /// client sends.
    /// </summary>
    /// <exception cref="OperationCanceledException">When <paramref name="cancellationToken"/> is cancelled.</exception>
    public static ValueTask<BodyResult> ReadAsync(HttpRequest request, RequestLimits limits, TimeProvider time, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(limits);
        ArgumentNullException.ThrowIfNull(time);
        if (request.ContentLength > limits.MaxBodyBytes)
        {
            return new(new BodyResult(BodyStatus.TooLarge, null));
        }

        StringValues coding = request.Headers.ContentEncoding;
        if ((coding.Count == 0 ? ContentCoding.Identity : BoundedInflate.CodingOf(coding)) is not { } known)
        {
            return new(new BodyResult(BodyStatus.UnsupportedEncoding, null));
        }

        var buffer = new Growing((int)(request.ContentLength ?? FirstBuffer));
        try
        {
            PipeReader reader = request.BodyReader;
            while (reader.TryRead(out ReadResult read))
            {
                if (Take(reader, read, buffer, limits) is { } end)
                {
                    return new(Finish(end, buffer, known, limits));
                }
            }
        }
        catch (Exception e) when (StatusOf(e) is not null)
        {
            buffer.Dispose();
            return new(new BodyResult(StatusOf(e)!.Value, null));
        }

        return ReadSlowlyAsync(request.BodyReader, buffer, known, limits, time, cancellationToken);
    }

    private static async ValueTask<BodyResult> ReadSlowlyAsync(PipeReader reader, Growing buffer, ContentCoding coding, RequestLimits limits, TimeProvider time, CancellationToken cancellationToken)
    {
        using var late = new CancellationTokenSource(limits.BodyTimeout, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(late.Token, cancellationToken);
        try
        {
            while (true)
            {
                ReadResult read = await reader.ReadAsync(either.Token).ConfigureAwait(false);
                if (Take(reader, read, buffer, limits) is { } end)
                {
                    return Finish(end, buffer, coding, limits);
                }
            }
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            buffer.Dispose();
            return new BodyResult(late.IsCancellationRequested ? BodyStatus.TooSlow : BodyStatus.Broken, null);
        }
        catch (Exception e) when (StatusOf(e) is not null)
        {
            buffer.Dispose();
            return new BodyResult(StatusOf(e)!.Value, null);
        }
        catch
        {
            buffer.Dispose();
            throw;
        }
    }

    private static BodyStatus? StatusOf(Exception e) => e switch
    {
        BadHttpRequestException { StatusCode: StatusCodes.Status413PayloadTooLarge } => BodyStatus.TooLarge,
        BadHttpRequestException { StatusCode: StatusCodes.Status408RequestTimeout } => BodyStatus.TooSlow,
        IOException => BodyStatus.Broken, // BadHttpRequestException is one: bad chunks, a body cut off, a connection reset
        _ => null,
    };

    /// <summary>Takes what has arrived; null when more must come.</summary>
    private static BodyStatus? Take(PipeReader reader, ReadResult read, Growing buffer, RequestLimits limits)
    {
        ReadOnlySequence<byte> arrived = read.Buffer;
        bool fits = buffer.Length + arrived.Length <= limits.MaxBodyBytes;
        if (fits)
        {
            buffer.Append(arrived);
        }

        reader.AdvanceTo(arrived.End);
        return !fits ? BodyStatus.TooLarge : read.IsCompleted ? BodyStatus.Ok : null;
    }

    private static BodyResult Finish(BodyStatus status, Growing buffer, ContentCoding coding, RequestLimits limits)
    {
        if (status != BodyStatus.Ok)
        {
            buffer.Dispose();
            return new BodyResult(status, null);
        }

        if (coding == ContentCoding.Identity)
        {
            return new BodyResult(BodyStatus.Ok, buffer.Detach());
        }

        using PooledBody compressed = buffer.Detach();
        return BoundedInflate.Inflate(compressed.Memory, coding, limits);
    }
}
