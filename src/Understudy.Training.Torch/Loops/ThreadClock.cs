using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Understudy.Training.Torch;

/// <summary>How long the calling thread has had a processor: what waiting for a core and other threads' work do not lengthen.</summary>
internal static partial class ThreadClock
{
    // time.h of Linux and of macOS.
    private const int ThreadProcessorTimeLinux = 3, ThreadProcessorTimeApple = 16;

    /// <summary>Seconds of processor time of the calling thread; on Windows, which counts it in steps of 16 ms, seconds of the clock.</summary>
    public static double Seconds() =>
        !OperatingSystem.IsWindows() && GetTime(OperatingSystem.IsMacOS() ? ThreadProcessorTimeApple : ThreadProcessorTimeLinux, out Time time) == 0
            ? time.Seconds + (time.Nanoseconds * 1e-9)
            : Stopwatch.GetElapsedTime(0).TotalSeconds;

    [LibraryImport("libc", EntryPoint = "clock_gettime")]
    private static partial int GetTime(int clock, out Time time);

    private readonly record struct Time(nint Seconds, nint Nanoseconds);
}
