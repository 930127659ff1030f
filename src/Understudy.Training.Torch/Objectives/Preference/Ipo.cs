using TorchSharp;

using static TorchSharp.torch;

namespace Understudy.Training.Torch;

/// <summary>Identity preference optimisation: the log-ratio of a pair is regressed on a fixed distance, so that it does not grow without end.</summary>
/// <remarks>
/// <para><b>What it is.</b> With h = log π(chosen)/π_ref(chosen) − log π(rejected)/π_ref(rejected) a pair's term is (h − 1/(2β))².</para>
/// <para><b>Inputs.</b> <see cref="PreferenceBatch"/> with a reference; β, the paper's τ. Sums over tokens as in the paper; TRL divides by
/// lengths. The divisor is the number of pairs.</para>
/// <para><b>When not to use it.</b> With a small β on short completions: 1/(2β) nats may be more than one wrong token can give. Noisy outliers
/// weigh by their square.</para>
/// <para><b>Reference.</b> Azar et al., 2310.12036, equation 17.</para>
/// <para><b>Example.</b> <c>new Ipo(beta: .1).Loss(batch)</c> drives h to 5.</para>
/// </remarks>
public sealed class Ipo : IPreferenceObjective
{
    private readonly double _target;

    /// <summary>Sets the distance.</summary>
    /// <param name="beta">β, above 0 to 100; pairs are driven 1/(2β) nats apart. Default 0.1.</param>
    public Ipo(double beta = .1) => _target = 1 / (2 * PreferenceRange.Check(nameof(beta), beta, above: 0, to: 100));

    /// <inheritdoc/>
    public string Name => PreferenceObjectives.Ipo;

    /// <inheritdoc/>
    public bool NeedsReference => true;

    /// <inheritdoc/>
    public bool NeedsMismatched => false;

    /// <inheritdoc/>
    public Tensor Loss(PreferenceBatch batch)
    {
        using DisposeScope scope = NewDisposeScope();
        return Margin(batch).Minus(_target).Squared().sum().MoveToOuterDisposeScope();
    }

    /// <inheritdoc/>
    public Tensor Margin(PreferenceBatch batch)
    {
        ArgumentNullException.ThrowIfNull(batch);
        batch.Check();
        using DisposeScope scope = NewDisposeScope();
        return batch.ChosenRatio(Name).sub(batch.RejectedRatio(Name)).MoveToOuterDisposeScope();
    }
}
