namespace Understudy.Evaluation;

/// <summary>A wrong (disagreeing) answer of the specialist.</summary>
public sealed record Mistake
{
    /// <summary>1-based row or line of the source file.</summary>
    public required long Source { get; init; }

    /// <summary>The input text, cut at 2,000 characters.</summary>
    public required string Input { get; init; }

    /// <summary>The truth (the teacher's answer, in agreement mode).</summary>
    public required string Truth { get; init; }

    /// <summary>The specialist's answer.</summary>
    public required string Answer { get; init; }

    /// <summary>The teacher's answer; null when there is no teacher.</summary>
    public string? Teacher { get; init; }

    /// <summary>The specialist's confidence; null when it states none.</summary>
    public double? Confidence { get; init; }

    /// <summary>Whether it would have been kept at the certified threshold.</summary>
    public bool Kept { get; init; }
}
