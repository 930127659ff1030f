using Microsoft.Extensions.Logging;

using Understudy.Core;

namespace Understudy.Gateway;

/// <summary>
/// The files of the journal in order: one thread appends (<see cref="WithRoom"/>, <see cref="Committed"/>, <see cref="SealActive"/>), one
/// drains (<see cref="WaitForWork"/>, <see cref="Remove"/>). The next file is prepared beside.
/// </summary>
internal sealed class JournalSegments : IDisposable
{
    private static readonly TimeSpan RetryInterval = TimeSpan.FromMilliseconds(100);
    private readonly object _gate = new();
    private readonly Queue<JournalSegment> _waiting = new(); // the active one is the last of them
    private readonly List<(long Number, TaskCompletionSource Done)> _gone = [];
    private readonly string _directory;
    private readonly RecordingOptions _options;
    private readonly IJournalDisk _disk;
    private readonly TimeProvider _time;
    private readonly FileStream _lock;
    private JournalSegment? _active;
    private Task<JournalSegment?>? _spare;
    private long _next, _bytes, _entries, _retryAt;

    public JournalSegments(RecordingOptions options, IJournalDisk disk, TimeProvider time, ILogger logger)
    {
        (_options, _disk, _time) = (options, disk, time);
        _directory = Path.Combine(Path.GetFullPath(options.Workspace), "journal");
        _lock = Lock(_directory);
        try
        {
            foreach (JournalSegment left in JournalRecovery.Find(_directory, logger))
            {
                _waiting.Enqueue(left);
                _bytes += left.Length;
            }

            _next = JournalRecovery.LastNumber(_directory) + 1;
        }
        catch (Exception e)
        {
            _lock.Dispose();
            if (e is IOException or UnauthorizedAccessException)
            {
                throw new UnderstudyException(ErrorCode.PathUnusable, $"{_directory}: the journal that an earlier process left cannot be read ({e.Message}). Check the disk and the permissions; nothing was changed.", e);
            }

            throw;
        }

        LeftBytes = _bytes;
        PrepareSpare();
    }

    /// <summary>Bytes that an earlier process left.</summary>
    public long LeftBytes { get; }

    /// <summary>Why the last file could not be made; null when it could.</summary>
    public string? Failure { get; private set; }

    /// <summary>Bytes on disk.</summary>
    public long Bytes => Interlocked.Read(ref _bytes);

    /// <summary>Entries of this process, and bytes of all, that are not drained.</summary>
    public (long Entries, long Bytes) Backlog
    {
        get
        {
            lock (_gate)
            {
                return (_entries, _waiting.Sum(s => s.End - JournalSegment.Header.Length));
            }
        }
    }

    /// <summary>The segment to append that many bytes to: the active one or a new one; null when there is no space for one.</summary>
    public JournalSegment? WithRoom(int bytes)
    {
        if (_active is not null && _active.Length - _active.End >= bytes)
        {
            return _active;
        }

        long length = Math.Max(_options.SegmentBytes, JournalSegment.Header.Length + (long)bytes);
        JournalSegment? next = TakeSpare(length);
        if (next is null && _time.GetTimestamp() >= _retryAt && (next = Make(length)) is null)
        {
            _retryAt = _time.GetTimestamp() + (long)(RetryInterval.TotalSeconds * _time.TimestampFrequency);
        }

        if (next is not null)
        {
            SealActive(); // not before: where there is no new one, a smaller batch may still fit
            _active = next;
            lock (_gate)
            {
                _waiting.Enqueue(next);
            }

            PrepareSpare();
        }

        return next;
    }

    /// <summary>What was appended to the active segment is durable.</summary>
    public void Committed(int bytes, int entries)
    {
        lock (_gate)
        {
            _active!.Advance(bytes);
            bool first = _entries == 0;
            _entries += entries;
            if (first || _entries >= _options.BatchRows / 2)
            {
                Monitor.PulseAll(_gate);
            }
        }
    }

    /// <summary>Ends the active segment; the next entry begins a new one.</summary>
    public void SealActive()
    {
        if (_active is not null)
        {
            long before = _active.Length;
            _active.Seal();
            Interlocked.Add(ref _bytes, _active.Length - before);
            _active = null;
            lock (_gate)
            {
                Monitor.PulseAll(_gate);
            }
        }
    }

    /// <summary>Completes when everything that is in the journal now is drained and deleted. The active segment must be sealed.</summary>
    public Task WhenGone()
    {
        lock (_gate)
        {
            if (_waiting.Count == 0)
            {
                return Task.CompletedTask;
            }

            var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            _gone.Add((_waiting.Last().Number, done));
            return done.Task;
        }
    }

