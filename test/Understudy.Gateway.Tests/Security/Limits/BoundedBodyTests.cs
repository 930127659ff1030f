using System.Buffers;
using System.IO.Compression;
using System.IO.Pipelines;
using System.Text;

using CsCheck;

using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

using Understudy.Testing;

using Xunit;

namespace Understudy.Gateway.Tests;

public sealed class BoundedBodyTests
{
    private static readonly RequestLimits s_small = new() { MaxBodyBytes = 100_000, MaxInflatedBytes = 3 << 20 };
    private static readonly byte[] s_json = Encoding.UTF8.GetBytes("""{"model":"m","messages":[]}""");

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_body_that_has_arrived_is_read_at_once()
    {
        var pipe = new Pipe();
        await pipe.Writer.WriteAsync(s_json, Token);
        await pipe.Writer.CompleteAsync();
        ValueTask<BodyResult> reading = BoundedBody.ReadAsync(Request(pipe.Reader, s_json.Length), s_small, TimeProvider.System, Token);
        Assert.True(reading.IsCompleted);
        BodyResult result = await reading;
        Assert.Equal(BodyStatus.Ok, result.Status);
        Assert.Equal(s_json, result.Body!.Memory.ToArray());
        result.Body.Dispose();
        result.Body.Dispose();
        Assert.Throws<ObjectDisposedException>(() => result.Body.Memory);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_body_that_trickles_in_is_whole(bool announced)
    {
        var pipe = new Pipe();
        byte[] body = [.. Enumerable.Range(0, 50_000).Select(i => (byte)i)];
        HttpRequest request = Request(pipe.Reader, announced ? body.Length : null);
        ValueTask<BodyResult> reading = BoundedBody.ReadAsync(request, s_small, TimeProvider.System, Token);
        foreach (byte[] piece in body.Chunk(7_777))
        {
            await pipe.Writer.WriteAsync(piece, Token);
        }

        await pipe.Writer.CompleteAsync();
        using PooledBody read = (await reading).Body!;
        Assert.Equal(body, read.Memory.ToArray());
    }

    [Theory]
    [InlineData(100_000, true, BodyStatus.Ok)]
    [InlineData(100_001, true, BodyStatus.TooLarge)]
    [InlineData(100_000, false, BodyStatus.Ok)]
    [InlineData(100_001, false, BodyStatus.TooLarge)]
    [InlineData(0, true, BodyStatus.Ok)]
    [InlineData(0, false, BodyStatus.Ok)]
    public async Task The_limit_counts_to_the_byte(int bytes, bool announced, BodyStatus expected)
    {
        HttpRequest request = Request(new byte[bytes]);
        request.ContentLength = announced ? bytes : null;
        BodyResult result = await BoundedBody.ReadAsync(request, s_small, TimeProvider.System, Token);
        Assert.Equal(expected, result.Status);
        Assert.Equal(expected == BodyStatus.Ok ? bytes : -1, result.Body?.Memory.Length ?? -1);
    }

    [Fact]
    public async Task A_body_that_does_not_come_is_too_slow()
    {
        var clock = new ManualClock();
        var pipe = new Pipe();
        ValueTask<BodyResult> reading = BoundedBody.ReadAsync(Request(pipe.Reader, 100), s_small, clock, Token);
        await pipe.Writer.WriteAsync(new byte[10], Token);
        clock.Advance(TimeSpan.FromSeconds(59));
        Assert.False(reading.IsCompleted);
        clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(BodyStatus.TooSlow, (await reading).Status);
    }

    [Fact]
    public async Task A_body_that_breaks_off_is_broken_and_a_cancelled_read_is_cancelled()
    {
        var broken = new Pipe();
        await broken.Writer.CompleteAsync(new IOException("reset"));
        Assert.Equal(BodyStatus.Broken, (await BoundedBody.ReadAsync(Request(broken.Reader, 100), s_small, TimeProvider.System, Token)).Status);
        using var cancelled = new CancellationTokenSource();
        ValueTask<BodyResult> reading = BoundedBody.ReadAsync(Request(new Pipe().Reader, 100), s_small, TimeProvider.System, cancelled.Token);
        await cancelled.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await reading);
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("GZIP")]
    [InlineData("x-gzip")]
    [InlineData("br")]
    [InlineData("deflate")]
    [InlineData("identity")]
    public async Task A_content_coding_is_undone(string coding)
    {
        byte[] body = Encoding.UTF8.GetBytes("{\"a\":\"" + string.Concat(Enumerable.Range(0, 9_000).Select(i => $"wörd {i}")) + "\"}");
        BodyResult result = await BoundedBody.ReadAsync(Request(Encode(body, coding), coding), s_small, TimeProvider.System, Token);
        Assert.Equal(BodyStatus.Ok, result.Status);
        Assert.Equal(body, result.Body!.Memory.ToArray());
        result.Body.Dispose();
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("br")]
    [InlineData("deflate")]
    public async Task A_bomb_is_too_large_before_it_goes_off(string coding)
    {
        byte[] bomb = Encode(new byte[50 << 20], coding);
        Assert.InRange(bomb.Length, 1, 60_000);
        GC.Collect();
        long before = GC.GetTotalAllocatedBytes(precise: true);
        Assert.Equal(BodyStatus.TooLarge, (await BoundedBody.ReadAsync(Request(bomb, coding), s_small, TimeProvider.System, Token)).Status);
        Assert.InRange(GC.GetTotalAllocatedBytes(precise: true) - before, 0, 24 << 20); // never the 50 MiB, nor doubled copies of them
    }

