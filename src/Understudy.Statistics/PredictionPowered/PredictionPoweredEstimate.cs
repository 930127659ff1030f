namespace Understudy.Statistics;

/// <summary>A mean of the truth, estimated from few true labels and many predictions.</summary>
/// <param name="Value">The estimate.</param>
/// <param name="Interval">Its two-sided interval.</param>
/// <param name="Lambda">How much the predictions were trusted, in [0, 1]; 0 is the classical mean.</param>
/// <param name="Count">Rows with a true label.</param>
/// <param name="Unlabelled">Rows with a prediction only.</param>
/// <param name="StandardError">Of the estimate.</param>
public readonly record struct PredictionPoweredEstimate(double Value, Interval Interval, double Lambda, int Count, int Unlabelled, double StandardError);
