using System.Diagnostics;

using Xunit;

namespace Understudy.Training.Torch.Tests.Loops;

/// <summary>The number format decides the weights, so the self-test that chooses it must not measure what else the machine does.</summary>
public sealed class ThreadClockTests
{
    [Fact]
    public void Waiting_and_other_threads_do_not_count()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Processor time has steps of 16 ms there.");
        using var done = new CancellationTokenSource();
        Thread[] others = [.. Enumerable.Range(0, 4).Select(_ => new Thread(() => { while (!done.IsCancellationRequested) { } }))];
        Array.ForEach(others, t => t.Start());

        double started = ThreadClock.Seconds();
        Thread.Sleep(400);
        double waited = ThreadClock.Seconds() - started;
        var watch = Stopwatch.StartNew();
        double working = ThreadClock.Seconds();
        while (ThreadClock.Seconds() - working < 0.05)
        {
        }

        done.Cancel();
        Array.ForEach(others, t => t.Join());
        Assert.InRange(waited, 0, 0.1);
        Assert.InRange(watch.Elapsed.TotalSeconds, 0.049, double.MaxValue);
    }
}
