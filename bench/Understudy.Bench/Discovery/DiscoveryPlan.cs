using Understudy.Research;

namespace Understudy.Bench;

/// <summary>How the figures of discovery are measured.</summary>
public sealed record DiscoveryPlan
{
    /// <summary>Short runs that show that an arm works: printed as such, never stored.</summary>
    public bool Quick { get; init; }

    /// <summary>Print what was wrong, and leave the peers out.</summary>
    public bool Verbose { get; init; }

    /// <summary>Which half of the world: the frozen one is opened to measure, never to improve.</summary>
    public TrafficHalf Half { get; init; } = TrafficHalf.Development;

    /// <summary>Told what happens.</summary>
    public required TextWriter Log { get; init; }

    /// <summary>One number for a quick trial, another for a figure.</summary>
    public int Choose(int quick, int full) => Quick ? quick : full;
}
