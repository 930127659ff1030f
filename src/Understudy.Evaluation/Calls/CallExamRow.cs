using Understudy.Core;

namespace Understudy.Evaluation;

/// <summary>One row of an exam of function calls.</summary>
/// <param name="Truth">What is accepted.</param>
/// <param name="Answer">What was answered, in any form that <see cref="CallText.Read(string)"/> takes, <c>[]</c> for "no call"; null for an abstention.</param>
/// <param name="Tools">The functions on offer.</param>
/// <param name="Unit">The independent unit (near-duplicates, conversation) that the row belongs to, any id.</param>
public sealed record CallExamRow(AcceptedCalls Truth, string? Answer, ToolSet Tools, int Unit);
