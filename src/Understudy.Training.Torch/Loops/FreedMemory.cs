using System.Runtime.InteropServices;

namespace Understudy.Training.Torch;

/// <summary>
/// Tells the C library to keep what a step frees for the next step. By default it hands large pieces back to the system each time, and the
/// next step pays for every page anew: about a tenth of a training step of the MiniLM-L6 shape (docs/LOG.md).
/// </summary>
internal static partial class FreedMemory
{
    // malloc.h of glibc.
    private const int TrimThreshold = -1;
    private const int MmapThreshold = -3;
    private const int ArenaMax = -8;

    /// <summary>Keeps freed memory in this process until it ends; does nothing where the C library has no such setting.</summary>
    public static void Keep()
    {
        if (!OperatingSystem.IsLinux())
        {
            return;
        }

        try
        {
            _ = SetOption(ArenaMax, 1); // one place that all threads' freed pieces go to
            _ = SetOption(MmapThreshold, int.MaxValue);
            _ = SetOption(TrimThreshold, int.MaxValue);
        }
        catch (EntryPointNotFoundException)
        {
            // Another C library (musl): slower, not wrong.
        }
    }

    [LibraryImport("libc", EntryPoint = "mallopt")]
    private static partial int SetOption(int option, int value);
}
