using Understudy.Core;

namespace Understudy.Inference;

/// <summary>A classification specialist of any rung, ready to answer. Thread-safe.</summary>
public interface ITextClassifier
{
    /// <summary>What the specialist is and where it comes from; answers are indexes into its labels.</summary>
    SpecialistManifest Manifest { get; }

    /// <summary>Answers one text.</summary>
    /// <param name="text">Any text, also empty.</param>
    /// <param name="probabilities">Receives one calibrated probability a label.</param>
    /// <returns>Index of the most probable label.</returns>
    int Predict(ReadOnlySpan<char> text, Span<float> probabilities);

    /// <summary>Answers rows of a table.</summary>
    /// <param name="examples">The table.</param>
    /// <param name="rows">Its rows.</param>
    /// <param name="probabilities">Receives calibrated probabilities, [rows, labels].</param>
    /// <param name="threads">Most threads to use; changes the time, never the answers.</param>
    /// <param name="cancellationToken">Stops.</param>
    void PredictMany(ExampleTable examples, ReadOnlyMemory<int> rows, Memory<float> probabilities, int threads, CancellationToken cancellationToken);
}
