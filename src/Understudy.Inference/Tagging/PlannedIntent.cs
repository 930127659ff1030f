namespace Understudy.Inference;

/// <summary>One thing that a text may ask for.</summary>
public sealed record PlannedIntent
{
    /// <summary>What it is answered with.</summary>
    public required IntentKind Kind { get; init; }

    /// <summary>The function's name; <c>&lt;none&gt;</c> and <c>&lt;several&gt;</c> for texts without a call or with several.</summary>
    public required string Name { get; init; }

    /// <summary>The arguments that have been seen, in ordinal order of their paths.</summary>
    public IReadOnlyList<PlannedArgument> Arguments { get; init; } = [];
}
