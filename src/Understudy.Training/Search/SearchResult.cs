using Understudy.Core;
using Understudy.Inference;

namespace Understudy.Training;

/// <summary>What a search found. Everything but <see cref="Seconds"/>, <see cref="PeakBytes"/> and <see cref="CandidateSeconds"/> is a function of data, options and seed.</summary>
public sealed record SearchResult
{
    /// <summary>The served form, fitted on train and selection rows with the chosen options and temperature.</summary>
    public required LinearModel Model { get; init; }

    /// <summary>The labels; class c of the model is label c. Of a ranker these are names of grades in rising order, whose values <see cref="Ranking"/> has.</summary>
    public required LabelSet Labels { get; init; }

    /// <summary>The chosen options.</summary>
    public required LinearOptions Options { get; init; }

    /// <summary>All that were scored, in the order they were planned.</summary>
    public required IReadOnlyList<SelectionScore> Candidates { get; init; }

    /// <summary>Seconds that each of <see cref="Candidates"/> took.</summary>
    public required IReadOnlyList<double> CandidateSeconds { get; init; }

    /// <summary>Divides the logits; fitted on the chosen candidate's out-of-sample selection scores.</summary>
    public required double Temperature { get; init; }

    /// <summary>Thresholds (on a row's confidence; relevance: a query's) from the chosen candidate's out-of-sample selection scores, strictest first.</summary>
    public required IReadOnlyList<CandidateThreshold> CandidateThresholds { get; init; }

    /// <summary>Accuracy (relevance: mean NDCG@10) on selection by number of training rows, fewest first.</summary>
    public required IReadOnlyList<LearningCurvePoint> LearningCurve { get; init; }

    /// <summary>Which unit each of <see cref="SelectionValues"/> is about: a row of the table, for relevance a query.</summary>
    public required IReadOnlyList<int> SelectionUnits { get; init; }

    /// <summary>Out-of-sample metric of each unit with the chosen candidate: right or wrong, for relevance NDCG@10.</summary>
    public required IReadOnlyList<double> SelectionValues { get; init; }

    /// <summary>What a ranker has beside its model; null for a classifier.</summary>
    public RankingFit? Ranking { get; init; }

    /// <summary>Whether choice, temperature and thresholds rest on cross-validation over train and selection rows.</summary>
    public required bool CrossValidated { get; init; }

    /// <summary>What the search was told.</summary>
    public required TrainOptions TrainOptions { get; init; }

    /// <summary>Training rows with a usable label.</summary>
    public required int TrainRows { get; init; }

    /// <summary>Selection rows with a usable label.</summary>
    public required int SelectionRows { get; init; }

    /// <summary>Wall-clock seconds of the whole stage.</summary>
    public required double Seconds { get; init; }

    /// <summary>Wall-clock seconds of the final fit.</summary>
    public required double FitSeconds { get; init; }

    /// <summary>The process's largest resident memory at the end of the stage, in bytes.</summary>
    public required long PeakBytes { get; init; }
}
