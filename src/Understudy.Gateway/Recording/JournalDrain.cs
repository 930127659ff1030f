using Microsoft.Extensions.Logging;

using Understudy.Core;
using Understudy.Data;

namespace Understudy.Gateway;

/// <summary>Moves the journal into the store: in order, in batches, on a thread of its own, and waits when the store is away.</summary>
internal sealed class JournalDrain : IDisposable
{
    private static readonly TimeSpan FirstWait = TimeSpan.FromMilliseconds(100), LongestWait = TimeSpan.FromSeconds(5);
    private readonly JournalSegments _segments;
    private readonly ICallStore _store;
    private readonly int _batchRows;
    private readonly ILogger _logger;
    private readonly CancellationTokenSource _stop = new();
    private readonly Thread _thread;
    private readonly List<JournalFrame> _frames = [];
    private readonly List<RecordedCall> _calls = [];
    private readonly List<CallFeedback> _feedback = [];
    private JournalReader? _reader;
    private long _moved, _position = JournalSegment.Header.Length;
    private long? _damagedAt;

    public JournalDrain(JournalSegments segments, ICallStore store, RecordingOptions options, ILogger logger)
    {
        (_segments, _store, _batchRows, _logger) = (segments, store, options.BatchRows, logger);
        _thread = new Thread(Run) { IsBackground = true, Name = "understudy drain" };
    }

    public StoreState Store { get; private set; }

    public string? LastError { get; private set; }

    public long Moved => Interlocked.Read(ref _moved);

    public void Start()
    {
        if (_segments.LeftBytes > 0)
        {
            RecordingLog.ReplayBegins(_logger, _segments.LeftBytes, _store.Place);
        }

        _thread.Start();
    }

    public void Dispose()
    {
        _stop.Cancel();
        if (_thread.IsAlive)
        {
            _thread.Join();
        }

        _reader?.Dispose();
        _stop.Dispose();
    }

    /// <summary>Asks the store whether it is there; one that is away is no error.</summary>
    /// <exception cref="UnderstudyException">When it is one that this program must not write to.</exception>
    public async Task ProbeAsync(TimeSpan limit, CancellationToken cancellationToken)
    {
        try
        {
            await Task.Run(() => _store.WriteAsync([], [], cancellationToken), cancellationToken).WaitAsync(limit, cancellationToken).ConfigureAwait(false);
            Store = StoreState.Ready;
        }
        catch (UnderstudyException e) when (e.Code is ErrorCode.WriteFailed or ErrorCode.PathUnusable)
        {
            NoteAway(e);
        }
        catch (TimeoutException)
        {
            // nobody knows yet: the first batch will say
        }
    }

    private void Run()
    {
        TimeSpan wait = FirstWait;
        while (_segments.WaitForWork(_position, _stop.Token) is { } segment)
        {
            try
            {
                Step(segment);
                wait = FirstWait;
            }
#pragma warning disable CA1031 // whatever a store or a disk does, the rest must be moved one day
            catch (Exception e)
#pragma warning restore CA1031
            {
                if (_stop.IsCancellationRequested)
                {
                    return; // the rest is in the journal
                }

                NoteAway(e);
                _stop.Token.WaitHandle.WaitOne(wait);
                wait = wait * 2 < LongestWait ? wait * 2 : LongestWait;
            }
        }
    }

    private void Step(JournalSegment segment)
    {
        bool complete = segment.IsSealed; // asked first: a sealed segment grows no more
        if (_frames.Count == 0)
        {
            _reader ??= new JournalReader(segment.Path);
            _reader.Read(segment.End, _batchRows, _frames);
            Decode(segment);
        }

        if (_frames.Count > 0)
        {
            Move(); // throws when the store is away: the same frames are tried again
            _segments.Drained(_frames.Count);
            Interlocked.Add(ref _moved, _frames.Count);
            _frames.Clear();
            _position = _reader!.Position;
        }
        else if (complete)
        {
            Finish(segment);
        }
        else
        {
            _position = segment.End; // damaged where it is still being written: noted, and told when it is sealed
        }
    }

    private void Decode(JournalSegment segment)
    {
        _calls.Clear();
        _feedback.Clear();
        foreach (JournalFrame frame in _frames)
        {
            try
            {
                switch (frame.Kind)
                {
                    case CallEntry.CallKind or CallEntry.SealedCallKind:
                        _calls.Add(CallEntry.ReadCall(frame.Payload, frame.Kind == CallEntry.SealedCallKind));
                        break;
                    case CallEntry.FeedbackKind:
                        _feedback.Add(CallEntry.ReadFeedback(frame.Payload));
                        break;
                    default:
                        throw new InvalidDataException($"Entries of kind {frame.Kind} are unknown.");
                }
            }
            catch (InvalidDataException)
            {
                _damagedAt ??= _position;
            }
        }

        if (_reader!.IsBroken)
        {
            _damagedAt ??= _reader.Position;
        }
    }

    private void Move()
    {
        _store.WriteAsync(_calls, _feedback, _stop.Token).GetAwaiter().GetResult();
        if (Store == StoreState.Away)
        {
            RecordingLog.StoreBack(_logger, _store.Place);
        }

        Store = StoreState.Ready;
    }

    private void Finish(JournalSegment segment)
    {
        _reader?.Dispose();
        _reader = null;
        string? kept = _damagedAt is null ? null : segment.Path + ".damaged";
        if (kept is not null)
        {
            RecordingLog.SegmentDamaged(_logger, segment.Path, _damagedAt!.Value, kept);
        }

        _segments.Remove(segment, kept);
        (_position, _damagedAt) = (JournalSegment.Header.Length, null);
    }

    private void NoteAway(Exception e)
    {
        // A stranger's message may quote what it choked on.
        LastError = e is UnderstudyException or IOException ? e.Message : $"{_store.Place}: {e.GetType().Name}";
        if (Store != StoreState.Away)
        {
            Store = StoreState.Away;
            RecordingLog.StoreAway(_logger, LastError);
        }
    }
}
