using Understudy.Core;

namespace Understudy.Research;

/// <summary>A fitted student's answers.</summary>
/// <param name="Answers">One for each of the request's questions.</param>
/// <param name="Recipe">What was trained, in a few words.</param>
/// <param name="State">What a larger student is derived from, as text.</param>
/// <param name="Parameters">Numbers that were learned.</param>
public sealed record StudentFit(IReadOnlyList<Responses> Answers, string Recipe, string State, long Parameters);
