namespace Understudy.Gateway;

/// <summary>A file of the journal that is written to.</summary>
internal interface IJournalFile : IDisposable
{
    /// <summary>Writes all bytes at a place; they are not durable before <see cref="Flush"/>.</summary>
    /// <exception cref="IOException">When the disk is full or fails.</exception>
    void Write(ReadOnlySpan<byte> bytes, long offset);

    /// <summary>Makes durable what was written.</summary>
    /// <exception cref="IOException">When that failed: what was written may be lost, and flushing again proves nothing.</exception>
    void Flush();

    /// <summary>Cuts the file.</summary>
    /// <exception cref="IOException">When the disk fails.</exception>
    void Truncate(long length);
}
