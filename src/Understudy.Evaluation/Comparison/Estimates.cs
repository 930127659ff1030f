using System.Globalization;

using Understudy.Core;
using Understudy.Statistics;

namespace Understudy.Evaluation;

/// <summary>Turns the statistics' results into estimates.</summary>
public static class Estimates
{
    /// <summary>A resampled statistic.</summary>
    public static Estimate From(BootstrapResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        return new Estimate
        {
            Value = result.Value,
            Low = result.Interval.Low,
            High = result.Interval.High,
            Count = result.Clusters,
            Method = string.Create(CultureInfo.InvariantCulture, $"cluster-bootstrap({result.Replicates})"),
            Confidence = result.Confidence,
            Seed = result.Seed,
        };
    }
}
