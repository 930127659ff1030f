using System.Runtime.InteropServices;

namespace Understudy.Cli;

/// <summary>
/// Ctrl-C and SIGTERM as a cancellation while there is work, and as nothing once it is done: the runtime answers a signal that comes while the
/// process ends by ending it a second time from another thread, and native libraries then free their memory twice.
/// </summary>
internal static partial class Interrupts
{
    // signal.h, the same on Linux and macOS.
    private const int Interrupt = 2;
    private const int Terminate = 15;
    private const nint Ignored = 1;

    private static readonly CancellationTokenSource Source = new();

    // Held, as a collected registration is none.
    private static readonly PosixSignalRegistration[] Registrations = [PosixSignalRegistration.Create(PosixSignal.SIGINT, OnSignal), PosixSignalRegistration.Create(PosixSignal.SIGTERM, OnSignal)];

    /// <summary>Cancelled by the first signal.</summary>
    public static CancellationToken Token => Registrations.Length > 0 ? Source.Token : default;

    /// <summary>From now on signals do nothing: the process is about to end.</summary>
    public static void Ignore()
    {
        if (!OperatingSystem.IsWindows())
        {
            Array.ForEach([Interrupt, Terminate], s => SetHandler(s, Ignored));
        }
    }

    private static void OnSignal(PosixSignalContext context)
    {
        context.Cancel = true; // the stages stop at a safe place instead
        Source.Cancel();
    }

    [LibraryImport("libc", EntryPoint = "signal")]
    private static partial nint SetHandler(int signal, nint handler);
}
