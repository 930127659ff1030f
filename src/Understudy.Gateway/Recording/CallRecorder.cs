using Microsoft.Extensions.Logging;

using Understudy.Core;
using Understudy.Data;

namespace Understudy.Gateway;

/// <summary>
/// Records calls and feedback into a journal on disk, and moves the journal into a store. What is acknowledged survives a crash of the
/// process and of the machine; a store that is away costs nothing but disk. One process a workspace. Thread-safe.
/// </summary>
public sealed class CallRecorder : ICallRecorder, IAsyncDisposable
{
    private static readonly TimeSpan ProbeLimit = TimeSpan.FromSeconds(1);
    private readonly RecordingOptions _options;
    private readonly ICallStore _store;
    private readonly JournalSegments _segments;
    private readonly CallJournal _journal;
    private readonly JournalDrain _drain;
    private int _disposed;

    private CallRecorder(RecordingOptions options, ICallStore store, IJournalDisk disk, TimeProvider time, ILogger logger)
    {
        (_options, _store) = (options, store);
        _segments = new JournalSegments(options, disk, time, logger);
        _journal = new CallJournal(_segments, logger);
        _drain = new JournalDrain(_segments, store, options, logger);
    }

    /// <inheritdoc/>
    public bool IsHealthy => _journal.IsHealthy;

    /// <summary>How recording stands.</summary>
    public RecordingStatus Status
    {
        get
        {
            (long entries, long bytes) = _segments.Backlog;
            return new RecordingStatus
            {
                Recorded = _journal.Recorded,
                NotRecorded = _journal.NotRecorded,
                Moved = _drain.Moved,
                BacklogEntries = entries,
                BacklogBytes = bytes,
                JournalBytes = _segments.Bytes,
                JournalHealthy = _journal.IsHealthy,
                Store = _drain.Store,
                StorePlace = _store.Place,
                LastError = _journal.IsHealthy ? _drain.LastError ?? _journal.LastError : _journal.LastError,
            };
        }
    }

    /// <summary>
    /// Takes the journal, begins to record, and moves on what an earlier process left while new calls come in. The store may be away; it is
    /// not disposed with the recorder.
    /// </summary>
    /// <exception cref="UnderstudyException">When another process has the journal, the workspace cannot be written, an option is out of range, or a newer program wrote the journal or the store.</exception>
    public static Task<CallRecorder> OpenAsync(RecordingOptions options, ICallStore store, TimeProvider time, ILogger logger, CancellationToken cancellationToken) =>
        OpenAsync(options, store, new JournalDisk(), time, logger, cancellationToken);

    /// <inheritdoc/>
    public ValueTask<bool> RecordAsync(RecordedCall call)
    {
        ArgumentNullException.ThrowIfNull(call);
        return _journal.AppendAsync(call);
    }

    /// <inheritdoc/>
    public ValueTask<bool> RecordAsync(CallFeedback feedback)
    {
        ArgumentNullException.ThrowIfNull(feedback);
        return _journal.AppendAsync(feedback);
    }

    /// <summary>Completes when everything that was recorded before is in the store and gone from the journal; waits while the store is away.</summary>
    public Task DrainedAsync(CancellationToken cancellationToken) => _journal.WhenGoneAsync().WaitAsync(cancellationToken);

    /// <summary><see cref="ICallStore.EraseUserAsync"/>, what is still in the journal included.</summary>
    public async Task<long> EraseUserAsync(string userHash, CancellationToken cancellationToken)
    {
        await DrainedAsync(cancellationToken).ConfigureAwait(false);
        return await _store.EraseUserAsync(userHash, cancellationToken).ConfigureAwait(false);
    }

    /// <summary><see cref="ICallStore.PruneAsync"/>, what is still in the journal included.</summary>
    public async Task<long> PruneAsync(DateTimeOffset before, bool metadataToo, CancellationToken cancellationToken)
    {
        await DrainedAsync(cancellationToken).ConfigureAwait(false);
        return await _store.PruneAsync(before, metadataToo, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Makes durable what is under way, moves what it can into the store within <see cref="RecordingOptions.StopLimit"/>, and frees the journal.</summary>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _disposed, 1) != 0)
        {
            return;
        }

        _journal.Close();
        if (_drain.Store != StoreState.Away)
        {
            try
            {
                await _segments.WhenGone().WaitAsync(_options.StopLimit).ConfigureAwait(false);
            }
            catch (TimeoutException)
            {
                // the rest is moved by the next process
            }
        }

        _drain.Dispose();
        _segments.Dispose();
    }

    internal static async Task<CallRecorder> OpenAsync(RecordingOptions options, ICallStore store, IJournalDisk disk, TimeProvider time, ILogger logger, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(store);
        options.Validate();
        var recorder = new CallRecorder(options, store, disk, time, logger);
        try
        {
            await recorder._drain.ProbeAsync(ProbeLimit, cancellationToken).ConfigureAwait(false);
            recorder._drain.Start();
            return recorder;
        }
        catch
        {
            recorder._journal.Close();
            recorder._drain.Dispose();
            recorder._segments.Dispose();
            throw;
        }
    }
}
