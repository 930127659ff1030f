namespace Understudy.Core;

/// <summary>
/// A number with its interval, count, method and seed. No bare accuracy leaves the system.
/// </summary>
public sealed record Estimate
{
    /// <summary>The point estimate.</summary>
    public required double Value { get; init; }

    /// <summary>Lower end of the interval.</summary>
    public required double Low { get; init; }

    /// <summary>Upper end of the interval.</summary>
    public required double High { get; init; }

    /// <summary>How many independent units (groups) it rests on.</summary>
    public required long Count { get; init; }

    /// <summary>How the interval was made, e.g. <c>clopper-pearson</c>, <c>cluster-bootstrap(2000)</c>.</summary>
    public required string Method { get; init; }

    /// <summary>The interval's nominal confidence, two-sided unless <see cref="Method"/> says otherwise.</summary>
    public double Confidence { get; init; } = 0.95;

    /// <summary>The seed, where the method draws random numbers; null where it draws none.</summary>
    public ulong? Seed { get; init; }
}
