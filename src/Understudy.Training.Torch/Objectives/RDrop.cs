using System.Globalization;

using TorchSharp;

using static TorchSharp.torch;

namespace Understudy.Training.Torch;

/// <summary>
/// Regularised dropout: the same rows go through the network twice with different dropout, and the two answers are pulled
/// together.
/// </summary>
/// <remarks>
/// <para><b>What it is.</b> A row's term is ½ (CE₁ + CE₂) + α ½ (KL(p₁ ‖ p₂) + KL(p₂ ‖ p₁)), CE by the inner objective, p by the
/// softmax of each pass. The symmetric part is ½ Σ (p₁ − p₂)(log p₁ − log p₂). Gradients flow through both passes.</para>
/// <para><b>Inputs.</b> Two [rows, classes] logits of the same rows, and the inner objective's batch and divisor.</para>
/// <para><b>When not to use it.</b> Without dropout: both passes are equal and a step costs twice for nothing. Where time is short: one
/// step costs two. With very soft targets there is little left to regularise.</para>
/// <para><b>Reference.</b> Wu et al., 2106.14448, equations 1 to 3. The paper adds CE₁ and CE₂ without the ½, so its α is twice this one;
/// its code averages them, as here.</para>
/// <para><b>Example.</b> <c>new RDrop(new SoftCrossEntropy(), alpha: 1).Loss(network(x), network(x), batch)</c></para>
/// </remarks>
public sealed class RDrop
{
    private readonly SoftCrossEntropy _inner;
    private readonly double _alpha;

    /// <summary>Wraps a classification objective.</summary>
    /// <param name="inner">What each pass is held to.</param>
    /// <param name="alpha">α, in [0, 100]: how much the passes' difference counts. Default 1.</param>
    public RDrop(SoftCrossEntropy inner, double alpha = 1)
    {
        ArgumentNullException.ThrowIfNull(inner);
        if (!(alpha is >= 0 and <= 100))
        {
            throw new ArgumentOutOfRangeException(nameof(alpha), string.Create(CultureInfo.InvariantCulture, $"alpha is {alpha}; give 0 to 100."));
        }

        (_inner, _alpha) = (inner, alpha);
    }

    /// <summary>The divisor, as the inner objective's.</summary>
    public double Count(ObjectiveBatch batch) => _inner.Count(batch);

    /// <summary>The sum of the rows' terms, not divided by anything.</summary>
    /// <param name="first">Logits of one pass, [rows, classes].</param>
    /// <param name="second">Logits of another pass over the same rows, [rows, classes].</param>
    /// <param name="batch">What the rows should have been answered with.</param>
    /// <exception cref="ArgumentException">When shapes do not fit.</exception>
    public Tensor Loss(Tensor first, Tensor second, ObjectiveBatch batch)
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor crossEntropy = _inner.Loss(first, batch).Plus(_inner.Loss(second, batch)).Over(2);
        Tensor one = ObjectiveTensors.ClassLogits(first, batch, _inner.Name).log_softmax(1);
        Tensor two = ObjectiveTensors.ClassLogits(second, batch, _inner.Name).log_softmax(1);
        Tensor apart = one.exp().sub(two.exp()).mul(one.sub(two)).sum(1);
        return crossEntropy.Plus(ObjectiveTensors.WeightedSum(apart, batch).Times(_alpha / 2)).MoveToOuterDisposeScope();
    }
}
