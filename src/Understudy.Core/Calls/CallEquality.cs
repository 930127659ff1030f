namespace Understudy.Core;

/// <summary>
/// When two calls are the same. Always: names are equal letter by letter, the order of arguments is free, parallel calls are a
/// multiset, lists keep their order, and <c>2</c>, <c>2.0</c> are one number but <c>"2"</c> another value. The rest is chosen here.
/// </summary>
public sealed record CallEquality
{
    /// <summary>Nothing but what is always free, and defaults that the schema states.</summary>
    public static CallEquality Exact { get; } = new();

    /// <summary>
    /// As near as JSON comes to the checker of the Berkeley Function Calling Leaderboard (<c>ast_checker</c>, ShishirPatil/gorilla):
    /// letters' case, spaces and <c>, . / - _ * ^</c> do not matter, nor which quotes, and a left-out argument counts only where the
    /// answers allow it.
    /// </summary>
    public static CallEquality Bfcl { get; } = new() { IgnoreCase = true, IgnorePunctuation = true, LeftOutIsDefault = false };

    /// <summary>How far a number may lie from the accepted one, in its own unit, 0 or more. Default 0.</summary>
    public double AbsoluteTolerance { get; init; }

    /// <summary>How far a number may lie from the accepted one as a share of it, 0 or more. Default 0. Either tolerance is enough.</summary>
    public double RelativeTolerance { get; init; }

    /// <summary>When spellings of a date are one value. Default: only equal texts.</summary>
    public DateEquality Dates { get; init; }

    /// <summary>Whether the case of letters in string values does not matter. Default false.</summary>
    public bool IgnoreCase { get; init; }

    /// <summary>Whether white space around string values, and how much of it stands within, does not matter. Default false.</summary>
    public bool IgnoreWhiteSpace { get; init; }

    /// <summary>Whether spaces and <c>, . / - _ * ^</c> in string values do not matter, nor which quotes are used. Default false.</summary>
    public bool IgnorePunctuation { get; init; }

    /// <summary>Whether an optional argument that is left out is the default that the function's schema states. Default true.</summary>
    public bool LeftOutIsDefault { get; init; } = true;

    /// <summary>Fails when a tolerance is negative or no number.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Then.</exception>
    public void Validate()
    {
        Require(AbsoluteTolerance, nameof(AbsoluteTolerance));
        Require(RelativeTolerance, nameof(RelativeTolerance));
    }

    private static void Require(double tolerance, string name)
    {
        if (!(tolerance >= 0 && double.IsFinite(tolerance)))
        {
            throw new ArgumentOutOfRangeException(name, tolerance, "A tolerance is 0 or more.");
        }
    }
}
