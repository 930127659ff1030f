using Microsoft.Extensions.Logging;

using Understudy.Core;

namespace Understudy.Gateway;

/// <summary>Deletes the content of calls that are older than a limit, once an hour, while a gateway runs. Metadata stays.</summary>
public sealed class Retention : IAsyncDisposable
{
    private static readonly TimeSpan Every = TimeSpan.FromHours(1);
    private readonly CancellationTokenSource _closing = new();
    private readonly Task _running;

    /// <summary>Begins at once.</summary>
    /// <param name="recorder">Whose store is pruned.</param>
    /// <param name="age">Content older than this goes; above zero.</param>
    /// <param name="time">The clock.</param>
    /// <param name="logger">Told about failures; the next hour tries again.</param>
    public Retention(CallRecorder recorder, TimeSpan age, TimeProvider time, ILogger<Retention> logger)
    {
        ArgumentNullException.ThrowIfNull(recorder);
        ArgumentNullException.ThrowIfNull(time);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(age, TimeSpan.Zero);
        _running = RunAsync(recorder, age, time, logger);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _closing.CancelAsync().ConfigureAwait(false);
        await _running.ConfigureAwait(false);
        _closing.Dispose();
    }

    private async Task RunAsync(CallRecorder recorder, TimeSpan age, TimeProvider time, ILogger logger)
    {
        using var timer = new PeriodicTimer(Every, time);
        try
        {
            do
            {
                try
                {
                    await recorder.PruneAsync(time.GetUtcNow() - age, metadataToo: false, _closing.Token).ConfigureAwait(false);
                }
                catch (UnderstudyException e)
                {
                    RecordingLog.NotPruned(logger, e.Message);
                }
            }
            while (await timer.WaitForNextTickAsync(_closing.Token).ConfigureAwait(false));
        }
        catch (OperationCanceledException)
        {
            // closing
        }
    }
}
