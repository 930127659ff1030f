using System.Diagnostics;
using System.Globalization;

using Microsoft.Extensions.Logging.Abstractions;

using Understudy.Core;
using Understudy.Data;
using Understudy.Testing;

using Xunit;

namespace Understudy.Gateway.Tests;

/// <summary>Kills a recording process at random points. <c>UNDERSTUDY_KILLS</c> says how often; 15 when it does not.</summary>
public sealed class KillTests(ITestOutputHelper output) : IDisposable
{
    private const long Numbers = 10_000_000;
    private readonly TemporaryDirectory _directory = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => _directory.Dispose();

    [Fact]
    public async Task No_acknowledged_call_is_lost_torn_or_doubled_however_often_the_process_is_killed()
    {
        int kills = int.Parse(Environment.GetEnvironmentVariable("UNDERSTUDY_KILLS") ?? "15", CultureInfo.InvariantCulture);
        var random = new SeededRandom(new Seed(20261128));
        HashSet<long> acknowledged = [];
        List<TimeSpan> starts = [];
        for (int kill = 0; kill < kills; kill++)
        {
            starts.Add(await RunAndKill(kill * Numbers, TimeSpan.FromMilliseconds(20 + random.Next(400)), acknowledged));
        }

        await using ICallStore store = CallStores.Open(_directory["calls.db"]);
        await using (CallRecorder recorder = await CallRecorder.OpenAsync(RecorderChild.Options(_directory.Path), store, TimeProvider.System, NullLogger.Instance, Cancel))
        {
            await recorder.DrainedAsync(Cancel);
        }

        List<long> stored = [];
        await foreach (StoredCall row in store.ReadAsync(CallFilter.All, Cancel))
        {
            Assert.True(RecordedCalls.IsWhole(row.Call), row.Call.Id);
            stored.Add(RecordedCalls.Number(row.Call));
        }

        starts.Sort();
        output.WriteLine($"{kills} kills, {acknowledged.Count} acknowledged, {stored.Count} stored, start in {starts[kills / 2].TotalMilliseconds:F0} ms, slowest {starts[^1].TotalMilliseconds:F0} ms");
        Assert.True(acknowledged.Count > kills * 20);
        Assert.Equal(stored.Count, stored.Distinct().Count());
        Assert.Empty(acknowledged.Except(stored));
        Assert.Empty(Directory.GetFiles(_directory["journal"], "*.damaged"));

        // The median, because this machine may be busy with other things.
        Assert.True(starts[kills / 2] < TimeSpan.FromSeconds(2), $"Half of the starts took more than {starts[kills / 2]}.");

        // Order: what one caller recorded one after the other lies so in the store, over all kills.
        Assert.All(stored.GroupBy(n => n % RecorderChild.Callers), caller => Assert.Equal(caller.Order(), caller));
    }

    /// <summary>Returns the time from the process's start to its being ready.</summary>
    private async Task<TimeSpan> RunAndKill(long from, TimeSpan after, HashSet<long> acknowledged)
    {
        string program = Path.ChangeExtension(typeof(KillTests).Assembly.Location, OperatingSystem.IsWindows() ? ".exe" : null);
        using Process child = Process.Start(new ProcessStartInfo(program)
        {
            RedirectStandardOutput = true,
            Environment =
            {
                ["DOTNET_STARTUP_HOOKS"] = typeof(KillTests).Assembly.Location,
                [RecorderChild.Workspace] = _directory.Path,
                [RecorderChild.From] = from.ToString(CultureInfo.InvariantCulture),
            },
        })!;
        try
        {
            Assert.Equal("ready", await child.StandardOutput.ReadLineAsync(Cancel));
            TimeSpan start = TimeProvider.System.GetUtcNow() - child.StartTime;
            Task<string> lines = child.StandardOutput.ReadToEndAsync(Cancel);
            await Task.Delay(after, Cancel);
            child.Kill();
            string text = await lines;

            // A last line without its end may be the beginning of a number.
            foreach (string line in text[..(text.LastIndexOf('\n') + 1)].Split('\n', StringSplitOptions.RemoveEmptyEntries))
            {
                acknowledged.Add(long.Parse(line, CultureInfo.InvariantCulture));
            }

            return start;
        }
        finally
        {
            child.Kill();
            await child.WaitForExitAsync(CancellationToken.None);
        }
    }
}
