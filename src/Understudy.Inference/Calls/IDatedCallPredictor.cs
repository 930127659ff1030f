namespace Understudy.Inference;

/// <summary>A specialist whose calls depend on the day of the request. Thread-safe.</summary>
public interface IDatedCallPredictor : ICallPredictor
{
    /// <summary>
    /// The day that the fixed part of the prompt stated when it was trained, which <see cref="ICallPredictor.Predict"/> takes as the day of the
    /// request; null when the texts state it or nothing does.
    /// </summary>
    DateOnly? FixedDay { get; }

    /// <summary>Answers one text of a request of a certain day.</summary>
    /// <param name="day">The day; null when it is not known: what depends on it is then not answered. Ignored where the texts state it.</param>
    /// <param name="text">Any text, also empty.</param>
    CallPrediction PredictOn(DateOnly? day, string text);
}