    [Fact]
    public async Task A_ratio_beyond_the_limit_is_too_large_within_the_bytes()
    {
        RequestLimits limits = s_small with { MaxInflatedBytes = 30 << 20, MaxInflateRatio = 100 };
        byte[] bomb = Encode(new byte[4 << 20], "gzip"); // 4 MiB of zeros are 4 KiB
        Assert.Equal(BodyStatus.TooLarge, (await BoundedBody.ReadAsync(Request(bomb, "gzip"), limits, TimeProvider.System, Token)).Status);
        byte[] small = Encode(new byte[1 << 20], "gzip");
        using PooledBody body = (await BoundedBody.ReadAsync(Request(small, "gzip"), limits, TimeProvider.System, Token)).Body!;
        Assert.Equal(1 << 20, body.Memory.Length);
    }

    [Fact]
    public async Task A_body_that_needs_a_dictionary_is_damaged_and_its_buffer_is_given_back_once()
    {
        byte[] body = [0x78, 0xBB, 0, 0, 0, 1, .. new byte[1200]]; // zlib's FDICT: the inflater throws an IOException of its own
        byte[][] lent = new byte[64][];
        for (int round = 0; round < 8; round++)
        {
            Assert.Equal(BodyStatus.BadEncoding, (await BoundedBody.ReadAsync(Request(body, "deflate"), s_small, TimeProvider.System, Token)).Status);
        }

        for (int i = 0; i < lent.Length; i++)
        {
            lent[i] = ArrayPool<byte>.Shared.Rent(body.Length);
        }

        Assert.Equal(lent.Length, lent.ToHashSet<object>(ReferenceEqualityComparer.Instance).Count); // twice given back is lent to two requests at once
        foreach (byte[] array in lent)
        {
            ArrayPool<byte>.Shared.Return(array);
        }
    }

    [Theory]
    [InlineData("zstd")]
    [InlineData("gzip, gzip")]
    [InlineData("gzip,br")]
    [InlineData("compress")]
    [InlineData("*")]
    public async Task Another_or_a_double_coding_is_unsupported(string coding) =>
        Assert.Equal(BodyStatus.UnsupportedEncoding, (await BoundedBody.ReadAsync(Request(s_json, coding), s_small, TimeProvider.System, Token)).Status);

