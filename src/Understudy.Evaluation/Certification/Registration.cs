using System.Text.Json.Serialization;

using Understudy.Core;
using Understudy.Statistics;

namespace Understudy.Evaluation;

/// <summary>What was fixed before the test rows were answered. Its hash is in the certificate.</summary>
public sealed record Registration
{
    /// <summary>The workload's id.</summary>
    public required string Workload { get; init; }

    /// <summary>The primary metric: <c>accuracy</c>, <c>agreement</c>, <c>NDCG@10</c>; null in certificates that did not name it, which are about labels.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Metric { get; init; }

    /// <summary>The loss whose mean the escalation guarantee bounds; null likewise.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Loss { get; init; }

    /// <summary>Relevance: what a grade is worth; null for other kinds.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public GradeGain? Gain { get; init; }

    /// <summary>Relevance: the grade from which an item counts as relevant (MRR, AUC); null for other kinds.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public double? RelevantFrom { get; init; }

    /// <summary>Function calls: what else than the very call counts as right; null where nothing does, and for other kinds.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public CallEquality? Equality { get; init; }

    /// <summary>What the test judges by.</summary>
    public required TruthKind Truth { get; init; }

    /// <summary>Which verdict decides.</summary>
    public required PromotionMode Deciding { get; init; }

    /// <summary>The hypothesis to be rejected for the specialist alone, in words.</summary>
    public required string HypothesisAlone { get; init; }

    /// <summary>The same for the specialist with escalation; null when there is no teacher.</summary>
    public string? HypothesisWithEscalation { get; init; }

    /// <summary>The comparators of the test, in order; empty against a bar.</summary>
    public IReadOnlyList<string> Comparators { get; init; } = [];

    /// <summary>The bar (agreement or target); null in paired tests.</summary>
    public double? Bar { get; init; }

    /// <summary>The threshold that will be used; null when none was certified.</summary>
    public double? Threshold { get; init; }

    /// <summary>The margin.</summary>
    public required double Margin { get; init; }

    /// <summary>The level of all looks together.</summary>
    public required double Alpha { get; init; }

    /// <summary>ε of the escalation guarantee.</summary>
    public double MaxError { get; init; }

    /// <summary>1 − δ of the escalation guarantee.</summary>
    public double Confidence { get; init; }

    /// <summary>The probability with which rows were drawn for gold; null when they were not drawn at random.</summary>
    public double? SampledGoldProbability { get; init; }

    /// <summary>Bootstrap replicates asked for.</summary>
    public int Replicates { get; init; }

    /// <summary>Hash of the specialist directory.</summary>
    public required ContentHash Specialist { get; init; }

    /// <summary>Hash of the test rows' inputs and answers, whatever their order.</summary>
    public required ContentHash TestRows { get; init; }

    /// <summary>Hash of the calibration rows, likewise.</summary>
    public required ContentHash CalibrationRows { get; init; }

    /// <summary>Number of test rows.</summary>
    public required long TestCount { get; init; }

    /// <summary>The seed.</summary>
    public required Seed Seed { get; init; }
}
