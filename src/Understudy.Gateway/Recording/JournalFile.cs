using System.Runtime.InteropServices;

using Microsoft.Win32.SafeHandles;

namespace Understudy.Gateway;

/// <summary>A file on disk. On Linux a flush is <c>fdatasync</c>: the time of change, which <c>fsync</c> writes too, is of no use here.</summary>
internal sealed partial class JournalFile(SafeFileHandle file) : IJournalFile
{
    public void Write(ReadOnlySpan<byte> bytes, long offset) => RandomAccess.Write(file, bytes, offset);

    public void Flush()
    {
        if (!OperatingSystem.IsLinux())
        {
            RandomAccess.FlushToDisk(file);
        }
        else if (SynchronizeData(file) != 0)
        {
            throw new IOException($"Flushing the journal failed: {Marshal.GetLastPInvokeErrorMessage()}.", Marshal.GetLastPInvokeError());
        }
    }

    public void Truncate(long length) => RandomAccess.SetLength(file, length);

    public void Dispose() => file.Dispose();

    [LibraryImport("libc", EntryPoint = "fdatasync", SetLastError = true)]
    private static partial int SynchronizeData(SafeFileHandle file);
}
