using TorchSharp;

using static TorchSharp.torch;

namespace Understudy.Training.Torch;

/// <summary>Odds-ratio preference optimisation: supervised learning of the chosen completion and, beside it, its odds against the rejected one. Needs no reference.</summary>
/// <remarks>
/// <para><b>What it is.</b> With p(y) = π(y)^(1/|y|) and odds(y) = p / (1 − p) a pair's term is −log p(chosen) − λ log σ(log odds(chosen) −
/// log odds(rejected)).</para>
/// <para><b>Inputs.</b> <see cref="PreferenceBatch"/>; λ. log (1 − p) is computed from log p without forming p. The divisor is the number
/// of pairs: a pair's likelihood is a mean over its tokens, so short completions weigh as much as long ones.</para>
/// <para><b>When not to use it.</b> Where the model is good already and a supervised term would only repeat itself. A completion that is
/// certain (p = 1 in the number format) has infinite odds; log p is held below −1e−6.</para>
/// <para><b>Reference.</b> Hong et al., 2403.07691, equations 4 to 7.</para>
/// <para><b>Example.</b> <c>new Orpo(lambda: .1).Loss(batch)</c></para>
/// </remarks>
public sealed class Orpo : IPreferenceObjective
{
    private const double MostCertain = -1e-6;
    private readonly double _lambda;

    /// <summary>Sets how much the odds weigh beside the supervised term.</summary>
    /// <param name="lambda">λ, 0 to 100. Default 0.1.</param>
    public Orpo(double lambda = .1) => _lambda = PreferenceRange.Check(nameof(lambda), lambda, from: 0, to: 100);

    /// <inheritdoc/>
    public string Name => PreferenceObjectives.Orpo;

    /// <inheritdoc/>
    public bool NeedsReference => false;

    /// <inheritdoc/>
    public bool NeedsMismatched => false;

    /// <inheritdoc/>
    public Tensor Loss(PreferenceBatch batch)
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor odds = Margin(batch).neg().SoftPlus();
        return odds.Times(_lambda).sub(batch.Chosen.div(batch.ChosenTokens)).sum().MoveToOuterDisposeScope();
    }

    /// <inheritdoc/>
    public Tensor Margin(PreferenceBatch batch)
    {
        ArgumentNullException.ThrowIfNull(batch);
        batch.Check();
        using DisposeScope scope = NewDisposeScope();
        return LogOdds(batch.Chosen, batch.ChosenTokens).sub(LogOdds(batch.Rejected, batch.RejectedTokens)).MoveToOuterDisposeScope();
    }

    private static Tensor LogOdds(Tensor sums, Tensor tokens)
    {
        Tensor mean = sums.div(tokens).AtMost(MostCertain);
        return mean.sub(mean.expm1().neg().log());
    }
}
