namespace Understudy.Inference;

/// <summary>A part of a regular expression.</summary>
internal abstract record PatternNode
{
    /// <summary>One character of a set.</summary>
    public sealed record One(CharacterSet Set) : PatternNode;

    /// <summary>Parts after each other; none reads nothing.</summary>
    public sealed record Sequence(IReadOnlyList<PatternNode> Parts) : PatternNode;

    /// <summary>One of several parts.</summary>
    public sealed record Choice(IReadOnlyList<PatternNode> Parts) : PatternNode;

    /// <summary>A part over and over.</summary>
    public sealed record Repeat(PatternNode Part, int Least, int Most) : PatternNode;

    /// <summary>The beginning or the end of the text.</summary>
    public sealed record Edge(bool IsStart) : PatternNode;
}
