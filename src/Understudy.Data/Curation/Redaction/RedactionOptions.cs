namespace Understudy.Data;

/// <summary>What is redacted before anything is written.</summary>
public sealed record RedactionOptions
{
    /// <summary>Everything that is known, no rules of one's own.</summary>
    public static RedactionOptions Default { get; } = new();

    /// <summary>What to look for. Default: everything.</summary>
    public SensitiveKinds Kinds { get; init; } = SensitiveKinds.All;

    /// <summary>Rules of one's own; they win over what is known where both match. Default: none.</summary>
    public IReadOnlyList<RedactionRule> Rules { get; init; } = [];

    /// <summary>Whether the gateway keeps what it redacts in recorded calls, sealed under the workspace's key (<see cref="SealedOriginals"/>). Default: it is gone for good.</summary>
    public bool Reversible { get; init; }
}
