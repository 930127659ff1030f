namespace Understudy.Research;

/// <summary>
/// Traffic as a company's proxy would record it, with known truth: recurring workloads of every kind, prompts that change
/// versions, conversations, one-off calls, failures, duplicates and personal data. Methods that look for workloads in a log
/// are judged against it. Thread-safe; every enumeration starts anew.
/// </summary>
public static class TrafficWorld
{
    /// <summary>The workloads of one half, or of both, by falling share.</summary>
    public static IReadOnlyList<TrafficWorkload> Workloads(TrafficHalf half) => [.. TrafficCatalog.Of(half).Select(w => w.Description)];

    /// <summary>Generates calls in order of time, one at a time.</summary>
    /// <exception cref="ArgumentException">When an option is out of range; the message lists all of it.</exception>
    public static IEnumerable<TrafficCall> Generate(TrafficOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return options.Validate() is { Count: > 0 } errors
            ? throw new ArgumentException(string.Join(" ", errors), nameof(options))
            : new TrafficStream(options).Calls();
    }
}
