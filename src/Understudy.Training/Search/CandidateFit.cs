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
}
