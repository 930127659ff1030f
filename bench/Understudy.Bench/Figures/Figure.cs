namespace Understudy.Bench;

/// <summary>One measured figure with its bar and its peers.</summary>
public sealed record Figure
{
    /// <summary>What was measured, on what.</summary>
    public required string Name { get; init; }

    /// <summary>The value, or null when it was skipped.</summary>
    public double? Value { get; init; }

    /// <summary>Lower end of its interval (95 % unless the note says otherwise), or null.</summary>
    public double? Low { get; init; }

    /// <summary>Upper end of its interval, or null.</summary>
    public double? High { get; init; }

    /// <summary>Unit of value and bar.</summary>
    public required string Unit { get; init; }

    /// <summary>The bar, or null when there is none.</summary>
    public double? Bar { get; init; }

    /// <summary>Whether the value keeps the bar: true without a bar, false when skipped.</summary>
    public required bool Holds { get; init; }

    /// <summary>How it was measured: rows, seeds, method; or why it was skipped.</summary>
    public required string Note { get; init; }

    /// <summary>Other systems on the same task.</summary>
    public IReadOnlyList<Peer> Peers { get; init; } = [];

    /// <summary>A figure whose value must be at least the bar.</summary>
    public static Figure AtLeast(string name, double value, double low, double high, string unit, double? bar, string note, params Peer[] peers) =>
        new() { Name = name, Value = value, Low = low, High = high, Unit = unit, Bar = bar, Holds = bar is null || value >= bar, Note = note, Peers = peers };

    /// <summary>A figure whose value must be at most the bar.</summary>
    public static Figure AtMost(string name, double value, double low, double high, string unit, double? bar, string note, params Peer[] peers) =>
        new() { Name = name, Value = value, Low = low, High = high, Unit = unit, Bar = bar, Holds = bar is null || value <= bar, Note = note, Peers = peers };

    /// <summary>A figure that could not be measured here.</summary>
    public static Figure Skipped(string name, string unit, double? bar, string reason) => new() { Name = name, Unit = unit, Bar = bar, Holds = false, Note = "skipped: " + reason };
}
