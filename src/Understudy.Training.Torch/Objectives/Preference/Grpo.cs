using TorchSharp;

using static TorchSharp.torch;

namespace Understudy.Training.Torch;

/// <summary>Group-relative policy optimisation: samples of one input are pushed up or down by how much better than their group's mean they are, with clipped ratios.</summary>
/// <remarks>
/// <para><b>What it is.</b> A token's term is −min(ρ A, clip(ρ, 1 − ε, 1 + ε) A) + β k, with ρ = π / π_old, the sample's advantage A
/// (<see cref="Advantages"/>) and the estimate k = π_ref/π − 1 − log π_ref/π of the distance from the reference. Terms are averaged over a sample's tokens and then
/// summed over samples; with the length fix they are summed over tokens and divided by one constant, and A is not divided by the
/// group's standard deviation, since both favour long wrong answers and easy inputs.</para>
/// <para><b>Inputs.</b> Log-probabilities token by token [samples, tokens], a mask of the same shape, one advantage a sample. The divisor is
/// the number of samples.</para>
/// <para><b>When not to use it.</b> Where no sample of a group is ever right, or all are: every advantage is 0 and nothing is learned. Where gold
/// answers exist and the model is far from them: supervised learning says more a token.</para>
/// <para><b>Reference.</b> Shao et al., 2402.03300, equations 3 and 4; the length fix (Dr. GRPO): Liu et al., 2503.20783, section 3.</para>
/// <para><b>Example.</b> <c>new Grpo(clip: .2).Loss(now, old, null, mask, Grpo.Advantages([1, 0, 0, 1], group: 4, divide: false))</c></para>
/// </remarks>
public sealed class Grpo
{
    private const float Tiny = 1e-4f;
    private readonly double _clip, _beta;
    private readonly double? _length;

    /// <summary>Sets the trust region.</summary>
    /// <param name="clip">ε, above 0, below 1: how far a token's ratio counts. Default 0.2.</param>
    /// <param name="beta">β, 0 to 100: weight of the distance from the reference. Default 0: no reference.</param>
    /// <param name="length">The constant that token sums are divided by (the most tokens of a completion), 1 or more: the length fix. Null averages over each sample's own tokens.</param>
    public Grpo(double clip = .2, double beta = 0, double? length = null)
    {
        _clip = PreferenceRange.Check(nameof(clip), clip, above: 0, to: 1);
        _beta = PreferenceRange.Check(nameof(beta), beta, from: 0, to: 100);
        _length = length is { } l ? PreferenceRange.Check(nameof(length), l, from: 1) : null;
    }

    /// <summary>Whether a reference's log-probabilities are needed.</summary>
    public bool NeedsReference => _beta > 0;

    /// <summary>Advantages of samples: reward less the group's mean, divided by the group's standard deviation (of the population, plus 1e-4) where asked.</summary>
    /// <param name="rewards">Rewards, the samples of a group in one run.</param>
    /// <param name="group">Samples a group, 2 or more.</param>
    /// <param name="divide">Whether to divide by the standard deviation; the length fix does not.</param>
    /// <exception cref="ArgumentException">When the rewards are no whole number of groups.</exception>
    public static float[] Advantages(ReadOnlySpan<float> rewards, int group, bool divide)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(group, 2);
        if (rewards.Length % group != 0)
        {
            throw new ArgumentException($"There are {rewards.Length} rewards; expected a multiple of the group's {group}.", nameof(rewards));
        }

        var advantages = new float[rewards.Length];
        for (int from = 0; from < rewards.Length; from += group)
        {
            float mean = 0, variance = 0;
            foreach (float reward in rewards.Slice(from, group))
            {
                mean += reward / group;
            }

            foreach (float reward in rewards.Slice(from, group))
            {
                variance += (reward - mean) * (reward - mean) / group;
            }

            for (int i = from; i < from + group; i++)
            {
                advantages[i] = variance == 0 ? 0 : (rewards[i] - mean) / (divide ? MathF.Sqrt(variance) + Tiny : 1);
            }
        }

        return advantages;
    }

    /// <summary>The undivided loss, a scalar.</summary>
    /// <param name="now">The trained network's log-probabilities of the sampled tokens, [samples, tokens]; gradients flow back from it.</param>
    /// <param name="old">The sampling network's, [samples, tokens].</param>
    /// <param name="reference">The reference's, [samples, tokens]; null when β is 0.</param>
    /// <param name="mask">1 for tokens of a completion, its end included, 0 elsewhere, [samples, tokens].</param>
    /// <param name="advantages">One a sample.</param>
    /// <exception cref="ArgumentException">When shapes differ, or a reference is needed and null.</exception>
    public Tensor Loss(Tensor now, Tensor old, Tensor? reference, Tensor mask, ReadOnlySpan<float> advantages)
    {
        ArgumentNullException.ThrowIfNull(now);
        ArgumentNullException.ThrowIfNull(old);
        ArgumentNullException.ThrowIfNull(mask);
        if (now.dim() != 2 || now.size(0) != advantages.Length || !now.shape.SequenceEqual(old.shape) || !now.shape.SequenceEqual(mask.shape))
        {
            throw new ArgumentException($"Expected [samples, tokens] for log-probabilities and mask and {advantages.Length} samples; found [{string.Join(", ", now.shape)}], [{string.Join(", ", old.shape)}], [{string.Join(", ", mask.shape)}].", nameof(now));
        }

        using DisposeScope scope = NewDisposeScope();
        Tensor advantage = tensor(advantages.ToArray(), dtype: now.dtype, device: now.device).unsqueeze(1); // [samples, 1]
        Tensor change = now.sub(old).mul(mask); // places without a token must not overflow
        Tensor ratio = change.exp();
        Tensor terms = minimum(ratio.mul(advantage), ratio.AtLeast(1 - _clip).AtMost(1 + _clip).mul(advantage)).neg();
        if (NeedsReference)
        {
            Tensor away = PreferenceBatch.Referred(reference, "grpo").sub(now).mul(mask);
            terms = terms.Plus(away.exp().Minus(1).sub(away).Times(_beta));
        }

        Tensor sums = terms.mul(mask).sum(1);
        return (_length is { } length ? sums.Over(length) : sums.div(mask.sum(1).AtLeast(1))).sum().MoveToOuterDisposeScope();
    }
}
