using Understudy.Core;

namespace Understudy.Evaluation;

/// <summary>The learning curve, measured on selection, and its fit accuracy = a − b·n^(−c).</summary>
public sealed record LearningCurveResult
{
    /// <summary>The points, with intervals.</summary>
    public IReadOnlyList<LearningCurvePoint> Points { get; init; } = [];

    /// <summary>a: where the curve flattens; null when there are too few points for a fit.</summary>
    public Estimate? Asymptote { get; init; }

    /// <summary>b, or null.</summary>
    public double? B { get; init; }

    /// <summary>c, or null.</summary>
    public double? C { get; init; }

    /// <summary>The accuracy on selection's scale at which the specialist alone would reach the bar; null when there is no bar.</summary>
    public double? Bar { get; init; }
}
