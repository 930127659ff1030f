namespace Understudy.Data;

/// <summary>One of the answers to an input.</summary>
/// <param name="Answer">The label or grade; <c>?</c> for a refusal or an unreadable answer.</param>
/// <param name="Lines">Source lines of the rows that gave it, ascending.</param>
public sealed record AnswerCount(string Answer, IReadOnlyList<long> Lines);