    [Fact]
    public async Task Two_coding_headers_are_unsupported()
    {
        HttpRequest request = Request(s_json);
        request.Headers.ContentEncoding = new(["gzip", "gzip"]);
        Assert.Equal(BodyStatus.UnsupportedEncoding, (await BoundedBody.ReadAsync(request, s_small, TimeProvider.System, Token)).Status);
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("br")]
    [InlineData("deflate")]
    public async Task Damaged_bytes_are_a_bad_encoding_and_cut_off_ones_never_JSON(string coding)
    {
        foreach (byte[] bad in new byte[][] { [], s_json, [.. Encode(s_json, coding).Select(b => (byte)(b ^ 0x55))] })
        {
            Assert.Equal(BodyStatus.BadEncoding, (await BoundedBody.ReadAsync(Request(bad, coding), s_small, TimeProvider.System, Token)).Status);
        }

        // The system's inflaters end silently where the bytes do: what is left must then not be an object.
        byte[] good = Encode(Encoding.UTF8.GetBytes($"{{\"a\":\"{string.Concat(Enumerable.Range(0, 500))}\"}}"), coding);
        for (int cut = 1; cut < good.Length - 20; cut += 7)
        {
            BodyResult result = await BoundedBody.ReadAsync(Request(good[..^(cut + 10)], coding), s_small, TimeProvider.System, Token);
            Assert.True(result.Status == BodyStatus.BadEncoding || RequestJson.Check(result.Body!.Memory.Span, 64) == GatewayError.MalformedJson);
            result.Body?.Dispose();
        }
    }

    [Fact]
    public void Whatever_bytes_come_in_whatever_coding_never_throw() =>
        Gen.Select(Gen.Byte.Array[0, 300], Gen.Int[0, 3].Select(i => new[] { "gzip", "br", "deflate", "identity" }[i])).Sample(
            (bytes, coding) =>
            {
                byte[] head = Encode([], coding);
                foreach (byte[] body in new byte[][] { bytes, [.. head[..Math.Min(10, head.Length)], .. bytes] })
                {
                    BodyResult result = BoundedBody.ReadAsync(Request(body, coding), s_small, TimeProvider.System, CancellationToken.None).AsTask().GetAwaiter().GetResult();
                    result.Body?.Dispose();
                }
            },
            iter: 5_000,
            threads: 1);

    private static byte[] Encode(byte[] body, string coding)
    {
        using var encoded = new MemoryStream();
        using (Stream stream = coding.ToUpperInvariant() switch
        {
            "GZIP" or "X-GZIP" => new GZipStream(encoded, CompressionLevel.Optimal, leaveOpen: true),
            "BR" => new BrotliStream(encoded, CompressionLevel.Optimal, leaveOpen: true),
            "DEFLATE" => new ZLibStream(encoded, CompressionLevel.Optimal, leaveOpen: true),
            _ => new BufferedStream(new Unclosed(encoded)),
        })
        {
            stream.Write(body);
        }

        return encoded.ToArray();
    }

    private static HttpRequest Request(byte[] body, string? coding = null)
    {
        HttpRequest request = Request(PipeReader.Create(new MemoryStream(body)), body.Length);
        if (coding is not null)
        {
            request.Headers.ContentEncoding = coding;
        }

        return request;
    }

    private static HttpRequest Request(PipeReader reader, long? length)
    {
        var context = new DefaultHttpContext();
        context.Features.Set<IRequestBodyPipeFeature>(new BodyOf(reader));
        context.Request.ContentLength = length;
        return context.Request;
    }

    private sealed class BodyOf(PipeReader reader) : IRequestBodyPipeFeature
    {
        public PipeReader Reader => reader;
    }

    private sealed class Unclosed(MemoryStream inner) : MemoryStream
    {
        public override void Write(ReadOnlySpan<byte> buffer) => inner.Write(buffer);

        public override void Write(byte[] buffer, int offset, int count) => inner.Write(buffer, offset, count);
    }
}
