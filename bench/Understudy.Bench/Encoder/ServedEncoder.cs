using Understudy.Core;
using Understudy.Inference;
using Understudy.Training;
using Understudy.Training.Torch;

namespace Understudy.Bench;

/// <summary>A trained encoder in its served form without writing it to disk: what the exporter checks to be the same.</summary>
public static class ServedEncoder
{
    /// <summary>The classifier that would be served.</summary>
    public static EncoderSpecialist Classifier(EncoderResult result) => new(Open(result), result.Tokenizer, Manifest(result, WorkloadKind.Classification));

    /// <summary>The ranker that would be served.</summary>
    public static EncoderRanker Ranker(EncoderResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        return new EncoderRanker(new EncoderParts(Open(result), result.Tokenizer, Manifest(result, WorkloadKind.Relevance), result.Words));
    }

    private static OnnxEncoder Open(EncoderResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        return OnnxEncoder.Open(result.QuantizedGraph ?? result.FloatGraph, result.Weights.Config, new OnnxEncoderOptions { Threads = result.Request.Threads });
    }

    private static SpecialistManifest Manifest(EncoderResult result, WorkloadKind kind) => new()
    {
        Name = result.Options.Name,
        Kind = kind,
        Rung = Rung.Encoder,
        Labels = result.Labels,
        Encoder = new EncoderServing { Config = result.Weights.Config, MaximumTokens = result.Options.MaximumTokens, ServedFile = result.ServedFile },
        Grades = result.Grades,
        Ranking = result.Ranking,
        Temperature = result.Temperature,
        CandidateThresholds = result.CandidateThresholds,
        Lineage = new SpecialistLineage { Seed = result.Request.Seed.Value, Target = result.Request.Target == LearningTarget.Gold ? "gold" : "teacher", Version = "bench", TrainRows = result.TrainRows, SelectionRows = result.SelectionUnits.Length, TimeBudgetSeconds = 0 },
    };
}
