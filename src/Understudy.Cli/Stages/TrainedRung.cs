using Understudy.Core;
using Understudy.Data;
using Understudy.Evaluation;
using Understudy.Statistics;
using Understudy.Training;

namespace Understudy.Cli;

/// <summary>A trained specialist with its out-of-sample metric on selection, not yet written: only the chosen one is.</summary>
public sealed record TrainedRung
{
    /// <summary>Its name in tables.</summary>
    public required string Name { get; init; }

    /// <summary>Its rung.</summary>
    public required Rung Rung { get; init; }

    /// <summary>Rows, for relevance queries, of <see cref="Values"/>.</summary>
    public required IReadOnlyList<int> Units { get; init; }

    /// <summary>Right or wrong, for relevance NDCG@10.</summary>
    public required IReadOnlyList<double> Values { get; init; }

    /// <summary>What the metric is called.</summary>
    public required string Metric { get; init; }

    /// <summary>Thresholds with what selection said of them.</summary>
    public required IReadOnlyList<Inference.CandidateThreshold> Thresholds { get; init; }

    /// <summary>Wall-clock seconds of the training.</summary>
    public required double Seconds { get; init; }

    /// <summary>Writes and registers it.</summary>
    public required Func<CancellationToken, SpecialistRecord> Keep { get; init; }

    /// <summary>Lets it go.</summary>
    public Action Discard { get; init; } = () => { };

    /// <summary>The trial as the report shows it.</summary>
    /// <param name="first">What it is compared with; null of the first itself.</param>
    /// <param name="chosen">Whether it is judged.</param>
    public RungTrial Trial(TrainedRung? first, bool chosen)
    {
        BootstrapResult mean = ClusterBootstrap.Mean([.. Values], [.. Units], range: new Interval(0, 1));
        RungChoice.Comparison? against = first is null ? null : RungChoice.Compare(first.Units, first.Values, Units, Values);
        return new RungTrial(Name, Rung, Estimates.From(mean), against is { } c ? Difference(c) : null, Seconds, chosen);
    }

    private static Estimate Difference(RungChoice.Comparison c) => new()
    {
        Value = c.Dearer - c.Cheaper,
        Low = c.Dearer - c.Cheaper - (2 * c.StandardError),
        High = c.Dearer - c.Cheaper + (2 * c.StandardError),
        Count = c.Units,
        Method = "two standard errors, paired",
    };
}
