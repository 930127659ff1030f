using Understudy.Core;

namespace Understudy.Inference;

/// <summary>
/// A cross-encoder for relevance, ready to rank: query and item with its evidence go through the encoder together; the score is the
/// expected grade, or the one output. Thread-safe.
/// </summary>
public sealed class EncoderRanker : IRanker, IDisposable
{
    private readonly EncoderParts _parts;
    private readonly PairText _pairs;
    private readonly QueryConfidence _confidence;
    private readonly int _maximumTokens;
    private readonly IReadOnlyList<double>? _grades;

    /// <summary>Puts a ranker together; owns the parts from now on.</summary>
    /// <exception cref="ArgumentException">When the parts do not fit together.</exception>
    public EncoderRanker(EncoderParts parts)
    {
        ArgumentNullException.ThrowIfNull(parts);
        SpecialistManifest manifest = parts.Manifest;
        if (manifest.Encoder is not { } serving || manifest.Ranking is not { } ranking || parts.Words is not { } words || parts.Encoder.Outputs != (manifest.Grades?.Count ?? 1))
        {
            throw new ArgumentException("A cross-encoder needs its encoder, ranking parameters, word statistics and one output a grade (or one).", nameof(parts));
        }

        _parts = parts;
        _pairs = new PairText(words);
        _grades = manifest.Grades;
        _confidence = new QueryConfidence(ranking, _grades);
        _maximumTokens = serving.MaximumTokens;
    }

    /// <inheritdoc/>
    public SpecialistManifest Manifest => _parts.Manifest;

    /// <summary>Loads a specialist directory, checking every file against the manifest.</summary>
    /// <exception cref="UnderstudyException">When the directory is missing, damaged or no encoder for relevance.</exception>
    public static EncoderRanker Load(string directory, OnnxEncoderOptions? options = null) => new(EncoderArtifact.Read(directory, WorkloadKind.Relevance, options));

    /// <inheritdoc/>
    public double Rank(ReadOnlySpan<char> query, IReadOnlyList<string> items, Span<float> scores)
    {
        ArgumentNullException.ThrowIfNull(items);
        string text = query.ToString();
        int outputs = _parts.Encoder.Outputs;
        var logits = new float[items.Count * outputs];
        Logits(items.Select(item => (text, item)), logits);
        if (_grades is null)
        {
            logits.CopyTo(scores);
            return _confidence.Of(scores[..items.Count]);
        }

        for (int i = 0; i < items.Count; i++)
        {
            Span<float> p = logits.AsSpan(i * outputs, outputs);
            _ = CalibratedProbabilities.InPlace(p, Manifest.Temperature);
            double mean = 0;
            for (int c = 0; c < outputs; c++)
            {
                mean += p[c] * _grades[c];
            }

            scores[i] = (float)mean;
        }

        return _confidence.Of(scores[..items.Count], logits);
    }

    /// <summary>Raw logits of pairs, [pairs, outputs].</summary>
    public void Logits(IEnumerable<(string Query, string Item)> pairs, Span<float> logits)
    {
        ArgumentNullException.ThrowIfNull(pairs);
        string? last = null;
        PreparedQuery? prepared = null;
        List<TokenSequence> inputs = [];
        foreach ((string query, string item) in pairs)
        {
            prepared = query == last && prepared is not null ? prepared : _pairs.Prepare(query);
            last = query;
            inputs.Add(_parts.Tokenizer.Encode(query, PairEvidence.Append(_pairs, prepared, item), _maximumTokens));
        }

        _parts.Encoder.Score(inputs.ToArray(), logits);
    }

    /// <inheritdoc/>
    public void Dispose() => _parts.Encoder.Dispose();
}
