using Understudy.Core;

namespace Understudy.Evaluation;

/// <summary>What a workload cost and saved. Amounts in US dollars are null without a price list.</summary>
public sealed record LedgerStatement
{
    /// <summary>The workload; null for calls of which none was recognised.</summary>
    public required string? Workload { get; init; }

    /// <summary>Its calls by what their money went to.</summary>
    public required IReadOnlyList<LedgerLine> Lines { get; init; }

    /// <summary>All calls.</summary>
    public long Calls => Lines.Sum(l => l.Calls);

    /// <summary>Calls that the specialist answered.</summary>
    public long BySpecialist => Lines.Where(l => l.Kind is LedgerKind.Specialist or LedgerKind.UpstreamAway).Sum(l => l.Calls);

    /// <summary>What the large model was paid, as far as tokens were counted and priced.</summary>
    public required double? LargeModelUsd { get; init; }

    /// <summary>Core seconds of the specialist in canary and live, on the side or in earnest; the gateway's whole added time, so an upper bound.</summary>
    public required double ServingSeconds { get; init; }

    /// <summary>Their price.</summary>
    public required double? ServingUsd { get; init; }

    /// <summary>Core seconds of the specialist in shadow, likewise.</summary>
    public required double ShadowSeconds { get; init; }

    /// <summary>Their price.</summary>
    public required double? ShadowUsd { get; init; }

    /// <summary>Wall-clock seconds of training.</summary>
    public required double TrainSeconds { get; init; }

    /// <summary>Their price, on all the cores that training may have used.</summary>
    public required double? TrainingUsd { get; init; }

    /// <summary>What the large model costs for a call like those that the specialist answers; null when nothing says so.</summary>
    public Estimate? CostOfACall { get; init; }

    /// <summary>What the large model would have cost for the calls that the specialist answered; null likewise.</summary>
    public Estimate? Saved { get; init; }

    /// <summary>That, less serving, shadow and training.</summary>
    public Estimate? Net { get; init; }

    /// <summary>When the saving has paid for training and shadow; null without a saving.</summary>
    public BreakEven? BreakEven { get; init; }

    /// <summary>Models that the price list lacks.</summary>
    public IReadOnlyList<string> Unpriced { get; init; } = [];

    /// <summary>Remarks that belong to the figures.</summary>
    public IReadOnlyList<string> Warnings { get; init; } = [];
}
