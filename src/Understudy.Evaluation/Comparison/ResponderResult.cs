using Understudy.Core;

namespace Understudy.Evaluation;

/// <summary>One line of the table.</summary>
public sealed record ResponderResult
{
    /// <summary>Name shown.</summary>
    public required string Name { get; init; }

    /// <summary>What it is. The specialist with escalation is a <see cref="ResponderKind.Specialist"/> with <see cref="IsEscalating"/>.</summary>
    public required ResponderKind Kind { get; init; }

    /// <summary>The rung of a specialist, else null.</summary>
    public Rung? Rung { get; init; }

    /// <summary>Whether this line is specialist and teacher together.</summary>
    public bool IsEscalating { get; init; }

    /// <summary>The figures on the test rows.</summary>
    public required MetricSet Metrics { get; init; }

    /// <summary>Latency of single answers (relevance: of all items of one query); null when not measured.</summary>
    public LatencySummary? Latency { get; init; }

    /// <summary>US dollars per 1,000 answers (relevance: queries), with the interval of the mean; null when unknown.</summary>
    public Estimate? CostPer1000Usd { get; init; }

    /// <summary>Rows on which it gave no label (none, or an unreadable one); they count as wrong. Relevance: pairs without a score; they rank last.</summary>
    public long Unanswered { get; init; }
}
