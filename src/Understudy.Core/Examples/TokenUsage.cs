namespace Understudy.Core;

/// <summary>Tokens of one call as the provider counted them; -1 where the log does not say.</summary>
/// <param name="Input">Prompt tokens, cached ones included.</param>
/// <param name="CachedInput">Prompt tokens served from the provider's cache.</param>
/// <param name="Output">Completion tokens.</param>
public readonly record struct TokenUsage(int Input, int CachedInput, int Output)
{
    /// <summary>Nothing is known.</summary>
    public static TokenUsage Unknown => new(-1, -1, -1);

    /// <summary>Whether input and output were counted.</summary>
    public bool IsKnown => Input >= 0 && Output >= 0;
}