    /// <summary>
    /// The first segment, when it has something after a position: at once when it is sealed or half a batch waits, else after the linger.
    /// Null when cancelled.
    /// </summary>
    public JournalSegment? WaitForWork(long position, CancellationToken cancellationToken)
    {
        using CancellationTokenRegistration wake = cancellationToken.Register(Wake);
        lock (_gate)
        {
            long? since = null;
            while (!cancellationToken.IsCancellationRequested)
            {
                JournalSegment? head = _waiting.Count > 0 ? _waiting.Peek() : null;
                if (head is null || (!head.IsSealed && head.End <= position))
                {
                    Monitor.Wait(_gate);
                    continue;
                }

                since ??= _time.GetTimestamp();
                TimeSpan rest = _options.Linger - _time.GetElapsedTime(since.Value);
                if (head.IsSealed || _entries >= _options.BatchRows / 2 || rest <= TimeSpan.Zero)
                {
                    return head;
                }

                Monitor.Wait(_gate, rest + TimeSpan.FromMilliseconds(1));
            }

            return null;
        }
    }

    /// <summary>Entries of the first segment are in the store.</summary>
    public void Drained(int entries)
    {
        lock (_gate)
        {
            _entries -= _waiting.Peek().IsLeft ? 0 : entries;
        }
    }

    /// <summary>Deletes the first segment (or keeps it under another name), which is in the store.</summary>
    public void Remove(JournalSegment segment, string? keepAs)
    {
        if (keepAs is null)
        {
            File.Delete(segment.Path);
        }
        else
        {
            File.Move(segment.Path, keepAs, overwrite: true);
        }

        lock (_gate)
        {
            _waiting.Dequeue();
            Interlocked.Add(ref _bytes, -segment.Length);
            foreach ((_, TaskCompletionSource done) in _gone.FindAll(g => g.Number <= segment.Number))
            {
                done.SetResult();
            }

            _gone.RemoveAll(g => g.Number <= segment.Number);
        }
    }

    public void Dispose()
    {
        SealActive();
        Discard(_spare?.Result);
        _spare = null;
        lock (_gate)
        {
            _gone.ForEach(g => g.Done.SetCanceled());
            _gone.Clear();
        }

        _lock.Dispose();
    }

    private static FileStream Lock(string directory)
    {
        try
        {
            if (OperatingSystem.IsWindows())
            {
                Directory.CreateDirectory(directory);
            }
            else
            {
                Directory.CreateDirectory(directory, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute); // it holds users' content
            }

            return new FileStream(Path.Combine(directory, "lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new UnderstudyException(ErrorCode.PathUnusable, $"{directory}: the journal of calls cannot be opened ({e.Message}). If another process records into this workspace, stop it or use another workspace (--workspace DIR); else check the permissions.", e);
        }
    }

    private void Wake()
    {
        lock (_gate)
        {
            Monitor.PulseAll(_gate);
        }
    }

    // On a thread of its own: zeroing and flushing block, and a pool of one core has one thread.
    private void PrepareSpare() => _spare = Task.Factory.StartNew(() => Make(_options.SegmentBytes), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);

    private JournalSegment? TakeSpare(long length)
    {
        JournalSegment? spare = _spare?.Result;
        _spare = null;
        if (spare is not null && spare.Length < length)
        {
            Discard(spare);
            return null;
        }

        return spare;
    }

    private void Discard(JournalSegment? spare)
    {
        if (spare is not null)
        {
            spare.File!.Dispose();
            File.Delete(spare.Path);
            Interlocked.Add(ref _bytes, -spare.Length);
        }
    }

    private JournalSegment? Make(long length)
    {
        if (Interlocked.Add(ref _bytes, length) > _options.MaximumJournalBytes)
        {
            Interlocked.Add(ref _bytes, -length);
            Failure = $"{_directory}: the journal has reached its bound of {_options.MaximumJournalBytes} bytes because the store is away or too slow. Bring the store back, or allow more.";
            return null;
        }

        long number = _next++; // one at a time makes files: the spare is awaited before another is made
        try
        {
            IJournalFile file = _disk.Create(JournalSegment.PathOf(_directory, number), JournalSegment.Header, length);
            Failure = null;
            return new JournalSegment(_directory, number, file, JournalSegment.Header.Length, length);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            Interlocked.Add(ref _bytes, -length);
            Failure = $"{_directory}: no new segment of the journal can be made ({e.Message}). Free space or check the disk; it is tried again by itself.";
            return null;
        }
    }
}
