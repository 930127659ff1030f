namespace Understudy.Research;

/// <summary>One generated call: a line of a log, and what is true of it.</summary>
public sealed record TrafficCall
{
    /// <summary>The call's id, as in the line.</summary>
    public required string Id { get; init; }

    /// <summary>UTF-8 JSON without a line break: <c>id</c>, <c>time</c>, <c>latency_ms</c>, <c>request</c>, <c>response</c>.</summary>
    public required ReadOnlyMemory<byte> Line { get; init; }

    /// <summary>What a method that reads the line should find.</summary>
    public required TrafficTruth Truth { get; init; }
}
