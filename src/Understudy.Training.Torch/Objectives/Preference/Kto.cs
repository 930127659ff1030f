using TorchSharp;

using static TorchSharp.torch;

namespace Understudy.Training.Torch;

/// <summary>Kahneman-Tversky optimisation: each completion alone is desirable or undesirable, by how far its log-ratio lies from what the network gives any completion.</summary>
/// <remarks>
/// <para><b>What it is.</b> With r(y) = log π(y) − log π_ref(y) and z₀ = max(0, mean r over completions of other inputs), from which no
/// gradient flows, a pair's term is λ_D (1 − σ(β (r(chosen) − z₀))) + λ_U (1 − σ(β (z₀ − r(rejected)))).</para>
/// <para><b>Inputs.</b> <see cref="PreferenceBatch"/> with a reference and mismatched completions. The halves of a pair are judged apart;
/// they stand together because every negative here has its positive. z₀ is estimated on what one call holds. The divisor is the number of pairs.</para>
/// <para><b>When not to use it.</b> In pieces of a few pairs, where z₀ is noise. Where halves differ in number: weigh them so that λ_D n_D
/// and λ_U n_U are within 1 to 4/3 of each other (section 4.2).</para>
/// <para><b>Reference.</b> Ethayarajh et al., 2402.01306, equations 7 and 8.</para>
/// <para><b>Example.</b> <c>new Kto(beta: .1).Loss(batch)</c></para>
/// </remarks>
public sealed class Kto : IPreferenceObjective
{
    private readonly double _beta, _desirable, _undesirable;

    /// <summary>Sets scale and weights.</summary>
    /// <param name="beta">β, above 0 to 100: how soon a gain saturates. Default 0.1.</param>
    /// <param name="desirable">λ_D, 0 to 100. Default 1.</param>
    /// <param name="undesirable">λ_U, 0 to 100. Default 1.</param>
    public Kto(double beta = .1, double desirable = 1, double undesirable = 1)
    {
        _beta = PreferenceRange.Check(nameof(beta), beta, above: 0, to: 100);
        _desirable = PreferenceRange.Check(nameof(desirable), desirable, from: 0, to: 100);
        _undesirable = PreferenceRange.Check(nameof(undesirable), undesirable, from: 0, to: 100);
    }

    /// <inheritdoc/>
    public string Name => PreferenceObjectives.Kto;

    /// <inheritdoc/>
    public bool NeedsReference => true;

    /// <inheritdoc/>
    public bool NeedsMismatched => true;

    /// <inheritdoc/>
    public Tensor Loss(PreferenceBatch batch)
    {
        ArgumentNullException.ThrowIfNull(batch);
        batch.Check();
        using DisposeScope scope = NewDisposeScope();
        if (batch.Mismatched is null)
        {
            throw new ArgumentException($"'{Name}' measures how far the network has moved on completions of other inputs, and the batch has none; give {nameof(PreferenceBatch.Mismatched)}.", nameof(batch));
        }

        Tensor moved = batch.Mismatched.sub(PreferenceBatch.Referred(batch.ReferenceMismatched, Name)).mean().AtLeast(0).detach();
        Tensor gains = batch.ChosenRatio(Name).sub(moved).Times(_beta).sigmoid(), losses = moved.sub(batch.RejectedRatio(Name)).Times(_beta).sigmoid();
        return gains.neg().Plus(1).Times(_desirable).Plus(losses.neg().Plus(1).Times(_undesirable)).sum().MoveToOuterDisposeScope();
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
