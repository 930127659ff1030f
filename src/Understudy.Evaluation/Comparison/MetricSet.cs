using Understudy.Core;

namespace Understudy.Evaluation;

/// <summary>Figures of one responder. In agreement mode all of them are against the teacher's answers.</summary>
public sealed record MetricSet
{
    /// <summary>Share right (gold) or agreeing (agreement); JSON name <c>accuracy</c>. Null when it means nothing (a teacher against itself).</summary>
    public Estimate? Accuracy { get; init; }

    /// <summary>Mean of the labels' F1 over labels that occur in the truth; JSON name <c>macroF1</c>.</summary>
    public Estimate? MacroF1 { get; init; }

    /// <summary>Mean negative log-probability of the truth in nats; JSON name <c>logLoss</c>. Null without probabilities.</summary>
    public Estimate? LogLoss { get; init; }

    /// <summary>Expected calibration error, 15 equal-mass bins, bias-corrected; JSON name <c>ece</c>. Null without confidences.</summary>
    public Estimate? Ece { get; init; }

    /// <summary>Share of rows that the specialist keeps; JSON name <c>coverage</c>. Null unless escalating.</summary>
    public Estimate? Coverage { get; init; }

    /// <summary>Share of the kept rows that is wrong (disagrees, in agreement mode); JSON name <c>keptError</c>. Null unless escalating.</summary>
    public Estimate? KeptError { get; init; }
}
