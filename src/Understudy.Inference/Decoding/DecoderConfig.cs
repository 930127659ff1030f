using System.Globalization;
using System.Text.Json.Serialization;

namespace Understudy.Inference;

/// <summary>
/// The shape of a decoder of the Llama family: pre-norm RMSNorm (1910.07467), rotary positions by half rotation (2104.09864), grouped-query
/// attention (2305.13245), SwiGLU (2002.05202), no biases but perhaps those of queries, keys and values (Qwen2). Immutable.
/// </summary>
public sealed record DecoderConfig
{
    /// <summary>Entries of the vocabulary, special tokens included, 8 to 1,000,000.</summary>
    public required int VocabularySize { get; init; }

    /// <summary>Blocks with weights of their own, 1 to 128. Default 8.</summary>
    public int Blocks { get; init; } = 8;

    /// <summary>How often each block is computed in a row before the next: 2 is the immediate block-wise sharing of MobileLLM (2402.14905). 1 to 4. Default 1.</summary>
    public int Repeats { get; init; } = 1;

    /// <summary>Width of the residual stream, 8 to 8192, divisible by <see cref="Heads"/> into an even number. Default 256.</summary>
    public int Width { get; init; } = 256;

    /// <summary>Query heads, 1 to 128. Default 4.</summary>
    public int Heads { get; init; } = 4;

    /// <summary>Heads of keys and values, a divisor of <see cref="Heads"/>. Default 2.</summary>
    public int KeyValueHeads { get; init; } = 2;

    /// <summary>Inner width of the feed-forward part, 8 to 65536. Default 704.</summary>
    public int FeedForward { get; init; } = 704;

    /// <summary>Longest sequence in tokens, prompt and completion together, 8 to 131072. Default 512.</summary>
    public int MaximumTokens { get; init; } = 512;

    /// <summary>Whether the output layer is the table of embeddings. Default true.</summary>
    public bool TiedEmbeddings { get; init; } = true;

    /// <summary>Whether queries, keys and values have biases, as in Qwen2. Default false.</summary>
    public bool AttentionBias { get; init; }

    /// <summary>Stabiliser of the normalisations. Default 1e-5 as in Llama.</summary>
    public float NormEpsilon { get; init; } = 1e-5f;

    /// <summary>Base of the rotary angles. Default 10,000.</summary>
    public float RotaryBase { get; init; } = 10_000;

    /// <summary>Layers that are computed.</summary>
    [JsonIgnore]
    public int Layers => Blocks * Repeats;

    /// <summary>Numbers a head.</summary>
    [JsonIgnore]
    public int HeadWidth => Width / Heads;

    /// <summary>Width of all keys, or of all values, of a position.</summary>
    [JsonIgnore]
    public int KeyValueWidth => HeadWidth * KeyValueHeads;

    /// <summary>Numbers that are stored: shared blocks and tied embeddings once.</summary>
    [JsonIgnore]
    public long Parameters => DecoderParameters.List(this).Sum(p => p.Count);

    /// <summary>Everything that is wrong, each with the key and the range; empty when usable.</summary>
    public IReadOnlyList<string> Validate()
    {
        List<string> errors = [];
        Check(VocabularySize is >= 8 and <= 1_000_000, nameof(VocabularySize), VocabularySize, "8 to 1000000");
        Check(Blocks is >= 1 and <= 128, nameof(Blocks), Blocks, "1 to 128");
        Check(Repeats is >= 1 and <= 4, nameof(Repeats), Repeats, "1 to 4");
        Check(Heads is >= 1 and <= 128, nameof(Heads), Heads, "1 to 128");
        Check(Width is >= 8 and <= 8192 && (Heads < 1 || (Width % Heads == 0 && Width / Heads % 2 == 0)), nameof(Width), Width, $"8 to 8192, an even number for each of {Heads} heads");
        Check(KeyValueHeads >= 1 && Heads >= 1 && Heads % Math.Max(1, KeyValueHeads) == 0, nameof(KeyValueHeads), KeyValueHeads, $"a divisor of Heads ({Heads})");
        Check(FeedForward is >= 8 and <= 65536, nameof(FeedForward), FeedForward, "8 to 65536");
        Check(MaximumTokens is >= 8 and <= 131072, nameof(MaximumTokens), MaximumTokens, "8 to 131072");
        Check(NormEpsilon is > 0 and <= 0.1f, nameof(NormEpsilon), NormEpsilon, "above 0 to 0.1");
        Check(RotaryBase is >= 1 and <= 1e9f, nameof(RotaryBase), RotaryBase, "1 to 1000000000");
        return errors;

        void Check(bool holds, string key, IFormattable value, string range)
        {
            if (!holds)
            {
                errors.Add($"{key} is {value.ToString(null, CultureInfo.InvariantCulture)}; give {range}.");
            }
        }
    }
}
