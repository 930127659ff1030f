using TorchSharp;

using Xunit;

using static TorchSharp.torch;

namespace Understudy.Training.Torch.Tests.Objectives;

/// <summary>Values and gradients written out by hand: σ is the logistic function, ln 2 = 0.6931….</summary>
public sealed class PairObjectiveTests
{
    private const double Ln2 = 0.6931471805599453;

    [Fact]
    public void Dpo_is_the_logistic_loss_of_the_difference_of_log_ratios()
    {
        // chosen −5 − (−6) = 1, rejected −9 − (−8) = −1: margin 0.1 · 2; ln(1 + e^−0.2), slope −0.1 σ(−0.2)
        Golden(new Dpo(.1), [-5, -9], [-6, -8], [1, 1], 0.5981388693815918, [-0.04501660026875222, 0.04501660026875222], margin: .2);
    }

    [Fact]
    public void Dpo_of_the_reference_itself_is_the_logarithm_of_two()
    {
        Golden(new Dpo(.3), [-5, -9], [-5, -9], [3, 4], Ln2, [-.15, .15], margin: 0);
    }

    [Fact]
    public void Ipo_is_the_square_of_what_the_log_ratio_lacks_to_its_target()
    {
        // h = 2, target 1 / (2 · 0.1) = 5: (2 − 5)², slope 2 (2 − 5)
        Golden(new Ipo(.1), [-5, -9], [-6, -8], [1, 1], 9, [-6, 6], margin: 2);
        Golden(new Ipo(.25), [-5, -9], [-6, -8], [1, 1], 0, [0, 0], margin: 2);
    }

    [Fact]
    public void Orpo_adds_the_odds_of_mean_likelihoods_to_the_supervised_term()
    {
        // means −0.5 and −1; log odds −0.5 − ln(1 − e^−0.5) = 0.43275 and −1 − ln(1 − e^−1) = −0.54132: m = 0.97408
        // 0.5 + 0.5 ln(1 + e^−m); slopes (−1 − 0.5 σ(−m) / (1 − e^−0.5)) / 4 and 0.5 σ(−m) / (1 − e^−1) / 3
        Golden(new Orpo(.5), [-2, -3], null, [4, 3], 0.6601498926187682, [-0.337067971694133, 0.07226169523977605], margin: 0.9740769841801067);
    }

    [Fact]
    public void Orpo_without_odds_is_supervised_learning()
    {
        Golden(new Orpo(0), [-2, -3], null, [4, 3], .5, [-.25, 0], margin: 0.9740769841801067);
    }

    [Fact]
    public void Orpo_of_a_certain_completion_is_finite()
    {
        using DisposeScope scope = NewDisposeScope();
        Assert.True(double.IsFinite(new Orpo().Loss(Batch(tensor([0d]), tensor([0d]), null, [4, 3])).ToDouble()));
    }

    [Fact]
    public void SimPo_asks_for_a_margin_between_mean_log_probabilities()
    {
        // means −0.5 and −1, β = 2: margin 1, less γ = 0.5: ln(1 + e^−0.5), slopes −σ(−0.5) · 2 / 4 and σ(−0.5) · 2 / 3
        Golden(new SimPo(2, .5), [-2, -3], null, [4, 3], 0.4740769841801067, [-0.1887703343990727, 0.2516937791987636], margin: 1);
        Golden(new SimPo(2, 1), [-2, -3], null, [4, 3], Ln2, [-.25, 1 / 3d], margin: 1);
    }

    [Fact]
    public void Kto_judges_each_completion_alone_against_how_far_the_network_has_moved()
    {
        // z₀ = 0.4; desirable 1 − σ(0.5 (1 − 0.4)) = 1 − σ(0.3); undesirable 2 (1 − σ(0.5 (0.4 + 1))) = 2 (1 − σ(0.7))
        // slopes −0.5 σ(0.3) (1 − σ(0.3)) and 2 · 0.5 σ(0.7) (1 − σ(0.7))
        Golden(new Kto(.5, 1, 2), [-5, -9], [-6, -8], [1, 1], 1.0891819388520085, [-0.12222915584537293, 0.22171287329310904], margin: 1);
    }

    [Fact]
    public void Kto_takes_a_network_that_became_less_likely_as_unmoved_and_learns_nothing_from_its_estimate()
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor chosen = tensor([-5d]), rejected = tensor([-9d]), mismatched = tensor([-5d], requires_grad: true);
        PreferenceBatch batch = Batch(chosen.requires_grad_(), rejected, [-5, -9], [1, 1]) with { Mismatched = mismatched, ReferenceMismatched = tensor([-4d]) };

        Tensor loss = new Kto(.5).Loss(batch);
        loss.backward();

