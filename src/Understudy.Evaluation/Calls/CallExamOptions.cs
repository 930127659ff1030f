using Understudy.Core;

namespace Understudy.Evaluation;

/// <summary>How an exam of function calls is judged.</summary>
public sealed record CallExamOptions
{
    /// <summary>When two calls are the same.</summary>
    public CallEquality Equality { get; init; } = CallEquality.Exact;

    /// <summary>Says whether a call can be carried out; null for no such figure.</summary>
    public ICallChecker? Checker { get; init; }

    /// <summary>Bootstrap replicates where units have several rows, 100 or more. Default 2,000.</summary>
    public int Replicates { get; init; } = 2000;

    /// <summary>Seed of every draw.</summary>
    public Seed Seed { get; init; } = Seed.Default;
}
