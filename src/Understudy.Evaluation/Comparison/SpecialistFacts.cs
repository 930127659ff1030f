using Understudy.Core;

namespace Understudy.Evaluation;

/// <summary>What the judge is told about the specialist's making; it cannot see the trainer.</summary>
public sealed record SpecialistFacts
{
    /// <summary>Content hash of the specialist directory, certificates and signatures left out.</summary>
    public required ContentHash Hash { get; init; }

    /// <summary>Where it lies; null when it lies nowhere.</summary>
    public string? Directory { get; init; }

    /// <summary>Thresholds with what selection said of them, in any order. Fixed before calibration is answered.</summary>
    public IReadOnlyList<CandidateThreshold> Candidates { get; init; } = [];

    /// <summary>Independent units behind the selection figures of <see cref="Candidates"/>; 0 when unknown.</summary>
    public long SelectionUnits { get; init; }

    /// <summary>The learning curve as measured on selection.</summary>
    public IReadOnlyList<LearningPoint> LearningCurve { get; init; } = [];

    /// <summary>Seconds of the whole train stage; null when unknown.</summary>
    public double? TrainSeconds { get; init; }

    /// <summary>Whether it learned the teacher's answers or gold.</summary>
    public TruthKind TrainedOn { get; init; } = TruthKind.Agreement;

    /// <summary>The training configuration, in words or JSON, as the manifest has it; empty when unknown.</summary>
    public string Options { get; init; } = "";
}