        Assert.Equal(1, loss.ToDouble(), 12);
        Assert.Null(mismatched.grad);
    }

    [Fact]
    public void Rejects_a_batch_that_lacks_what_an_objective_compares_with()
    {
        using DisposeScope scope = NewDisposeScope();
        PreferenceBatch bare = Batch(tensor([-5d]), tensor([-9d]), null, [1, 1]);

        Assert.Equal("'dpo' compares with a frozen reference, and the batch has no log-probabilities of one; compute them once before training.", Assert.Throws<ArgumentException>(() => new Dpo().Loss(bare)).Message);
        Assert.StartsWith("'kto' measures how far", Assert.Throws<ArgumentException>(() => new Kto().Loss(bare)).Message, StringComparison.Ordinal);
        Assert.Equal("Rejected has shape [2]; expected [1] as Chosen.", Assert.Throws<ArgumentException>(() => new SimPo().Loss(bare with { Rejected = tensor([-9d, -9]) })).Message);
        Assert.StartsWith("beta is 0; give above 0 to 100.", Assert.Throws<ArgumentOutOfRangeException>(() => new Dpo(0)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(PreferenceObjectives.Dpo)]
    [InlineData(PreferenceObjectives.Ipo)]
    [InlineData(PreferenceObjectives.Orpo)]
    [InlineData(PreferenceObjectives.SimPo)]
    [InlineData(PreferenceObjectives.Kto)]
    public void Gradients_of_many_pairs_equal_central_differences_and_only_the_loss_outlives_a_call(string name)
    {
        IPreferenceObjective objective = Of(name);
        Tensor Loss(Tensor x) => objective.Loss(new PreferenceBatch
        {
            Chosen = x.narrow(0, 0, 3),
            Rejected = x.narrow(0, 3, 3),
            ReferenceChosen = tensor([-4d, -6, -2]),
            ReferenceRejected = tensor([-7d, -5, -9]),
            ChosenTokens = tensor([4d, 5, 6]),
            RejectedTokens = tensor([5d, 5, 3]),
            Mismatched = tensor([-9d, -8, -7]),
            ReferenceMismatched = tensor([-9.5, -8.1, -7]),
        });
        double[] at = [-3, -6.5, -2.2, -7.5, -5, -8];
        using DisposeScope scope = NewDisposeScope();
        Objective.Close(Objective.Differences(Loss, at), Objective.Gradient(Loss, at), 1e-6);

        PreferenceBatch batch = Batch(tensor([-5d]), tensor([-9d]), [-6, -8], [4, 3]) with { Mismatched = tensor([-4d]), ReferenceMismatched = tensor([-4.4]) };
        long before = DisposeScopeManager.Statistics.ThreadTotalLiveCount;
        using (objective.Loss(batch))
        {
            Assert.Equal(before + 1, DisposeScopeManager.Statistics.ThreadTotalLiveCount);
        }
    }

    [Theory]
    [InlineData(PreferenceObjectives.Dpo)]
    [InlineData(PreferenceObjectives.Ipo)]
    [InlineData(PreferenceObjectives.Orpo)]
    [InlineData(PreferenceObjectives.SimPo)]
    public void Pieces_of_a_batch_add_up_to_the_whole(string name)
    {
        using DisposeScope scope = NewDisposeScope();
        IPreferenceObjective objective = Of(name);
        PreferenceBatch first = Batch(tensor([-5d]), tensor([-9d]), [-6, -8], [4, 3]), second = Batch(tensor([-2d]), tensor([-3d]), [-2, -4], [2, 2]);
        var both = new PreferenceBatch
        {
            Chosen = tensor([-5d, -2]),
            Rejected = tensor([-9d, -3]),
            ReferenceChosen = tensor([-6d, -2]),
            ReferenceRejected = tensor([-8d, -4]),
            ChosenTokens = tensor([4d, 2]),
            RejectedTokens = tensor([3d, 2]),
        };
        Assert.Equal(objective.Loss(first).ToDouble() + objective.Loss(second).ToDouble(), objective.Loss(both).ToDouble(), 12);
    }

    private static IPreferenceObjective Of(string name) => name switch
    {
        PreferenceObjectives.Dpo => new Dpo(),
        PreferenceObjectives.Ipo => new Ipo(),
        PreferenceObjectives.Orpo => new Orpo(),
        PreferenceObjectives.SimPo => new SimPo(),
        _ => new Kto(),
    };

    private static void Golden(IPreferenceObjective objective, double[] network, double[]? reference, double[] tokens, double loss, double[] gradient, double margin)
    {
        PreferenceBatch At(Tensor x) => Batch(x.narrow(0, 0, 1), x.narrow(0, 1, 1), reference, tokens) with { Mismatched = tensor([-4d]), ReferenceMismatched = tensor([-4.4]) };
        using DisposeScope scope = NewDisposeScope();
        Assert.Equal(loss, objective.Loss(At(tensor(network))).ToDouble(), 10);
        Assert.Equal(margin, objective.Margin(At(tensor(network))).ToDouble(), 10);
        Objective.Close(gradient, Objective.Gradient(x => objective.Loss(At(x)), network), 1e-10);
    }

    private static PreferenceBatch Batch(Tensor chosen, Tensor rejected, double[]? reference, double[] tokens) => new()
    {
        Chosen = chosen,
        Rejected = rejected,
        ReferenceChosen = reference is null ? null : tensor([reference[0]]),
        ReferenceRejected = reference is null ? null : tensor([reference[1]]),
        ChosenTokens = tensor([tokens[0]]),
        RejectedTokens = tensor([tokens[1]]),
    };
}
