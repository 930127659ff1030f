using TorchSharp;

using static TorchSharp.torch;

namespace Understudy.Training.Torch;

/// <summary>Direct preference optimisation: a logistic loss on how much more than the reference the network prefers the chosen completion.</summary>
/// <remarks>
/// <para><b>What it is.</b> With the reward r(y) = β (log π(y) − log π_ref(y)) a pair's term is −log σ(r(chosen) − r(rejected)).</para>
/// <para><b>Inputs.</b> <see cref="PreferenceBatch"/> with a reference; β. The divisor is the number of pairs.</para>
/// <para><b>When not to use it.</b> Where chosen and rejected differ in one token: the loss falls while both become less likely, because
/// only their difference counts (displacement, 2402.13228, 2410.08847). Where completions differ much in length: sums favour the longer.</para>
/// <para><b>Reference.</b> Rafailov et al., 2305.18290, equation 7.</para>
/// <para><b>Example.</b> <c>new Dpo(beta: .1).Loss(batch)</c></para>
/// </remarks>
public sealed class Dpo : IPreferenceObjective
{
    private readonly double _beta;

    /// <summary>Sets how dear it is to leave the reference.</summary>
    /// <param name="beta">β, above 0 to 100: small lets the network go far. Default 0.1.</param>
    public Dpo(double beta = .1) => _beta = PreferenceRange.Check(nameof(beta), beta, above: 0, to: 100);

    /// <inheritdoc/>
    public string Name => PreferenceObjectives.Dpo;

    /// <inheritdoc/>
    public bool NeedsReference => true;

    /// <inheritdoc/>
    public bool NeedsMismatched => false;

    /// <inheritdoc/>
    public Tensor Loss(PreferenceBatch batch)
    {
        using DisposeScope scope = NewDisposeScope();
        return Margin(batch).neg().SoftPlus().sum().MoveToOuterDisposeScope();
    }

    /// <inheritdoc/>
    public Tensor Margin(PreferenceBatch batch)
    {
        ArgumentNullException.ThrowIfNull(batch);
        batch.Check();
        using DisposeScope scope = NewDisposeScope();
        return batch.ChosenRatio(Name).sub(batch.RejectedRatio(Name)).Times(_beta).MoveToOuterDisposeScope();
    }
}
