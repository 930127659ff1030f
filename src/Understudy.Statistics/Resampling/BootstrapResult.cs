namespace Understudy.Statistics;

/// <summary>A statistic with what resampling its clusters says about its uncertainty.</summary>
public sealed record BootstrapResult
{
    /// <summary>The statistic of the data as observed.</summary>
    public required double Value { get; init; }

    /// <summary>The two-sided interval at <see cref="Confidence"/>.</summary>
    public required Interval Interval { get; init; }

    /// <summary>The one-sided lower bound at <see cref="Confidence"/>: promote when it is above −margin.</summary>
    public required double OneSidedLow { get; init; }

    /// <summary>The one-sided upper bound at <see cref="Confidence"/>.</summary>
    public required double OneSidedHigh { get; init; }

    /// <summary>The cluster-robust standard error of a mean; the standard deviation over replicates of any other statistic.</summary>
    public required double StandardError { get; init; }

    /// <summary>The nominal confidence, strictly between 0 and 1.</summary>
    public required double Confidence { get; init; }

    /// <summary>How many independent clusters there were.</summary>
    public required int Clusters { get; init; }

    /// <summary>How many resamples were drawn.</summary>
    public required int Replicates { get; init; }

    /// <summary>The seed of the resamples.</summary>
    public required ulong Seed { get; init; }

    /// <summary><c>cluster-percentile-t</c>, <c>cluster-bca-t</c>, or <c>cluster-unvarying</c> where all clusters are alike.</summary>
    public required string Method { get; init; }

    /// <summary>Whether there were enough clusters for the interval to hold: <see cref="ClusterBootstrap.LeastClusters"/>.</summary>
    public bool EnoughClusters => Clusters >= ClusterBootstrap.LeastClusters;
}
