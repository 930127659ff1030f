using Understudy.Core;
using Understudy.Inference;

namespace Understudy.Training;

/// <summary>
/// What a fit costs, in nanoseconds of one common core (2.6 GHz, 512-bit vectors), from counts alone. Budgets are turned
/// into work with it, so that what is chosen never depends on how fast the machine was at that moment.
/// </summary>
internal static class WorkModel
{
    // Measured on banking77 (80 padded classes: 60 to 65 ns a visit) and headlines (4: 12 to 16 ns).
    private const double PerPreparation = 30, PerVisit = 8, PerClassVisit = 0.7, PerExtraction = 20, PerRow = 300;

    /// <summary>Share of two cores that a plan counts on.</summary>
    private const double Cores = 1.6;

    /// <summary>Nanoseconds that a time budget buys.</summary>
    public static double Budget(TimeSpan time) => time.TotalSeconds * 1e9 * Cores;

    /// <summary>Mean n-grams a row, from at most a few hundred evenly spaced rows.</summary>
    public static double FeaturesPerRow(ExampleTable table, Targets rows, FeatureOptions options)
    {
        const int Most = 512;
        var featurizer = new TextFeaturizer(options);
        var scratch = new FeatureScratch();
        long total = 0;
        int[] sample = Positions.Spread(rows.Count, Most);
        foreach (int p in sample)
        {
            featurizer.Extract(table.Input(rows.Rows[p]), scratch);
            total += scratch.Count;
        }

        return Math.Max(1, (double)total / sample.Length);
    }

    /// <summary>Nanoseconds of one fit.</summary>
    public static double Fit(long rows, double featuresPerRow, int classes, LinearOptions options, bool streamed = false)
    {
        double perVisit = ((1 - options.Dropout) * (PerVisit + (PerClassVisit * LinearWeights.Pad(classes)))) + 2;
        double perEpoch = (featuresPerRow * (perVisit + (streamed ? PerExtraction : 0))) + PerRow;
        return rows * ((featuresPerRow * PerPreparation) + (options.Epochs * perEpoch));
    }
}
