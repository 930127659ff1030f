namespace Understudy.Data;

/// <summary>How workloads are looked for.</summary>
public sealed record DiscoveryOptions
{
    /// <summary>The usual options.</summary>
    public static DiscoveryOptions Default { get; } = new();

    /// <summary>In how many different calls a prompt must recur to be a workload, at least 4. Default 8.</summary>
    public int LeastCalls { get; init; } = 8;

    /// <summary>Calls that are looked at together when those that match no known prompt are mined, at least 256. Default 8,192.</summary>
    public int PoolCalls { get; init; } = 8192;

    /// <summary>Bytes of prompts that are kept for that. Default 64 MiB.</summary>
    public long PoolBytes { get; init; } = 64L << 20;
}
