using System.Diagnostics;
using System.Globalization;

using Understudy.Core;

namespace Understudy.Bench;

/// <summary>Writes a line of progress now and then.</summary>
public sealed class LogProgress : IProgress<StageProgress>
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(20);
    private readonly TextWriter _log;
    private readonly string _name;
    private readonly Lock _lock = new();
    private long _last = Stopwatch.GetTimestamp();

    /// <summary>Names what progresses.</summary>
    public LogProgress(TextWriter log, string name)
    {
        ArgumentNullException.ThrowIfNull(log);
        _log = log;
        _name = name;
    }

    /// <inheritdoc/>
    public void Report(StageProgress value)
    {
        lock (_lock)
        {
            if (Stopwatch.GetElapsedTime(_last) < Every)
            {
                return;
            }

            _last = Stopwatch.GetTimestamp();
            _log.WriteLine(string.Create(CultureInfo.InvariantCulture, $"    {_name}: {value.Stage} {value.Done:#,0}{(value.Total is { } total ? $" of {total:#,0}" : "")} {value.Unit}{(value.Detail is { } detail ? ", " + detail : "")}"));
        }
    }
}
