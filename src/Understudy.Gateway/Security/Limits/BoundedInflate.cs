using System.IO.Compression;
using System.Runtime.InteropServices;

using Microsoft.Extensions.Primitives;

namespace Understudy.Gateway;

/// <summary>Undoes a content coding, and stops as soon as it becomes too much.</summary>
internal static class BoundedInflate
{
    private const int FreeBytes = 1 << 20; // below this no ratio counts

    /// <summary>The coding that a header names; null when it is not known or there are several.</summary>
    public static ContentCoding? CodingOf(StringValues header) => header.Count != 1 ? null : header[0]!.Trim().ToLowerInvariant() switch
    {
        "" or "identity" => ContentCoding.Identity,
        "gzip" or "x-gzip" => ContentCoding.Gzip,
        "br" => ContentCoding.Brotli,
        "deflate" => ContentCoding.Deflate,
        _ => null,
    };

    public static BodyResult Inflate(ReadOnlyMemory<byte> compressed, ContentCoding coding, RequestLimits limits)
    {
        if (compressed.IsEmpty)
        {
            return new BodyResult(BodyStatus.BadEncoding, null);
        }

        MemoryMarshal.TryGetArray(compressed, out ArraySegment<byte> source);
        using var input = new MemoryStream(source.Array!, source.Offset, source.Count, writable: false);
        using Stream inflater = coding switch
        {
            ContentCoding.Gzip => new GZipStream(input, CompressionMode.Decompress),
            ContentCoding.Brotli => new BrotliStream(input, CompressionMode.Decompress),
            _ => new ZLibStream(input, CompressionMode.Decompress),
        };
        long most = Math.Min(limits.MaxInflatedBytes, Math.Max(FreeBytes, (long)compressed.Length * limits.MaxInflateRatio));
        var buffer = new Growing((int)Math.Min(most, Math.Max(4096, 4L * compressed.Length)));
        try
        {
            while (inflater.Read(buffer.Free.Span) is var read and > 0)
            {
                buffer.Advance(read);
                if (buffer.Length > most)
                {
                    return new BodyResult(BodyStatus.TooLarge, null);
                }
            }

            return new BodyResult(BodyStatus.Ok, buffer.Detach());
        }
        catch (Exception e) when (e is InvalidDataException or InvalidOperationException or IOException)
        {
            // Damaged, or (an IOException) in need of a dictionary that nobody has. Bytes that are merely cut off end silently; their JSON is then no object.
            return new BodyResult(BodyStatus.BadEncoding, null);
        }
        finally
        {
            buffer.Dispose();
        }
    }
}
