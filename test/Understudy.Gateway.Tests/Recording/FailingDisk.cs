namespace Understudy.Gateway.Tests;

/// <summary>A real disk that fails when it is told to.</summary>
internal sealed class FailingDisk : IJournalDisk
{
    private readonly JournalDisk _disk = new();

    /// <summary>Flushes that are to fail, counted down.</summary>
    public int FailingFlushes { get; set; }

    /// <summary>Writes that are to end in the middle, counted down.</summary>
    public int ShortWrites { get; set; }

    public bool IsFull { get; set; }

    public IJournalFile Create(string path, ReadOnlySpan<byte> beginning, long length) =>
        IsFull ? throw new IOException("No space left on device") : new File(this, _disk.Create(path, beginning, length));

    private sealed class File(FailingDisk disk, IJournalFile inner) : IJournalFile
    {
        private bool _broken;

        public void Write(ReadOnlySpan<byte> bytes, long offset)
        {
            if (disk.ShortWrites > 0)
            {
                disk.ShortWrites--;
                inner.Write(bytes[..(bytes.Length / 2)], offset);
                throw new IOException("No space left on device");
            }

            inner.Write(bytes, offset);
        }

        public void Flush()
        {
            if (disk.FailingFlushes > 0)
            {
                disk.FailingFlushes--;
                _broken = true;
                throw new IOException("Input/output error");
            }

            // As Linux does: the error is told once, and the next flush lies.
            if (!_broken)
            {
                inner.Flush();
            }
        }

        public void Truncate(long length)
        {
            if (_broken)
            {
                throw new IOException("Input/output error");
            }

            inner.Truncate(length);
        }

        public void Dispose() => inner.Dispose();
    }
}
