using System.Globalization;

using Understudy.Inference;

namespace Understudy.Training.Torch;

/// <summary>What training a decoder needs beside the program and its data, in bytes: known before it begins.</summary>
/// <param name="Weights">32-bit weights, and their copies: a cast one of the pass, an average, the best.</param>
/// <param name="Gradients">32-bit gradients of what is trained.</param>
/// <param name="Optimiser">Two 32-bit moments of what is trained.</param>
/// <param name="Activations">What the forward pass of one piece keeps for the backward pass, and the scores of the vocabulary.</param>
public sealed record DecoderMemory(long Weights, long Gradients, long Optimiser, long Activations)
{
    /// <summary>All of it.</summary>
    public long Total => Weights + Gradients + Optimiser + Activations;

    /// <summary>Estimates for a pass of so many tokens.</summary>
    /// <param name="config">Shape.</param>
    /// <param name="precision">Number format of the products.</param>
    /// <param name="options">The recipe.</param>
    /// <param name="tokens">Tokens of a piece, padding included.</param>
    /// <param name="longest">Tokens of its longest sequence.</param>
    /// <param name="targets">Tokens of it that have loss.</param>
    public static DecoderMemory Of(DecoderConfig config, ComputePrecision precision, DecoderOptions options, int tokens, int longest, int targets)
    {
        ArgumentNullException.ThrowIfNull(config);
        ArgumentNullException.ThrowIfNull(options);
        long all = config.Parameters, trained = options.LowRank.Rank > 0 ? Adapted(config, options.LowRank) : all;
        long narrow = precision == ComputePrecision.BFloat16 ? 2 : 4, copies = (options.AverageDecay > 0 ? 1 : 0) + (options.Patience > 0 ? 1 : 0);
        long weights = (4 * all) + (narrow * all * (precision == ComputePrecision.BFloat16 ? 2 : 1)) + (4 * trained * copies);

        // Per token and layer. Wide: the stream twice, norms with their squares (2 × 3 widths). Narrow: two norms, both branches with dropout
        // masks, rotated queries and keys in pieces, the mix and its rearrangement; gate, up, silu, their product.
        long kv = config.KeyValueWidth, w = config.Width, masks = options.Dropout > 0 ? 4 * w : 2 * w;
        long wide = 4 * 8 * w;
        long slim = narrow * ((2 * w) + masks + (w + (2 * kv)) + (4 * (w + kv)) + (4 * w) + (5L * config.FeedForward));
        long attention = narrow * 3 * config.Heads * longest;
        long perToken = config.Layers * (wide + slim + attention);
        return new DecoderMemory(weights, 4 * trained, 8 * trained, (perToken * tokens) + ((long)targets * ((config.VocabularySize * (narrow + 12)) + (4 * w))));
    }

    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Total >> 20:#,0} MiB expected: weights {Weights >> 20:#,0}, gradients {Gradients >> 20:#,0}, optimiser {Optimiser >> 20:#,0}, activations {Activations >> 20:#,0}");

    private static long Adapted(DecoderConfig config, LowRankOptions options) => DecoderParameters.List(config)
        .Where(p => options.Targets.Any(t => p.Name.EndsWith($".{t}.weight", StringComparison.Ordinal)))
        .Sum(p => options.Rank * (p.Shape[0] + p.Shape[1]));
}
