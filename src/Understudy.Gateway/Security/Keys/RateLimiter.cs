using System.Collections.Concurrent;

namespace Understudy.Gateway;

/// <summary>
/// A token bucket for each client key: it holds a minute's requests, and refills evenly. Only keys that exist may be asked for, so the memory is
/// bounded by their number. Thread-safe.
/// </summary>
public sealed class RateLimiter(TimeProvider time)
{
    private readonly ConcurrentDictionary<string, Bucket> _buckets = new(StringComparer.Ordinal);

    /// <summary>Takes one request of a key's rate.</summary>
    public RateDecision Take(ClientKey key)
    {
        ArgumentNullException.ThrowIfNull(key);
        if (key.RatePerMinute is not { } rate)
        {
            return new RateDecision(true, 0, int.MaxValue, TimeSpan.Zero);
        }

        Bucket bucket = _buckets.GetOrAdd(key.Id, static (_, full) => new Bucket { Tokens = full.Rate, At = full.Now }, (Rate: rate, Now: time.GetTimestamp()));
        lock (bucket)
        {
            long now = time.GetTimestamp();
            double perSecond = rate / 60;
            bucket.Tokens = Math.Min(rate, bucket.Tokens + (time.GetElapsedTime(bucket.At, now).TotalSeconds * perSecond)); // a lowered rate takes effect at once
            bucket.At = now;
            bool allowed = bucket.Tokens >= 1;
            if (allowed)
            {
                bucket.Tokens--;
            }

            TimeSpan wait = bucket.Tokens >= 1 ? TimeSpan.Zero : TimeSpan.FromSeconds((1 - bucket.Tokens) / perSecond);
            return new RateDecision(allowed, rate, (int)Math.Min(int.MaxValue, bucket.Tokens), wait);
        }
    }

    private sealed class Bucket
    {
        public double Tokens;
        public long At;
    }
}
