namespace Understudy.Data;

/// <summary>The moment that divides the mix of answers best.</summary>
/// <param name="At">Time of the first row after it.</param>
/// <param name="Window">Index of the window that begins there.</param>
/// <param name="PValue">Chance that the best of all moments divides as well when time does not matter, by shuffling.</param>
/// <param name="Shifts">Answers before and after it, the most changed first.</param>
public sealed record ChangePoint(DateTimeOffset At, int Window, double PValue, IReadOnlyList<AnswerShift> Shifts);
