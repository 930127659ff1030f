using Understudy.Core;

namespace Understudy.Evaluation;

/// <summary>Prediction-powered estimates (PPI++, 2311.01453) where gold was drawn at random with known probability.</summary>
public sealed record PredictionPoweredResult
{
    /// <summary>The probability with which rows were drawn for gold.</summary>
    public required double SamplingProbability { get; init; }

    /// <summary>Units with gold.</summary>
    public required long GoldUnits { get; init; }

    /// <summary>Units with the teacher's answer only.</summary>
    public required long OtherUnits { get; init; }

    /// <summary>The specialist's accuracy, over all units.</summary>
    public required Estimate Accuracy { get; init; }

    /// <summary>Specialist − teacher, over all units; null without a teacher.</summary>
    public Estimate? Difference { get; init; }

    /// <summary>How much weight the teacher's answers got, in [0, 1] or beyond where the estimate says so.</summary>
    public required double Lambda { get; init; }
}
