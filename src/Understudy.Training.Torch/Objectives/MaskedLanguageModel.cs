using TorchSharp;

using Understudy.Core;

using static TorchSharp.torch;

namespace Understudy.Training.Torch;

/// <summary>Masked language modelling: tokens of unlabelled text are hidden and predicted from the rest of the text.</summary>
/// <remarks>
/// <para><b>What it is.</b> Of a text's n maskable tokens about p·n (rounded up or down by chance so that the mean is exact, at least one)
/// are predicted: 80 % of them become the mask token, 10 % a random one, 10 % stay. The term of a predicted token is the
/// cross-entropy of softmax(h Eᵀ + b) at its true id, with h its final hidden state and E the tied token embeddings.</para>
/// <para><b>Inputs.</b> <see cref="Mask"/> takes and gives plain arrays, one text a call; <see cref="Loss"/> takes the hidden states of the
/// predicted tokens only. Logits over the vocabulary are the largest tensor of pretraining: 64 texts of 64 tokens and 30 000 ids
/// are 490 MB of float32 at every position, and 74 MB at the predicted 15 %. The divisor is the number of predicted tokens.</para>
/// <para><b>When not to use it.</b> On texts of a few tokens there is little to predict from; one in seven tokens gives a signal, so
/// it needs many passes. For a decoder, whose own objective predicts every token.</para>
/// <para><b>Reference.</b> Devlin et al., 1810.04805, section 3.1 and appendix C.2; masks drawn anew each epoch: Liu et al., 1907.11692,
/// section 4.1; higher p: Wettig et al., 2202.08005.</para>
/// <para><b>Example.</b> <c>int[] predicted = model.Mask(tokens, seed, epoch: 0, text: 17, out int[] truth);</c></para>
/// </remarks>
public sealed class MaskedLanguageModel
{
    private readonly MaskingOptions _options;
    private readonly bool[] _special;
    private readonly int[] _ordinary;

    /// <summary>Sets how tokens are hidden.</summary>
    /// <exception cref="ArgumentException">With everything that is wrong with the options.</exception>
    public MaskedLanguageModel(MaskingOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        IReadOnlyList<string> errors = options.Validate();
        if (errors.Count > 0)
        {
            throw new ArgumentException(string.Join(" ", errors), nameof(options));
        }

        _options = options;
        _special = new bool[options.VocabularySize];
        foreach (int token in options.SpecialTokens)
        {
            _special[token] = true;
        }

        _ordinary = [.. Enumerable.Range(0, _special.Length).Where(t => !_special[t])];
    }

    /// <summary>
    /// Hides tokens of one text in place. What is hidden depends on seed, epoch and text alone, so that batches may be cut in any
    /// way, and differs from epoch to epoch.
    /// </summary>
    /// <param name="tokens">The ids of one text, padding included or not; changed in place.</param>
    /// <param name="seed">The seed of the training.</param>
    /// <param name="epoch">The pass over the texts, from 0.</param>
    /// <param name="text">Which text, its index among all texts.</param>
    /// <param name="truth">The ids that stood at the returned positions.</param>
    /// <returns>The positions to be predicted, ascending; none when all tokens are special.</returns>
    /// <exception cref="ArgumentOutOfRangeException">When an id is not in the vocabulary.</exception>
    public int[] Mask(Span<int> tokens, Seed seed, int epoch, int text, out int[] truth)
    {
        int[] positions = new int[tokens.Length];
        int maskable = 0;
        for (int i = 0; i < tokens.Length; i++)
        {
            ArgumentOutOfRangeException.ThrowIfNegative(tokens[i]);
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(tokens[i], _special.Length);
            if (!_special[tokens[i]])
            {
                positions[maskable++] = i;
            }
        }

        if (maskable == 0)
        {
            return truth = [];
        }

        var random = new SeededRandom(seed.For("mask", epoch).For("text", text));
        int predicted = Math.Clamp((int)((_options.Probability * maskable) + random.NextDouble()), 1, maskable);
        for (int i = 0; i < predicted; i++)
        {
            int other = i + random.Next(maskable - i);
            (positions[i], positions[other]) = (positions[other], positions[i]);
        }

        Array.Resize(ref positions, predicted);
        Array.Sort(positions);
        truth = new int[predicted];
        for (int i = 0; i < predicted; i++)
        {
            ref int token = ref tokens[positions[i]];
            truth[i] = token;
            double fate = random.NextDouble();
            if (fate < _options.MaskShare)
            {
                token = _options.MaskToken;
            }
            else if (fate < _options.MaskShare + _options.RandomShare)
            {
                token = _ordinary[random.Next(_ordinary.Length)];
            }
        }

        return positions;
    }

    /// <summary>The sum of the cross-entropies, not divided by anything; the divisor is the number of rows.</summary>
    /// <param name="hidden">Hidden states at the predicted positions, [predicted, dim].</param>
    /// <param name="embedding">The tied token embeddings, [vocabulary, dim], of the same type: bfloat16 in both makes the product fast.</param>
    /// <param name="bias">One bias a token, [vocabulary]; null for none.</param>
    /// <param name="truth">The true ids, one a row.</param>
    /// <returns>A scalar, at least float32: the softmax is never taken in a narrower type.</returns>
    /// <exception cref="ArgumentException">When shapes do not fit.</exception>
    public static Tensor Loss(Tensor hidden, Tensor embedding, Tensor? bias, ReadOnlySpan<int> truth)
    {
        ArgumentNullException.ThrowIfNull(hidden);
        ArgumentNullException.ThrowIfNull(embedding);
        if (hidden.dim() != 2 || embedding.dim() != 2 || hidden.size(1) != embedding.size(1) || hidden.size(0) != truth.Length || (bias is not null && bias.numel() != embedding.size(0)))
        {
            throw new ArgumentException($"Expected hidden states [{truth.Length}, dim], embeddings [vocabulary, dim] and a bias [vocabulary] or none; found [{string.Join(", ", hidden.shape)}], [{string.Join(", ", embedding.shape)}], [{(bias is null ? "none" : string.Join(", ", bias.shape))}].", nameof(hidden));
        }

        using DisposeScope scope = NewDisposeScope();
        long[] ids = new long[truth.Length];
        for (int i = 0; i < ids.Length; i++)
        {
            ids[i] = truth[i];
        }

        Tensor logits = ObjectiveTensors.Wide(hidden.matmul(embedding.t())); // [predicted, vocabulary]
        if (bias is not null)
        {
            logits = logits.Plus(bias.to(logits.dtype));
        }

        return nn.functional.cross_entropy(logits, tensor(ids, device: logits.device), reduction: nn.Reduction.Sum).MoveToOuterDisposeScope();
    }
}
