using System.Globalization;

using Understudy.Core;

namespace Understudy.Cli;

/// <summary>
/// Shows stages on standard error with count, rate and remaining time: one line that rewrites itself on a terminal,
/// a line every few seconds in a log. Thread-safe.
/// </summary>
public sealed class ProgressDisplay : IProgress<StageProgress>, IDisposable
{
    private static readonly TimeSpan TerminalInterval = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan LogInterval = TimeSpan.FromSeconds(5);
    private readonly Lock _gate = new();
    private readonly TextWriter _writer;
    private readonly TimeProvider _time;
    private readonly bool _terminal;
    private readonly int _width;
    private string? _stage;
    private long _started;
    private long _shown;
    private StageProgress _last;
    private bool _lineOpen;

    /// <summary>Writes to <paramref name="writer"/>; <paramref name="terminal"/> says whether lines can be rewritten.</summary>
    public ProgressDisplay(TextWriter writer, TimeProvider time, bool terminal, int width)
    {
        _writer = writer;
        _time = time;
        _terminal = terminal;
        _width = Math.Max(40, width);
    }

    /// <inheritdoc/>
    public void Report(StageProgress value)
    {
        lock (_gate)
        {
            if (value.Stage != _stage)
            {
                CloseStage();
                _stage = value.Stage;
                _started = _time.GetTimestamp();
                _shown = _started;
                _last = value;
                if (_terminal)
                {
                    Draw(Line(value, TimeSpan.Zero));
                }

                return;
            }

            _last = value;
            if (_time.GetElapsedTime(_shown) >= (_terminal ? TerminalInterval : LogInterval))
            {
                _shown = _time.GetTimestamp();
                Draw(Line(value, _time.GetElapsedTime(_started)));
            }
        }
    }

    /// <summary>Ends the current stage's line.</summary>
    public void Dispose()
    {
        lock (_gate)
        {
            CloseStage();
            _stage = null;
        }
    }

    /// <summary>One line of progress: stage, done of total, rate, time left.</summary>
    internal static string Line(StageProgress p, TimeSpan elapsed)
    {
        string done = p.Unit == "bytes" ? Bytes(p.Done) : Count(p.Done) + " " + p.Unit;
        string total = p.Total is { } t && t > 0 ? $" of {(p.Unit == "bytes" ? Bytes(t) : Count(t))} ({100.0 * p.Done / t:0} %)" : "";
        double rate = elapsed.TotalSeconds > 0.5 ? p.Done / elapsed.TotalSeconds : 0;
        string speed = rate > 0 ? $", {(p.Unit == "bytes" ? Bytes((long)rate) : rate.ToString(rate < 10 ? "0.0" : "#,0", CultureInfo.InvariantCulture))}/s" : "";
        string left = rate > 0 && p.Total > p.Done ? $", {Duration(TimeSpan.FromSeconds((p.Total.Value - p.Done) / rate))} left" : "";
        string detail = p.Detail is null ? "" : " · " + p.Detail;
        return $"{p.Stage}: {done}{total}{speed}{left}{detail}";
    }

    /// <summary>A duration as people say it.</summary>
    internal static string Duration(TimeSpan t) => t.TotalSeconds < 1 ? $"{t.TotalMilliseconds:0} ms"
        : t.TotalSeconds < 90 ? t.TotalSeconds.ToString("0.0", CultureInfo.InvariantCulture) + " s"
        : t.TotalMinutes < 90 ? $"{(int)t.TotalMinutes} min {t.Seconds} s"
        : $"{(int)t.TotalHours} h {t.Minutes} min";

    private static string Count(long n) => n.ToString("#,0", CultureInfo.InvariantCulture);

    private static string Bytes(long n) => n < 1 << 20 ? $"{n / 1024.0:0} KiB" : $"{n / 1048576.0:0.0} MiB";

    private void CloseStage()
    {
        if (_stage is null)
        {
            return;
        }

        TimeSpan elapsed = _time.GetElapsedTime(_started);
        string done = _last.Unit == "bytes" ? Bytes(_last.Done) : Count(_last.Done) + " " + _last.Unit;
        Draw($"{_stage}: {done} in {Duration(elapsed)}{(_last.Detail is null ? "" : " · " + _last.Detail)}");
        if (_terminal && _lineOpen)
        {
            _writer.WriteLine();
        }

        _lineOpen = false;
    }

    private void Draw(string line)
    {
        if (!_terminal)
        {
            _writer.WriteLine("  " + line);
            return;
        }

        string fitted = "  " + line;
        fitted = fitted.Length >= _width ? fitted[..(_width - 1)] : fitted.PadRight(_width - 1);
        _writer.Write("\r" + fitted);
        _writer.Flush();
        _lineOpen = true;
    }
}
