using TorchSharp;

using static TorchSharp.torch;

namespace Understudy.Training.Torch;

/// <summary>Simple preference optimisation: the mean log-probability of a token is the reward, and chosen must beat rejected by a margin. Needs no reference.</summary>
/// <remarks>
/// <para><b>What it is.</b> With r(y) = β log π(y) / |y| a pair's term is −log σ(r(chosen) − r(rejected) − γ).</para>
/// <para><b>Inputs.</b> <see cref="PreferenceBatch"/>; β and γ, which is in the reward's unit (TRL's <c>gamma_beta_ratio</c> is γ / β). The
/// divisor is the number of pairs.</para>
/// <para><b>When not to use it.</b> With a high learning rate or many passes: nothing ties the network to where it began, and the chosen
/// completion's likelihood may fall without bound.</para>
/// <para><b>Reference.</b> Meng et al., 2405.14734, equation 6.</para>
/// <para><b>Example.</b> <c>new SimPo(beta: 2, gamma: 1).Loss(batch)</c></para>
/// </remarks>
public sealed class SimPo : IPreferenceObjective
{
    private readonly double _beta, _gamma;

    /// <summary>Sets scale and margin.</summary>
    /// <param name="beta">β, above 0 to 100. Default 2.</param>
    /// <param name="gamma">γ, 0 to 100. Default 1.</param>
    public SimPo(double beta = 2, double gamma = 1) =>
        (_beta, _gamma) = (PreferenceRange.Check(nameof(beta), beta, above: 0, to: 100), PreferenceRange.Check(nameof(gamma), gamma, from: 0, to: 100));

    /// <inheritdoc/>
    public string Name => PreferenceObjectives.SimPo;

    /// <inheritdoc/>
    public bool NeedsReference => false;

    /// <inheritdoc/>
    public bool NeedsMismatched => false;

    /// <inheritdoc/>
    public Tensor Loss(PreferenceBatch batch)
    {
        using DisposeScope scope = NewDisposeScope();
        return Margin(batch).Minus(_gamma).neg().SoftPlus().sum().MoveToOuterDisposeScope();
    }

    /// <inheritdoc/>
    public Tensor Margin(PreferenceBatch batch)
    {
        ArgumentNullException.ThrowIfNull(batch);
        batch.Check();
        using DisposeScope scope = NewDisposeScope();
        return batch.Chosen.div(batch.ChosenTokens).sub(batch.Rejected.div(batch.RejectedTokens)).Times(_beta).MoveToOuterDisposeScope();
    }
}
