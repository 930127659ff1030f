using Understudy.Core;

namespace Understudy.Inference;

/// <summary>
/// An encoder specialist for classification, ready to answer: text → tokens → ONNX Runtime → calibrated probabilities. Thread-safe; the
/// answer to a text does not depend on what is asked beside it.
/// </summary>
public sealed class EncoderSpecialist : ITextClassifier, IDisposable
{
    private readonly TextTokenizer _tokenizer;
    private readonly OnnxEncoder _encoder;
    private readonly int _maximumTokens;

    /// <summary>Puts a specialist together.</summary>
    /// <param name="encoder">The served model; owned from now on.</param>
    /// <param name="tokenizer">The text path that it was trained behind.</param>
    /// <param name="manifest">The manifest.</param>
    /// <exception cref="ArgumentException">When the parts do not fit together.</exception>
    public EncoderSpecialist(OnnxEncoder encoder, TextTokenizer tokenizer, SpecialistManifest manifest)
    {
        ArgumentNullException.ThrowIfNull(encoder);
        ArgumentNullException.ThrowIfNull(tokenizer);
        ArgumentNullException.ThrowIfNull(manifest);
        _encoder = encoder;
        _tokenizer = tokenizer;
        Manifest = manifest;
        _maximumTokens = manifest.Encoder?.MaximumTokens ?? throw new ArgumentException("An encoder specialist needs a manifest with an encoder.", nameof(manifest));
        if (encoder.Outputs != manifest.Labels.Count)
        {
            throw new ArgumentException($"The manifest names {manifest.Labels.Count} labels, the model has {encoder.Outputs} outputs.", nameof(manifest));
        }
    }

    /// <inheritdoc/>
    public SpecialistManifest Manifest { get; }

    /// <summary>Loads a specialist directory, checking every file against the manifest.</summary>
    /// <exception cref="UnderstudyException">When the directory is missing, damaged or no encoder for classification.</exception>
    public static EncoderSpecialist Load(string directory, OnnxEncoderOptions? options = null)
    {
        EncoderParts parts = EncoderArtifact.Read(directory, WorkloadKind.Classification, options);
        return new EncoderSpecialist(parts.Encoder, parts.Tokenizer, parts.Manifest);
    }

    /// <inheritdoc/>
    public int Predict(ReadOnlySpan<char> text, Span<float> probabilities)
    {
        _encoder.Score([_tokenizer.Encode(text, _maximumTokens)], probabilities[.._encoder.Outputs]);
        return CalibratedProbabilities.InPlace(probabilities[.._encoder.Outputs], Manifest.Temperature);
    }

    /// <inheritdoc/>
    public void PredictMany(ExampleTable examples, ReadOnlyMemory<int> rows, Memory<float> probabilities, int threads, CancellationToken cancellationToken)
    {
        Logits(examples, rows, probabilities.Span, cancellationToken);
        for (int i = 0; i < rows.Length; i++)
        {
            _ = CalibratedProbabilities.InPlace(probabilities.Span.Slice(i * _encoder.Outputs, _encoder.Outputs), Manifest.Temperature);
        }
    }

    /// <summary>Raw logits of rows, before calibration, [rows, labels].</summary>
    public void Logits(ExampleTable examples, ReadOnlyMemory<int> rows, Span<float> logits, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(examples);
        var inputs = new TokenSequence[rows.Length];
        for (int i = 0; i < inputs.Length; i++)
        {
            inputs[i] = _tokenizer.Encode(examples.Input(rows.Span[i]), _maximumTokens);
        }

        _encoder.Score(inputs, logits, cancellationToken);
    }

    /// <inheritdoc/>
    public void Dispose() => _encoder.Dispose();
}
