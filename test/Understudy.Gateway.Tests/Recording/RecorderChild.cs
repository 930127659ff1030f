using System.Globalization;
using System.Text;

using Microsoft.Extensions.Logging.Abstractions;

using Understudy.Data;

namespace Understudy.Gateway.Tests;

/// <summary>
/// This program as a process that records until it is killed, instead of running tests (see <see cref="StartupHook"/>). It prints the
/// number of every call that was acknowledged, after that.
/// </summary>
internal static class RecorderChild
{
    public const string Workspace = "UNDERSTUDY_RECORDER_CHILD", From = "UNDERSTUDY_RECORDER_FROM";

    /// <summary>Callers at once; each takes every n-th number, in order.</summary>
    public const int Callers = 16;

    /// <summary>Small segments and batches, so that all the turning points are passed often.</summary>
    public static RecordingOptions Options(string workspace) =>
        new() { Workspace = workspace, SegmentBytes = 128 << 10, MaximumJournalBytes = 64 << 20, BatchRows = 100, Linger = TimeSpan.FromMilliseconds(20) };

    public static void Run(string workspace)
    {
        RunAsync(workspace, long.Parse(Environment.GetEnvironmentVariable(From)!, CultureInfo.InvariantCulture)).GetAwaiter().GetResult();
        Environment.Exit(0);
    }

    private static async Task RunAsync(string workspace, long from)
    {
        Stream output = Console.OpenStandardOutput();
        await using ICallStore store = CallStores.Open(Path.Combine(workspace, "calls.db"));
        await using CallRecorder recorder = await CallRecorder.OpenAsync(Options(workspace), store, TimeProvider.System, NullLogger.Instance, CancellationToken.None);
        Print("ready");
        await Task.WhenAll(Enumerable.Range(0, Callers).Select(caller => Task.Run(async () =>
        {
            for (long number = from + caller; ; number += Callers)
            {
                // From a hundred bytes to beyond a segment.
                int bytes = number % 1_000 == 0 ? 200_000 : 100 + (int)(number * 37 % 3_000);
                if (await recorder.RecordAsync(RecordedCalls.Of(number, bytes)))
                {
                    Print(number.ToString(CultureInfo.InvariantCulture));
                }
            }
        })));

        void Print(string line)
        {
            byte[] bytes = Encoding.ASCII.GetBytes(line + "\n");
            lock (output)
            {
                output.Write(bytes);
                output.Flush();
            }
        }
    }
}
