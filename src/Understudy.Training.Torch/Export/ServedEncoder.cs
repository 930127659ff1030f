using Understudy.Core;
using Understudy.Inference;

namespace Understudy.Training.Torch;

/// <summary>A trained encoder in its served form without writing it to disk: what the exporter checks to be the same.</summary>
public static class ServedEncoder
{
    /// <summary>The manifest of a classifier or ranker.</summary>
    /// <param name="result">What was trained.</param>
    /// <param name="name">Name of the specialist, shown in tables; null for the recipe's.</param>
    /// <param name="dataHash">Hash of the data that was trained on; null when unknown.</param>
    public static SpecialistManifest Manifest(EncoderResult result, string? name = null, string? dataHash = null)
    {
        ArgumentNullException.ThrowIfNull(result);
        return new SpecialistManifest
        {
            Name = name ?? result.Options.Name,
            Kind = result.Request.Table.HasQueries ? WorkloadKind.Relevance : WorkloadKind.Classification,
            Rung = Rung.Encoder,
            Labels = result.Labels,
            Encoder = new EncoderServing { Config = result.Weights.Config, MaximumTokens = result.Options.MaximumTokens, ServedFile = result.ServedFile },
            Grades = result.Grades,
            Ranking = result.Ranking,
            Temperature = result.Temperature,
            CandidateThresholds = result.CandidateThresholds,
            Lineage = new SpecialistLineage
            {
                DataHash = dataHash,
                Seed = result.Request.Seed.Value,
                Target = result.Request.Target == LearningTarget.Gold ? "gold" : "teacher",
                Version = ServedLinear.Version,
                TrainRows = result.TrainRows,
                SelectionRows = result.SelectionUnits.Length,
                TimeBudgetSeconds = 0,
            },
        };
    }

    /// <summary>The classifier that would be served.</summary>
    public static EncoderSpecialist Classifier(EncoderResult result) => new(Open(result), result.Tokenizer, Manifest(result));

    /// <summary>The ranker that would be served.</summary>
    public static EncoderRanker Ranker(EncoderResult result) => new(new EncoderParts(Open(result), result.Tokenizer, Manifest(result), result.Words));

    private static OnnxEncoder Open(EncoderResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        return OnnxEncoder.Open(result.QuantizedGraph ?? result.FloatGraph, result.Weights.Config, new OnnxEncoderOptions { Threads = result.Request.Threads });
    }
}
