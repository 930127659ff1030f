using Understudy.Core;

namespace Understudy.Inference;

/// <summary>
/// A linear specialist ready to answer. Thread-safe; one prediction allocates nothing once the calling thread's buffers
/// have grown to the longest text it has seen.
/// </summary>
public sealed class LinearSpecialist : ITextClassifier
{
    private const int RowsPerTask = 256;

    // Buffers that one thread may keep; a longer text gets buffers that are dropped again.
    private const int KeptCharacters = 64 * 1024;

    [ThreadStatic]
    private static FeatureScratch? s_scratch;

    private readonly LinearModel _model;

    /// <summary>Wraps a model.</summary>
    /// <exception cref="ArgumentException">When model and manifest disagree on the number of labels.</exception>
    public LinearSpecialist(LinearModel model, SpecialistManifest manifest)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(manifest);
        _model = model.Classes == manifest.Labels.Count
            ? model
            : throw new ArgumentException($"The manifest names {manifest.Labels.Count} labels, the model has {model.Classes} classes.");
        Manifest = manifest;
    }

    /// <summary>What the specialist is and where it comes from.</summary>
    public SpecialistManifest Manifest { get; }

    /// <summary>The labels; answers are indexes into them.</summary>
    public IReadOnlyList<string> Labels => Manifest.Labels;

    /// <summary>The model.</summary>
    public LinearModel Model => _model;

    /// <summary>Loads a specialist directory, checking every file against the manifest.</summary>
    /// <exception cref="UnderstudyException">When the directory is missing, damaged or no linear specialist.</exception>
    public static LinearSpecialist Load(string directory) => LinearArtifact.Read(directory);

    /// <summary>Answers one text.</summary>
    /// <param name="text">Any text, also empty.</param>
    /// <param name="probabilities">Receives one calibrated probability a label.</param>
    /// <returns>Index of the most probable label.</returns>
    public int Predict(ReadOnlySpan<char> text, Span<float> probabilities)
    {
        FeatureScratch scratch = ScratchFor(text);
        Span<float> logits = scratch.LogitsFor(_model.PaddedClasses);
        _model.Score(text, scratch, logits);
        int best = _model.Softmax(logits);
        logits[.._model.Classes].CopyTo(probabilities);
        return best;
    }

    /// <inheritdoc/>
    public void PredictMany(ExampleTable examples, ReadOnlyMemory<int> rows, Memory<float> probabilities, int threads, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(examples);
        int classes = _model.Classes, tasks = (rows.Length + RowsPerTask - 1) / RowsPerTask;
        Parallel.For(0, tasks, new ParallelOptions { MaxDegreeOfParallelism = threads, CancellationToken = cancellationToken }, task =>
        {
            int end = Math.Min(rows.Length, (task + 1) * RowsPerTask);
            for (int i = task * RowsPerTask; i < end; i++)
            {
                Predict(examples.Input(rows.Span[i]), probabilities.Span.Slice(i * classes, classes));
            }
        });
    }

    /// <summary>Answers one text with its confidence only.</summary>
    public int Predict(ReadOnlySpan<char> text, out float confidence)
    {
        FeatureScratch scratch = ScratchFor(text);
        Span<float> logits = scratch.LogitsFor(_model.PaddedClasses);
        _model.Score(text, scratch, logits);
        int best = _model.Softmax(logits);
        confidence = logits[best];
        return best;
    }

    /// <summary>The n-grams that moved the answer most, against the runner-up, strongest first.</summary>
    /// <param name="text">The text.</param>
    /// <param name="top">How many at most.</param>
    public IReadOnlyList<Contribution> Explain(ReadOnlySpan<char> text, int top = 10) => LinearExplainer.Explain(_model, text, top);

    private static FeatureScratch ScratchFor(ReadOnlySpan<char> text) =>
        text.Length > KeptCharacters ? new FeatureScratch() : s_scratch ??= new FeatureScratch();
}
