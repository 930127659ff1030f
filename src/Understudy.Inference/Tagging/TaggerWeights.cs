namespace Understudy.Inference;

/// <summary>A tagger's tables and numbers by name, checked against <see cref="TaggerParameters"/>. Immutable, hence thread-safe.</summary>
public sealed class TaggerWeights
{
    private readonly Dictionary<string, ReadOnlyMemory<float>> _tensors = new(StringComparer.Ordinal);

    private TaggerWeights(TaggerConfig config, WordEncoder encoder) => (Config, Encoder) = (config, encoder);

    /// <summary>Shape of the network.</summary>
    public TaggerConfig Config { get; }

    /// <summary>The words and n-grams that are known.</summary>
    public WordEncoder Encoder { get; }

    /// <summary>A tensor's numbers, row-major.</summary>
    /// <exception cref="KeyNotFoundException">When the configuration has no tensor of that name.</exception>
    public ReadOnlyMemory<float> this[string name] => _tensors[name];

    /// <summary>Collects the tensors of a configuration from a source.</summary>
    /// <exception cref="ArgumentException">When the configuration is unusable, a tensor has the wrong size or a number that is not finite.</exception>
    public static TaggerWeights Create(TaggerConfig config, WordEncoder encoder, Func<ModelTensor, ReadOnlyMemory<float>> source)
    {
        ArgumentNullException.ThrowIfNull(config);
        ArgumentNullException.ThrowIfNull(encoder);
        ArgumentNullException.ThrowIfNull(source);
        if (config.Validate() is { Count: > 0 } errors)
        {
            throw new ArgumentException(string.Join(" ", errors), nameof(config));
        }

        if (encoder.WordHashesKnown.Length != config.Words || encoder.GramHashesKnown.Length != config.Grams || encoder.MinimumGram != config.MinimumGram || encoder.MaximumGram != config.MaximumGram)
        {
            throw new ArgumentException($"Expected tables of {config.Words} words and {config.Grams} n-grams; found {encoder.WordHashesKnown.Length} and {encoder.GramHashesKnown.Length}.", nameof(encoder));
        }

        var weights = new TaggerWeights(config, encoder);
        foreach (ModelTensor parameter in TaggerParameters.List(config))
        {
            ReadOnlyMemory<float> values = source(parameter);
            TensorNumbers.Require(parameter.Name, parameter.Shape, parameter.Count, values.Span, nameof(source));
            weights._tensors.Add(parameter.Name, values);
        }

        return weights;
    }
}
