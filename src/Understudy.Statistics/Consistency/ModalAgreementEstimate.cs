namespace Understudy.Statistics;

/// <summary>How consistent an answerer is with itself where inputs repeat.</summary>
/// <param name="Value">The bias-corrected ceiling of agreement: halfway between <paramref name="LeaveOneOut"/> and <paramref name="Naive"/>.</param>
/// <param name="Interval">From the lower bound of the first to the upper bound of the second, by resampling inputs: wide on purpose, as it holds the bias too.</param>
/// <param name="LeaveOneOut">How often an answer is the commonest of the input's other answers: below the ceiling.</param>
/// <param name="Naive">How often an answer is the commonest of all, itself included: above the ceiling.</param>
/// <param name="Inputs">Inputs with at least two answers.</param>
/// <param name="Answers">Answers to those inputs.</param>
public readonly record struct ModalAgreementEstimate(double Value, Interval Interval, double LeaveOneOut, double Naive, int Inputs, int Answers);
