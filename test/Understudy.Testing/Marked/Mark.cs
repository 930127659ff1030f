namespace Understudy.Testing;

/// <summary>A stretch of a text and what it is.</summary>
/// <param name="Start">Where it begins.</param>
/// <param name="End">Where it ends, exclusive.</param>
/// <param name="Kind">Such as <c>EMAIL</c>.</param>
public readonly record struct Mark(int Start, int End, string Kind)
{
    private const double Shared = .8;

    /// <summary>Whether two stretches are the same finding: one kind, and at least 80 % of their characters shared (intersection over union).</summary>
    public bool Matches(Mark other)
    {
        int intersection = Math.Min(End, other.End) - Math.Max(Start, other.Start);
        int union = Math.Max(End, other.End) - Math.Min(Start, other.Start);
        return Kind == other.Kind && intersection >= Shared * union;
    }
}
