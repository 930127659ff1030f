namespace Understudy.Inference;

/// <summary>A specialist that answers with function calls, ready to answer. Thread-safe.</summary>
public interface ICallPredictor
{
    /// <summary>What the specialist is and where it comes from.</summary>
    SpecialistManifest Manifest { get; }

    /// <summary>Answers one text.</summary>
    /// <param name="text">Any text, also empty.</param>
    CallPrediction Predict(string text);

    /// <summary>The steps of the answer to a text, in order; empty where the specialist does not answer in steps.</summary>
    /// <param name="text">Any text, also empty.</param>
    IReadOnlyList<CallStep> Explain(string text) => [];
}
