using System.Diagnostics;

using Microsoft.Extensions.Logging.Abstractions;

using Understudy.Data;
using Understudy.Testing;

using Xunit;

namespace Understudy.Gateway.Tests;

/// <summary>
/// A file system that is really full: 26 MB, 24 of them ballast. What is freed with it is what the store may need to go on: SQLite empties its
/// log of 16 MB only when that is full. Only root may mount one.
/// </summary>
public sealed class FullDiskTests : IDisposable
{
    private readonly TemporaryDirectory _directory = new();
    private readonly bool _mounted;

    public FullDiskTests()
    {
        _mounted = OperatingSystem.IsLinux() && Environment.IsPrivilegedProcess && Run("mount", "-t", "tmpfs", "-o", "size=26m", "tmpfs", _directory.Path) == 0;
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        if (_mounted)
        {
            Run("umount", _directory.Path);
        }

        _directory.Dispose();
    }

    [Fact]
    public async Task A_full_disk_is_told_and_survived_and_what_was_acknowledged_is_there_when_it_has_space_again()
    {
        Assert.SkipUnless(_mounted, "A file system cannot be mounted here: that takes root on Linux.");
        string ballast = _directory["ballast"];
        await File.WriteAllBytesAsync(ballast, new byte[24 << 20], Cancel);
        List<long> acknowledged = [];
        long number = 0, refused = 0;
        await using ICallStore store = CallStores.Open(_directory["calls.db"]);
        await using (CallRecorder recorder = await CallRecorder.OpenAsync(new RecordingOptions { Workspace = _directory.Path, SegmentBytes = 256 << 10, Linger = TimeSpan.FromMilliseconds(20) }, store, TimeProvider.System, NullLogger.Instance, Cancel))
        {
            for (long start = Stopwatch.GetTimestamp(); refused < 20; number++)
            {
                Assert.True(Stopwatch.GetElapsedTime(start) < TimeSpan.FromSeconds(30), "The disk was never full.");
                if (await recorder.RecordAsync(RecordedCalls.Of(number, 2_000)))
                {
                    acknowledged.Add(number);
                }
                else
                {
                    refused++;
                }
            }

            Assert.Equal((acknowledged.Count, refused), (recorder.Status.Recorded, recorder.Status.NotRecorded));
            Assert.NotNull(recorder.Status.LastError);

            File.Delete(ballast);
            for (long start = Stopwatch.GetTimestamp(); !await recorder.RecordAsync(RecordedCalls.Of(number)); number++)
            {
                Assert.True(Stopwatch.GetElapsedTime(start) < TimeSpan.FromSeconds(10), "It was never well again.");
                await Task.Delay(20, Cancel);
            }

            acknowledged.Add(number);
            Assert.True(recorder.IsHealthy);
            await recorder.DrainedAsync(Cancel).WaitAsync(TimeSpan.FromSeconds(60), Cancel);
        }

        List<long> stored = [];
        await foreach (StoredCall row in store.ReadAsync(CallFilter.All, Cancel))
        {
            Assert.True(RecordedCalls.IsWhole(row.Call));
            stored.Add(RecordedCalls.Number(row.Call));
        }

        Assert.Equal(acknowledged, stored);
    }

    private static int Run(string program, params string[] arguments)
    {
        using Process process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true })!;
        process.WaitForExit();
        return process.ExitCode;
    }
}
