using System.Diagnostics;
using System.Runtime.InteropServices;

using Microsoft.Win32.SafeHandles;

namespace Understudy.Bench;

/// <summary>How long this disk takes to make 1 KiB durable: what no recording can be faster than.</summary>
public sealed class DiskProbe : IDisposable
{
    private const int Bytes = 1024, FileBytes = 16 << 20;
    private readonly SafeFileHandle _file;
    private readonly byte[] _write = new byte[Bytes];
    private long _at;

    /// <summary>Makes a file that is written into.</summary>
    public DiskProbe(string path)
    {
        _file = File.OpenHandle(path, FileMode.Create, FileAccess.ReadWrite);
        RandomAccess.Write(_file, new byte[FileBytes], 0);
        RandomAccess.FlushToDisk(_file);
    }

    /// <summary>Milliseconds of some writes one after another.</summary>
    public double[] Block(int writes)
    {
        var times = new double[writes];
        for (int i = 0; i < writes; i++)
        {
            long began = Stopwatch.GetTimestamp();
            RandomAccess.Write(_file, _write, _at);
            if (SynchronizeData(_file) != 0)
            {
                throw new IOException("fdatasync failed.");
            }

            times[i] = Stopwatch.GetElapsedTime(began).TotalMilliseconds;
            _at = (_at + Bytes) % FileBytes;
        }

        return times;
    }

    /// <inheritdoc/>
    public void Dispose() => _file.Dispose();

    [DllImport("libc", EntryPoint = "fdatasync")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int SynchronizeData(SafeFileHandle file);
}
