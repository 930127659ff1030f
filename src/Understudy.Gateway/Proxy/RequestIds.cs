using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Understudy.Gateway;

/// <summary>Ids of requests: 96 random bits of the process, then a counter, so that no two of any process are equal. Thread-safe.</summary>
public sealed class RequestIds
{
    private readonly string _prefix;
    private long _last;

    /// <summary>Ids that no other process gives.</summary>
    public RequestIds()
        : this(RandomNumberGenerator.GetBytes(12))
    {
    }

    /// <summary>Ids from given random bytes, for a test that must be exact.</summary>
    public RequestIds(ReadOnlySpan<byte> random) => _prefix = "req_" + Convert.ToHexStringLower(random);

    /// <summary>The next id.</summary>
    public string Next()
    {
        Span<byte> count = stackalloc byte[sizeof(long)];
        BinaryPrimitives.WriteInt64BigEndian(count, Interlocked.Increment(ref _last));
        return string.Concat(_prefix, Convert.ToHexStringLower(count[2..]));
    }
}
