using System.Text.Json;
using System.Text.Json.Serialization;

using Understudy.Core;

namespace Understudy.Inference;

/// <summary>
/// <c>specialist.json</c>: what a specialist is, what it was trained on, and the hash of every other file of its directory.
/// </summary>
public sealed record SpecialistManifest
{
    /// <summary>Name of the manifest's file.</summary>
    public const string FileName = "specialist.json";

    /// <summary>The version that this program writes, and the newest that it reads.</summary>
    public const int CurrentSchemaVersion = 2;

    /// <summary>Version of this format.</summary>
    public int SchemaVersion { get; init; } = CurrentSchemaVersion;

    /// <summary>Name shown in tables.</summary>
    public required string Name { get; init; }

    /// <summary>The workload's kind.</summary>
    public required WorkloadKind Kind { get; init; }

    /// <summary>The family.</summary>
    public required Rung Rung { get; init; }

    /// <summary>The labels in ordinal order; class c of the model is label c. Relevance with one output a grade: the grades as texts, in rising order.</summary>
    public required IReadOnlyList<string> Labels { get; init; }

    /// <summary>How a label is served.</summary>
    public AnswerShape AnswerShape { get; init; } = AnswerShape.Text;

    /// <summary>Function calls: the functions that requests offer, in OpenAI's form; null when unknown or for other kinds.</summary>
    public JsonElement? Tools { get; init; }

    /// <summary>Version of the text path that the weights were trained behind.</summary>
    public int FeaturizerVersion { get; init; } = TextFeaturizer.FormatVersion;

    /// <summary>The linear rung's chosen features and hyper-parameters; null for other rungs.</summary>
    public LinearOptions? Options { get; init; }

    /// <summary>The encoder rung's shape and served form; null for other rungs.</summary>
    public EncoderServing? Encoder { get; init; }

    /// <summary>The decoder rung's shape, prompt and served form; null for other rungs.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public DecoderServing? Decoder { get; init; }

    /// <summary>The training configuration as it was given, verbatim; null for the linear rung, whose <see cref="Options"/> are it.</summary>
    public JsonElement? Training { get; init; }

    /// <summary>Relevance with one output a grade: the value of each grade, so that the score is the expected value; null otherwise.</summary>
    public IReadOnlyList<double>? Grades { get; init; }

    /// <summary>Relevance: what turns outputs into a confidence in a query's ranking; null otherwise.</summary>
    public RankingParameters? Ranking { get; init; }

    /// <summary>Divides the logits; fitted on out-of-sample selection scores.</summary>
    public required double Temperature { get; init; }

    /// <summary>Thresholds fixed on selection, strictest first.</summary>
    public IReadOnlyList<CandidateThreshold> CandidateThresholds { get; init; } = [];

    /// <summary>What the search tried.</summary>
    public IReadOnlyList<SelectionScore> Candidates { get; init; } = [];

    /// <summary>Accuracy (relevance: mean NDCG) by number of training rows.</summary>
    public IReadOnlyList<LearningCurvePoint> LearningCurve { get; init; } = [];

    /// <summary>Where it comes from.</summary>
    public required SpecialistLineage Lineage { get; init; }

    /// <summary>SHA-256 of every other file that belongs to the specialist, by name; filled in when the directory is written.</summary>
    public IReadOnlyDictionary<string, string> Files { get; init; } = new SortedDictionary<string, string>(StringComparer.Ordinal);
}
