namespace Understudy.Gateway;

/// <summary>What the journal asks of a file system. There is one for use; tests have one that fails.</summary>
internal interface IJournalDisk
{
    /// <summary>Makes a file of that many bytes, all on disk: beginning, then zeros, and its name. Nothing is left of it when that fails.</summary>
    /// <exception cref="IOException">When the disk is full or fails.</exception>
    IJournalFile Create(string path, ReadOnlySpan<byte> beginning, long length);
}
