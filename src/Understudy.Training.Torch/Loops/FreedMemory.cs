using System.Runtime.InteropServices;

namespace Understudy.Training.Torch;

/// <summary>
/// Tells the C library to keep what a step frees for the next step. By default it hands large pieces back to the system each time, and the
/// next step pays for every page anew: about a tenth of a training step of the MiniLM-L6 shape (docs/LOG.md). At most
/// <see cref="Kept"/> bytes stay that way; the rest of what is free is given back after every epoch.
/// </summary>
internal static partial class FreedMemory
{
    private const int Kept = 512 << 20;
    private const int LargestPiece = 64 << 20;

    // malloc.h of glibc.
    private const int TrimThreshold = -1;
    private const int MmapThreshold = -3;

    /// <summary>Keeps freed memory from now on; does nothing where the C library has no such setting.</summary>
    public static void Keep() => Try(() =>
    {
        _ = SetOption(MmapThreshold, LargestPiece);
        _ = SetOption(TrimThreshold, Kept);
    });

    /// <summary>Gives the free pages back.</summary>
    public static void Release() => Try(() => _ = Trim(0));

    private static void Try(Action action)
    {
        if (!OperatingSystem.IsLinux())
        {
            return;
        }

        try
        {
            action();
        }
        catch (EntryPointNotFoundException)
        {
            // Another C library (musl): slower, not wrong.
        }
    }

    [LibraryImport("libc", EntryPoint = "mallopt")]
    private static partial int SetOption(int option, int value);

    [LibraryImport("libc", EntryPoint = "malloc_trim")]
    private static partial int Trim(nuint pad);
}
