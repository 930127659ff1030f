namespace Understudy.Data;

/// <summary>What of a log's function calls survives record, train and serve.</summary>
public sealed record CallLintReport
{
    /// <summary>Lines that hold something.</summary>
    public required long Lines { get; init; }

    /// <summary>Answers with calls.</summary>
    public required long Answers { get; init; }

    /// <summary>Calls in them.</summary>
    public required long Calls { get; init; }

    /// <summary>Answers whose calls are served exactly as they were recorded: same functions, arguments and values; the order of arguments and of parallel calls is free.</summary>
    public required long Survived { get; init; }

    /// <summary>Different sets of functions offered.</summary>
    public required long ToolSets { get; init; }

    /// <summary>Everything found, by kind, in the order of <see cref="LintKind"/>; kinds that were not found are left out.</summary>
    public required IReadOnlyList<LintCount> Counts { get; init; }

    /// <summary>What is easily lost, and whether it was.</summary>
    public required IReadOnlyList<LintTrait> Traits { get; init; }

    /// <summary>Whether something would be lost silently.</summary>
    public bool LosesSilently => Counts.Any(c => c.Severity == LintSeverity.Lost);
}
