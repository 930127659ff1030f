using Understudy.Core;

namespace Understudy.Data;

/// <summary>One opening of a set of test rows: the hypothesis is written down before the rows are looked at.</summary>
public sealed record LookRecord
{
    /// <summary>The workload that was tested.</summary>
    public required string WorkloadId { get; init; }

    /// <summary>Hash of the test rows; see <see cref="ExampleHash"/>.</summary>
    public required ContentHash TestRows { get; init; }

    /// <summary>1 for the first look at these rows, 2 for the second, … in the whole workspace.</summary>
    public required int Number { get; init; }

    /// <summary>The registered hypothesis as JSON.</summary>
    public required string Hypothesis { get; init; }

    /// <summary>The significance level spent on this look.</summary>
    public required double Alpha { get; init; }

    /// <summary>When it was registered.</summary>
    public required DateTimeOffset Registered { get; init; }
}
