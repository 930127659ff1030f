namespace Understudy.Statistics;

/// <summary>How consistent an answerer is with itself where inputs repeat.</summary>
/// <param name="Value">The bias-corrected share of answers that are the input's commonest: the ceiling of agreement.</param>
/// <param name="Interval">Its interval, by resampling inputs; [Value, Value] where nothing varies.</param>
/// <param name="Pairwise">How often two answers to one input agree: below the ceiling, without bias.</param>
/// <param name="Naive">The uncorrected modal share: above the ceiling.</param>
/// <param name="Inputs">Inputs with at least two answers.</param>
/// <param name="Answers">Answers to those inputs.</param>
public readonly record struct ModalAgreementEstimate(double Value, Interval Interval, double Pairwise, double Naive, int Inputs, int Answers);
