using System.Globalization;

namespace Understudy.Inference;

/// <summary>The shape of a transformer encoder with a head: everything that <c>config.json</c> says. Immutable.</summary>
public sealed record EncoderConfig
{
    /// <summary>The layout.</summary>
    public required EncoderFamily Family { get; init; }

    /// <summary>Entries of the vocabulary, special tokens included, 8 to 1,000,000.</summary>
    public required int VocabularySize { get; init; }

    /// <summary>Transformer layers, 1 to 64. Default 4.</summary>
    public int Layers { get; init; } = 4;

    /// <summary>Width of the residual stream, 8 to 4096, divisible by <see cref="Heads"/>. Default 256.</summary>
    public int Width { get; init; } = 256;

    /// <summary>Attention heads, 1 to 64; a head has <c>Width / Heads</c> numbers (even for rotary positions). Default 4.</summary>
    public int Heads { get; init; } = 4;

    /// <summary>Inner width of the feed-forward part, 8 to 16384. Default 1024.</summary>
    public int FeedForward { get; init; } = 1024;

    /// <summary>Longest sequence in tokens, special tokens included, 8 to 8192. Default 128.</summary>
    public int MaximumTokens { get; init; } = 128;

    /// <summary>Token types of the BERT family, 1 or 2; EuroBERT has none (0). Default 2.</summary>
    public int TokenTypes { get; init; } = 2;

    /// <summary>Numbers that the head gives: one a class; 1 for a relevance score. 1 to 100,000.</summary>
    public required int Outputs { get; init; }

    /// <summary>Stabiliser of the normalisations. Default 1e-12 as in BERT.</summary>
    public float NormEpsilon { get; init; } = 1e-12f;

    /// <summary>Base of the rotary angles (2104.09864), EuroBERT only. Default 10,000.</summary>
    public float RotaryBase { get; init; } = 10_000;

    /// <summary>Id of the padding token. Default 0.</summary>
    public int PadToken { get; init; }

    /// <summary>Numbers a head.</summary>
    public int HeadWidth => Width / Heads;

    /// <summary>Everything that is wrong, each with the key and the range; empty when usable.</summary>
    public IReadOnlyList<string> Validate()
    {
        List<string> errors = [];
        Check(Enum.IsDefined(Family), nameof(Family), (int)Family, "Bert or EuroBert");
        Check(VocabularySize is >= 8 and <= 1_000_000, nameof(VocabularySize), VocabularySize, "8 to 1000000");
        Check(Layers is >= 1 and <= 64, nameof(Layers), Layers, "1 to 64");
        Check(Heads is >= 1 and <= 64, nameof(Heads), Heads, "1 to 64");
        Check(Width is >= 8 and <= 4096 && (Heads < 1 || Width % Heads == 0), nameof(Width), Width, $"8 to 4096, divisible by Heads ({Heads})");
        Check(Family != EncoderFamily.EuroBert || Heads < 1 || Width / Heads % 2 == 0, nameof(Width), Width, "an even number a head, for rotary positions");
        Check(FeedForward is >= 8 and <= 16384, nameof(FeedForward), FeedForward, "8 to 16384");
        Check(MaximumTokens is >= 8 and <= 8192, nameof(MaximumTokens), MaximumTokens, "8 to 8192");
        Check(Family == EncoderFamily.Bert ? TokenTypes is 1 or 2 : TokenTypes == 0, nameof(TokenTypes), TokenTypes, "1 or 2 for Bert, 0 for EuroBert");
        Check(Outputs is >= 1 and <= 100_000, nameof(Outputs), Outputs, "1 to 100000");
        Check(NormEpsilon is > 0 and <= 0.1f, nameof(NormEpsilon), NormEpsilon, "above 0 to 0.1");
        Check(RotaryBase is >= 1 and <= 1e9f, nameof(RotaryBase), RotaryBase, "1 to 1000000000");
        Check(PadToken >= 0 && PadToken < VocabularySize, nameof(PadToken), PadToken, "an id of the vocabulary");
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
