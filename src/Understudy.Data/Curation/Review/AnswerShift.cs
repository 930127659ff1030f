using Understudy.Statistics;

namespace Understudy.Data;

/// <summary>An answer's share before and after.</summary>
/// <param name="Answer">The label or grade; <c>?</c> for refusals and unreadable answers.</param>
/// <param name="Before">Its share before.</param>
/// <param name="After">Its share after.</param>
/// <param name="Difference">Interval of after − before; the intervals of all answers hold together (Bonferroni).</param>
/// <param name="PValue">
/// Chance that any answer's share varies as much over the windows when time does not matter (the largest of all answers,
/// Westfall and Young, 1993): no further adjustment is needed. Null where only two sides were compared.
/// </param>
public sealed record AnswerShift(string Answer, double Before, double After, Interval Difference, double? PValue);
