namespace Understudy.Data;

/// <summary>What one file of the Berkeley Function Calling Leaderboard holds. Lines with something on them are questions or rejects.</summary>
public sealed record BfclQuestions
{
    /// <summary>The category, from the file's name: <c>simple</c>, <c>parallel_multiple_function</c>, <c>relevance</c>, …</summary>
    public required string Category { get; init; }

    /// <summary>The questions, in the file's order.</summary>
    public required IReadOnlyList<CallQuestion> Questions { get; init; }

    /// <summary>Lines left out, those of the questions first.</summary>
    public required IReadOnlyList<CallQuestionReject> Rejects { get; init; }
}
