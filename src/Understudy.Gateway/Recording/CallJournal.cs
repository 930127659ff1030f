using Microsoft.Extensions.Logging;

using Understudy.Data;

namespace Understudy.Gateway;

/// <summary>
/// Makes entries durable by group commit: whoever comes while one write and flush is under way goes into the next. Thread-safe.
/// </summary>
internal sealed class CallJournal
{
    private const int MaximumBatchBytes = 256 << 20;
    private readonly object _gate = new();
    private readonly JournalSegments _segments;
    private readonly ILogger _logger;
    private readonly Thread _writer;
    private Commit _filling = new(), _empty = new();
    private TaskCompletionSource<Task>? _seal;
    private bool _closed;
    private long _recorded, _notRecorded;
    private volatile bool _healthy = true;

    public CallJournal(JournalSegments segments, ILogger logger)
    {
        (_segments, _logger) = (segments, logger);
        _writer = new Thread(Run) { IsBackground = true, Name = "understudy journal" };
        _writer.Start();
    }

    public bool IsHealthy => _healthy;

    public long Recorded => Interlocked.Read(ref _recorded);

    public long NotRecorded => Interlocked.Read(ref _notRecorded);

    public string? LastError { get; private set; }

    public ValueTask<bool> AppendAsync(RecordedCall call)
    {
        lock (_gate)
        {
            if (!HasRoom(CallEntry.ContentOf(call)))
            {
                return ValueTask.FromResult(false);
            }

            int before = _filling.Entries.Length;
            try
            {
                CallEntry.Write(_filling.Entries, call);
            }
            catch
            {
                _filling.Entries.CutTo(before);
                throw;
            }

            return Joined();
        }
    }

    public ValueTask<bool> AppendAsync(CallFeedback feedback)
    {
        lock (_gate)
        {
            if (!HasRoom(CallEntry.ContentOf(feedback)))
            {
                return ValueTask.FromResult(false);
            }

            int before = _filling.Entries.Length;
            try
            {
                CallEntry.Write(_filling.Entries, feedback);
            }
            catch
            {
                _filling.Entries.CutTo(before);
                throw;
            }

            return Joined();
        }
    }

    /// <summary>Completes when everything that was recorded before is drained and deleted from the journal.</summary>
    public async Task WhenGoneAsync()
    {
        TaskCompletionSource<Task> seal;
        lock (_gate)
        {
            ObjectDisposedException.ThrowIf(_closed, this);
            seal = _seal ??= new TaskCompletionSource<Task>(TaskCreationOptions.RunContinuationsAsynchronously);
            Monitor.Pulse(_gate);
        }

        await (await seal.Task.ConfigureAwait(false)).ConfigureAwait(false);
    }

    /// <summary>Records nothing more; returns when what was under way is done.</summary>
    public void Close()
    {
        lock (_gate)
        {
            _closed = true;
            Monitor.Pulse(_gate);
        }

        _writer.Join();
    }

    private bool HasRoom(long content)
    {
        bool room = !_closed && content <= CallEntry.MaximumContent && _filling.Entries.Length + content <= MaximumBatchBytes;
        if (!room)
        {
            Interlocked.Increment(ref _notRecorded);
        }

        return room;
    }

    private ValueTask<bool> Joined()
    {
        if (_filling.Entries.Entries == 1)
        {
            Monitor.Pulse(_gate);
        }

        return new ValueTask<bool>(_filling.Done.Task);
    }

    private void Run()
    {
        while (Next(out TaskCompletionSource<Task>? seal) is { } commit)
        {
            int entries = commit.Entries.Entries;
            bool durable = entries > 0 && TryWrite(commit.Entries);
            Interlocked.Add(ref durable ? ref _recorded : ref _notRecorded, entries);
            if (entries > 0)
            {
                Note(durable);
                commit.Done.SetResult(durable);
            }

            commit.Entries.Clear();
            if (seal is not null)
            {
                _segments.SealActive();
                seal.SetResult(_segments.WhenGone());
            }
        }

        _segments.SealActive();
    }

    private Commit? Next(out TaskCompletionSource<Task>? seal)
    {
        lock (_gate)
        {
            while (_filling.Entries.Entries == 0 && _seal is null)
            {
                if (_closed)
                {
                    seal = null;
                    return null;
                }

                Monitor.Wait(_gate);
            }

            (seal, _seal) = (_seal, null);
            Commit full = _filling;
            (_filling, _empty) = (_empty, full);
            _filling.Done = new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);
            return full;
        }
    }

    private bool TryWrite(EntryBuffer entries)
    {
        // Once more on a new file: what failed may be that file alone. Nothing is acknowledged on the strength of a flush that failed.
        for (int attempt = 0; attempt < 2; attempt++)
        {
            if (_segments.WithRoom(entries.Length) is not { } segment)
            {
                LastError = _segments.Failure;
                return false;
            }

            try
            {
                segment.File!.Write(entries.Written, segment.End);
                segment.File.Flush();
                _segments.Committed(entries.Length, entries.Entries);
                return true;
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                LastError = $"{segment.Path}: {e.Message}";
                RecordingLog.SegmentAbandoned(_logger, segment.Path, e.Message);
                _segments.SealActive();
            }
        }

        return false;
    }

    private void Note(bool durable)
    {
        if (durable != _healthy)
        {
            _healthy = durable;
            if (durable)
            {
                RecordingLog.JournalRecovered(_logger, NotRecorded);
            }
            else
            {
                RecordingLog.JournalFailed(_logger, LastError ?? "");
            }
        }
    }

    private sealed class Commit
    {
        public EntryBuffer Entries { get; } = new();

        public TaskCompletionSource<bool> Done { get; set; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
