using System.Reflection;

using Understudy.Core;
using Understudy.Inference;

namespace Understudy.Training;

/// <summary>A search's result in its served form without writing it to disk: what <see cref="LinearExporter"/> checks the written one against.</summary>
public static class ServedLinear
{
    /// <summary>The version that manifests name.</summary>
    public static string Version { get; } = typeof(ServedLinear).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0] ?? "0";

    /// <summary>The manifest of a classifier or ranker.</summary>
    /// <param name="result">What the search found.</param>
    /// <param name="name">Name of the specialist, shown in tables; null for the recipe's.</param>
    /// <param name="dataHash">Hash of the data that was trained on; null when unknown.</param>
    public static SpecialistManifest Manifest(SearchResult result, string? name = null, string? dataHash = null)
    {
        ArgumentNullException.ThrowIfNull(result);
        var manifest = new SpecialistManifest
        {
            Name = name ?? result.Options.Name,
            Kind = WorkloadKind.Classification,
            Rung = Rung.Linear,
            Labels = result.Labels.Names,
            FeaturizerVersion = TextFeaturizer.VersionOf(result.Options.Features),
            Options = result.Options,
            Temperature = result.Temperature,
            CandidateThresholds = result.CandidateThresholds,
            Candidates = result.Candidates,
            LearningCurve = result.LearningCurve,
            Lineage = new SpecialistLineage
            {
                DataHash = dataHash,
                Seed = result.TrainOptions.Seed.Value,
                Target = result.TrainOptions.Target == LearningTarget.Gold ? "gold" : "teacher",
                Version = Version,
                TrainRows = result.TrainRows,
                SelectionRows = result.SelectionRows,
                TimeBudgetSeconds = result.TrainOptions.TimeBudget.TotalSeconds,
            },
        };
        return result.Ranking is { } fit
            ? manifest with { Kind = WorkloadKind.Relevance, Labels = fit.Scale.Names, Grades = fit.Scale.Values, Ranking = fit.Parameters }
            : manifest;
    }

    /// <summary>The classifier.</summary>
    public static LinearSpecialist Classifier(SearchResult result) => new(result.Model, Manifest(result));

    /// <summary>The ranker.</summary>
    /// <exception cref="ArgumentException">When the result is no ranker.</exception>
    public static LinearRanker Ranker(SearchResult result) => new(result.Model, (result.Ranking ?? throw new ArgumentException("The result is no ranker.", nameof(result))).Words, Manifest(result));

    /// <summary>Either, as a responder.</summary>
    /// <param name="result">What the search found.</param>
    /// <param name="threads">Threads; 0 takes one a processor.</param>
    public static IResponder Responder(SearchResult result, int threads = 1)
    {
        ArgumentNullException.ThrowIfNull(result);
        return result.Ranking is null ? new ClassifierResponder(Classifier(result), threads: threads) : new RankingResponder(Ranker(result), threads: threads);
    }
}
