using System.Collections.Concurrent;
using System.Diagnostics;

namespace Understudy.Bench;

/// <summary>Requests at an even pace, whatever the answers do, with the time of each question and answer.</summary>
public sealed class PacedLoad
{
    private static readonly TimeSpan Tolerance = TimeSpan.FromSeconds(.1);
    private readonly ProxyUnderTest _proxy;
    private readonly int _rate, _connections;
    private readonly byte[] _request;
    private long _next, _late, _notRecorded;

    /// <summary>So many requests a second over so many connections.</summary>
    public PacedLoad(ProxyUnderTest proxy, int rate, int connections)
    {
        ArgumentNullException.ThrowIfNull(proxy);
        (_proxy, _rate, _connections) = (proxy, rate, connections);
        _request = proxy.Post(RawRequest.Chat, RawRequest.ChatBody);
    }

    /// <summary>Timestamps of question and answer by request id, of answers that say they are recorded.</summary>
    public ConcurrentDictionary<string, (long Sent, long Answered)> Acknowledged { get; } = new(StringComparer.Ordinal);

    /// <summary>Answers that say they are not recorded, or have another status than 200.</summary>
    public long NotRecorded => Interlocked.Read(ref _notRecorded);

    /// <summary>Percent of the requests that began late because no connection was free.</summary>
    public double Late => 100.0 * _late / Math.Max(1, _next);

    /// <summary>Asks until it is stopped, and lets every answer arrive.</summary>
    public Task RunAsync(CancellationToken stop)
    {
        long began = Stopwatch.GetTimestamp();
        return Task.WhenAll(Enumerable.Range(0, _connections).Select(async _ =>
        {
            using RawConnection connection = await RawConnection.OpenAsync(_proxy.Server.Address, CancellationToken.None);
            while (!stop.IsCancellationRequested)
            {
                TimeSpan due = TimeSpan.FromSeconds((Interlocked.Increment(ref _next) - 1) / (double)_rate), wait = due - Stopwatch.GetElapsedTime(began);
                if (wait > TimeSpan.Zero)
                {
                    await Task.Delay(wait, CancellationToken.None);
                }
                else if (wait < -Tolerance)
                {
                    Interlocked.Increment(ref _late);
                }

                long sent = Stopwatch.GetTimestamp();
                RawAnswer answer = await connection.AskAsync(_request, CancellationToken.None);
                long answered = Stopwatch.GetTimestamp();
                if (answer.Status == 200 && answer.Header("x-understudy-recorded") == "yes")
                {
                    Acknowledged[answer.Header("x-understudy-request-id")!] = (sent, answered);
                }
                else
                {
                    Interlocked.Increment(ref _notRecorded);
                }
            }
        }));
    }
}
