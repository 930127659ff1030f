using Understudy.Inference;

namespace Understudy.Training.Torch;

/// <summary>A trained encoder in its exported forms, with what selection said of it.</summary>
public sealed record EncoderResult
{
    /// <summary>The recipe.</summary>
    public required EncoderOptions Options { get; init; }

    /// <summary>What it was trained on.</summary>
    public required EncoderRequest Request { get; init; }

    /// <summary>The weights.</summary>
    public required EncoderWeights Weights { get; init; }

    /// <summary>The text path.</summary>
    public required TextTokenizer Tokenizer { get; init; }

    /// <summary>The 32-bit graph.</summary>
    public required byte[] FloatGraph { get; init; }

    /// <summary>The 8-bit graph; null when it was worse on selection and is not offered.</summary>
    public required byte[]? QuantizedGraph { get; init; }

    /// <summary>Names of the classes in the order of the outputs: labels, or grades as texts.</summary>
    public required IReadOnlyList<string> Labels { get; init; }

    /// <summary>Relevance with one output a grade: the grades' values; null otherwise.</summary>
    public IReadOnlyList<double>? Grades { get; init; }

    /// <summary>Relevance: how a query's confidence is made; null otherwise.</summary>
    public RankingParameters? Ranking { get; init; }

    /// <summary>Relevance: word statistics of the text path; null otherwise.</summary>
    public WordStatistics? Words { get; init; }

    /// <summary>Divides the logits of the served form.</summary>
    public required double Temperature { get; init; }

    /// <summary>Thresholds from the served form's answers on selection, strictest first.</summary>
    public required IReadOnlyList<CandidateThreshold> CandidateThresholds { get; init; }

    /// <summary>The metric (right or wrong; NDCG@10) of each selection unit with the served form.</summary>
    public required double[] Selection { get; init; }

    /// <summary>Which unit (row, query) each of <see cref="Selection"/> is about.</summary>
    public required int[] SelectionUnits { get; init; }

    /// <summary>What the metric is called.</summary>
    public required string MetricName { get; init; }

    /// <summary>Selection rows that have a usable label, in the order of <see cref="Logits"/>.</summary>
    public required int[] ScoredRows { get; init; }

    /// <summary>[scored rows, outputs] of the served form.</summary>
    public required float[] Logits { get; init; }

    /// <summary>Mean metric of the 32-bit form on selection.</summary>
    public required double FloatMetric { get; init; }

    /// <summary>Mean metric of the 8-bit form on selection.</summary>
    public required double QuantizedMetric { get; init; }

    /// <summary>Largest difference between trained network and 32-bit graph on golden inputs.</summary>
    public required double GoldenDifference { get; init; }

    /// <summary>Log loss of the served form on selection.</summary>
    public required double LogLoss { get; init; }

    /// <summary>What the training did.</summary>
    public required TrainingOutcome Training { get; init; }

    /// <summary>What the pretraining did; null without one.</summary>
    public TrainingOutcome? Pretraining { get; init; }

    /// <summary>Training rows with a usable label.</summary>
    public required int TrainRows { get; init; }

    /// <summary>Wall-clock seconds of the whole stage.</summary>
    public required double Seconds { get; init; }

    /// <summary>The process's largest resident memory at the end of the stage, in bytes.</summary>
    public required long PeakBytes { get; init; }

    /// <summary>File that answers.</summary>
    public string ServedFile => QuantizedGraph is null ? EncoderArtifact.FloatFile : EncoderArtifact.QuantizedFile;

    /// <summary>Mean of <see cref="Selection"/>.</summary>
    public double Metric => Selection.Length == 0 ? 0 : Selection.Average();
}
