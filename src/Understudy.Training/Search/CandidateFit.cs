using Understudy.Core;
using Understudy.Inference;

namespace Understudy.Training;

/// <summary>One fit from extracted rows to the served form.</summary>
internal static class CandidateFit
{
    /// <summary>Fits on some of the extracted rows.</summary>
    /// <param name="rows">Extracted rows; position i has the target at i.</param>
    /// <param name="targets">Targets of all extracted rows.</param>
    /// <param name="subset">Positions to learn from.</param>
    /// <param name="options">The candidate.</param>
    /// <param name="maxFeatures">Most features.</param>
    /// <param name="seed">Seed of the fit.</param>
    /// <param name="visited">Told how many row visits are done.</param>
    /// <param name="cancellationToken">Stops.</param>
    public static LinearModel Run(HashedRows rows, Targets targets, int[] subset, LinearOptions options, int maxFeatures, Seed seed, Action<long>? visited, CancellationToken cancellationToken)
    {
        Vocabulary vocabulary = Vocabulary.Build(rows, subset, options.MinRows, maxFeatures, cancellationToken);
        EncodedRows encoded = EncodedRows.Encode(rows, subset, vocabulary);
        Targets own = targets.Take(subset);
        float[] featureWeights = ClassEntropyWeights.Compute(encoded, own.Labels, own.Classes, vocabulary.Count, options.Alpha, options.BaseWeight);
        var cached = new CachedRows(encoded, encoded.Values(featureWeights, options.Features));
        LinearWeights weights = LinearTrainer.Fit(cached, own, vocabulary.Count, options, seed, visited, cancellationToken);
        return weights.Quantize(options.Features, vocabulary.Hashes, featureWeights, 1);
    }

    /// <summary>Fits on all rows of a table that need not fit into memory: vocabulary and feature weights come from some of them.</summary>
    public static LinearModel RunStreamed(ExampleTable table, HashedRows sample, Targets sampleTargets, Targets all, LinearOptions options, int maxFeatures, Seed seed, int threads, Action<long>? visited, CancellationToken cancellationToken)
    {
        (Vocabulary vocabulary, float[] featureWeights) = Learn(sample, sampleTargets, options, maxFeatures, cancellationToken);
        var rows = new StreamedRows(table, all.Rows, new TextFeaturizer(options.Features), vocabulary, featureWeights, threads);
        LinearWeights weights = LinearTrainer.Fit(rows, all, vocabulary.Count, options, seed, visited, cancellationToken);
        return weights.Quantize(options.Features, vocabulary.Hashes, featureWeights, 1);
    }

    private static (Vocabulary Vocabulary, float[] FeatureWeights) Learn(HashedRows sample, Targets targets, LinearOptions options, int maxFeatures, CancellationToken cancellationToken)
    {
        int[] positions = Positions.All(sample.Count);
        Vocabulary vocabulary = Vocabulary.Build(sample, positions, options.MinRows, maxFeatures, cancellationToken);
        EncodedRows encoded = EncodedRows.Encode(sample, positions, vocabulary);
        return (vocabulary, ClassEntropyWeights.Compute(encoded, targets.Labels, targets.Classes, vocabulary.Count, options.Alpha, options.BaseWeight));
    }
}
