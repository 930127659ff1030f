namespace Understudy.Gateway;

/// <summary>
/// Stops asking an upstream that fails: opens when at least ten of the last twenty calls failed, lets one call through after a pause
/// (1 s, doubled up to 30 s while it goes on failing), closes when that one succeeds. Thread-safe.
/// </summary>
internal sealed class CircuitBreaker(TimeProvider time)
{
    private const int Window = 20, Limit = 10;
    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(1), LongestPause = TimeSpan.FromSeconds(30);
    private readonly Lock _lock = new();
    private uint _outcomes; // one bit a call, the newest lowest; 1 failed
    private long _openUntil;
    private TimeSpan _pause;
    private bool _trial;
    private volatile bool _open;

    /// <summary>Whether a call made now would not be sent.</summary>
    public bool IsOpen => _open && time.GetTimestamp() < Volatile.Read(ref _openUntil);

    /// <summary>Whether the call may be sent; <see cref="Exit"/> must follow when it may.</summary>
    public bool TryEnter()
    {
        if (!_open)
        {
            return true;
        }

        lock (_lock)
        {
            if (!_open)
            {
                return true;
            }

            if (_trial || time.GetTimestamp() < _openUntil)
            {
                return false;
            }

            return _trial = true;
        }
    }

    /// <summary>A call that was let through ended without saying anything about the upstream.</summary>
    public void Abandon()
    {
        lock (_lock)
        {
            _trial = false;
        }
    }

    /// <summary>How a call that was let through ended.</summary>
    public void Exit(bool failed)
    {
        if (!failed && !_open && Volatile.Read(ref _outcomes) == 0)
        {
            return; // the usual case takes no lock
        }

        lock (_lock)
        {
            _outcomes = ((_outcomes << 1) | (failed ? 1u : 0u)) & ((1u << Window) - 1);
            if (_open && !failed)
            {
                (_open, _trial, _outcomes, _pause) = (false, false, 0, TimeSpan.Zero);
            }
            else if (failed && (_open || System.Numerics.BitOperations.PopCount(_outcomes) >= Limit))
            {
                _pause = _pause == TimeSpan.Zero ? FirstPause : TimeSpan.FromTicks(Math.Min(2 * _pause.Ticks, LongestPause.Ticks));
                _openUntil = time.GetTimestamp() + (long)(_pause.TotalSeconds * time.TimestampFrequency);
                (_open, _trial) = (true, false);
            }
        }
    }
}
