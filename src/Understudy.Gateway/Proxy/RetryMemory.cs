using System.Security.Cryptography;
using System.Text;

using Microsoft.AspNetCore.Http;

namespace Understudy.Gateway;

/// <summary>
/// Finds the call that a client's retry repeats, so that one question does not become two examples. A retry is known by the official
/// clients' count (<c>x-stainless-retry-count</c> above 0, same body, same key) or by an <c>Idempotency-Key</c>. Remembers the last
/// 8,192 calls that could be repeated, for 15 minutes. Thread-safe.
/// </summary>
internal sealed class RetryMemory(TimeProvider time)
{
    private const int Most = 8192;
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(15);
    private readonly Lock _lock = new();
    private readonly Dictionary<UInt128, (string Id, long Time)> _calls = [];
    private readonly Queue<UInt128> _order = new();

    /// <summary>The id of the call that this one repeats, or null; this call is remembered in its place.</summary>
    public string? Find(IHeaderDictionary headers, GatewayCall call)
    {
        string? idempotency = headers["idempotency-key"], count = headers["x-stainless-retry-count"];
        if (string.IsNullOrEmpty(idempotency) && string.IsNullOrEmpty(count))
        {
            return null;
        }

        Span<byte> digest = stackalloc byte[32];
        using (var sha = IncrementalHash.CreateHash(HashAlgorithmName.SHA256))
        {
            sha.AppendData(Encoding.UTF8.GetBytes($"{call.Key?.Id}\n{call.Endpoint}\n{idempotency}\n"));
            if (string.IsNullOrEmpty(idempotency))
            {
                sha.AppendData(call.Body.Span);
            }

            sha.GetHashAndReset(digest);
        }

        UInt128 key = System.Buffers.Binary.BinaryPrimitives.ReadUInt128LittleEndian(digest);
        bool mayRepeat = !string.IsNullOrEmpty(idempotency) || count != "0";
        lock (_lock)
        {
            string? earlier = mayRepeat && _calls.TryGetValue(key, out var known) && time.GetElapsedTime(known.Time) < Longest ? known.Id : null;
            if (!_calls.ContainsKey(key))
            {
                _order.Enqueue(key);
            }

            _calls[key] = (call.Id, time.GetTimestamp());
            while (_order.Count > Most)
            {
                _calls.Remove(_order.Dequeue());
            }

            return earlier;
        }
    }
}
