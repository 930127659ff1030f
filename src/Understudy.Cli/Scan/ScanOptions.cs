using Understudy.Core;

namespace Understudy.Cli;

/// <summary>How a log is scanned.</summary>
public sealed record ScanOptions
{
    /// <summary>The most examples of a workload that a forecast rests on. Default 3,000.</summary>
    public int Examples { get; init; } = 3000;

    /// <summary>The most that may be wrong of what a specialist keeps. Default .05.</summary>
    public double MaximumError { get; init; } = 0.05;

    /// <summary>Confidence of that. Default .95.</summary>
    public double Confidence { get; init; } = 0.95;

    /// <summary>Level at which false discoveries over the list are controlled. Default .1.</summary>
    public double FalseDiscoveries { get; init; } = 0.1;

    /// <summary>Seed of every draw.</summary>
    public Seed Seed { get; init; } = Seed.Default;

    /// <summary>Threads.</summary>
    public int Threads { get; init; } = 1;
}
