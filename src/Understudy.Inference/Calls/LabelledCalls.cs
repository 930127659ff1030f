using System.Buffers;

using Understudy.Core;

namespace Understudy.Inference;

/// <summary>A classifier whose labels are whole calls: for workloads that make few different ones. Thread-safe.</summary>
/// <param name="classifier">Its labels are canonical texts of calls (<see cref="CallText"/>).</param>
public sealed class LabelledCalls(ITextClassifier classifier) : ICallPredictor, IDisposable
{
    /// <inheritdoc/>
    public SpecialistManifest Manifest => classifier.Manifest;

    /// <inheritdoc/>
    public CallPrediction Predict(string text)
    {
        int labels = Manifest.Labels.Count;
        float[] probabilities = ArrayPool<float>.Shared.Rent(labels);
        try
        {
            int best = classifier.Predict(text, probabilities.AsSpan(0, labels));
            return Manifest.Labels[best] == CallText.None ? default : new CallPrediction(Manifest.Labels[best], probabilities[best]);
        }
        finally
        {
            ArrayPool<float>.Shared.Return(probabilities);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => (classifier as IDisposable)?.Dispose();
}
