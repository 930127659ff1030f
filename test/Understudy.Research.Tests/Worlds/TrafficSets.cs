using Xunit;

namespace Understudy.Research.Tests.Worlds;

/// <summary>The sets of workloads that a test is about.</summary>
internal static class TrafficSets
{
    /// <summary>Every set.</summary>
    public static IReadOnlyList<TrafficHalf> All { get; } = [.. Enum.GetValues<TrafficHalf>().Where(h => h != TrafficHalf.All)];

    /// <summary>Those that are opened once, but for the frozen half.</summary>
    public static IReadOnlyList<TrafficHalf> OpenedOnce { get; } = [.. All.Except([TrafficHalf.Development, TrafficHalf.Frozen, TrafficHalf.Second])];

    /// <summary>Those with every layout: all but the second.</summary>
    public static IReadOnlyList<TrafficHalf> Whole { get; } = [.. All.Except([TrafficHalf.Second])];

    /// <summary>As a theory's data.</summary>
    public static TheoryData<TrafficHalf> Data(this IEnumerable<TrafficHalf> sets) => [.. sets];
}
