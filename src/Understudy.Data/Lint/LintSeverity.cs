namespace Understudy.Data;

/// <summary>What becomes of something that the lint found.</summary>
public enum LintSeverity
{
    /// <summary>It is not what was recorded any more when it is served, and nothing else says so.</summary>
    Lost,

    /// <summary>It is not learned, or not served by a specialist: the large model answers. Import and gateway say so too.</summary>
    HandedBack,

    /// <summary>It survives; worth knowing.</summary>
    Note,
}
