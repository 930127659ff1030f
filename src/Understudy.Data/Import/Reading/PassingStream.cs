namespace Understudy.Data;

/// <summary>A read-only stream that tells how many bytes have passed, shows them to an observer, and reports the end (once or more).</summary>
internal sealed class PassingStream(Stream inner, Utf8Audit? audit = null, Action<long>? ended = null) : Stream
{
    public long Passed { get; private set; }

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => Passed;
        set => throw new NotSupportedException();
    }

    public override int Read(Span<byte> buffer)
    {
        int read = inner.Read(buffer);
        Passed += read;
        audit?.Add(buffer[..read]);
        if (read == 0 && !buffer.IsEmpty)
        {
            audit?.Complete();
            ended?.Invoke(Passed);
        }

        return read;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            inner.Dispose();
        }

        base.Dispose(disposing);
    }
}
