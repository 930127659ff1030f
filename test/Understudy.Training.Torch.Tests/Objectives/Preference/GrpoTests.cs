using TorchSharp;

using Xunit;

using static TorchSharp.torch;

namespace Understudy.Training.Torch.Tests.Objectives;

public sealed class GrpoTests
{
    // Two samples of up to two tokens; the old log-probabilities are 0 apart from what the ratios need: e^0.1, e^0.5 and e^−0.5.
    private static readonly double[] Now = [-.9, -.5, -1.5, 7];
    private static readonly double[] Old = [-1, -1, -1, -1];
    private static readonly double[] Mask = [1, 1, 1, 0];

    [Fact]
    public void Advantages_are_rewards_against_their_groups_mean()
    {
        // Means 0.5 and 0.25; standard deviations 0.5 and √(3/16) = 0.4330127.
        float[] rewards = [1, 0, 0, 1, 0, 0, 1, 0];
        Assert.Equal([.5f, -.5f, -.5f, .5f, -.25f, -.25f, .75f, -.25f], Grpo.Advantages(rewards, 4, divide: false));
        float[] divided = Grpo.Advantages(rewards, 4, divide: true);
        Assert.Equal(.5 / .5001, divided[0], 6);
        Assert.Equal(.75 / .4331127, divided[6], 6);
    }

    [Fact]
    public void A_group_of_equal_rewards_teaches_nothing()
    {
        Assert.Equal([0, 0, 0], Grpo.Advantages([1, 1, 1], 3, divide: true));
    }

    [Fact]
    public void Rejects_rewards_that_are_no_whole_groups()
    {
        Assert.StartsWith("There are 3 rewards; expected a multiple of the group's 2.", Assert.Throws<ArgumentException>(() => Grpo.Advantages([1, 0, 1], 2, divide: true)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Ratios_are_clipped_where_more_would_be_gained()
    {
        // Advantage 1: e^0.1 = 1.10517 and min(e^0.5, 1.2) = 1.2, mean of two tokens; advantage −1: −min(−e^−0.5, −0.8) = 0.8.
        Golden(new Grpo(.2), -0.3525854590378239, [-0.5525854590378239, 0, 0, 0]);
    }

    [Fact]
    public void The_length_fix_divides_every_sample_by_the_same_constant()
    {
        // (−(e^0.1 + 1.2) + 0.8) / 4
        Golden(new Grpo(.2, length: 4), -0.37629272951891196, [-0.5525854590378239 / 2, 0, 0, 0]);
    }

    [Fact]
    public void The_distance_from_the_reference_is_the_unbiased_estimate_that_is_never_negative()
    {
        // log π_ref − log π = −0.3: e^−0.3 − 1 + 0.3 = 0.0408182; without advantage nothing else is left. Slope 1 − e^−0.3.
        using DisposeScope scope = NewDisposeScope();
        Tensor Loss(Tensor x) => new Grpo(.2, beta: 2).Loss(x.view(1, 1), x.detach().view(1, 1), tensor([-1.3]).view(1, 1), ones(1, 1, dtype: ScalarType.Float64), [0f]);
        Assert.Equal(2 * 0.040818220681717865, Loss(tensor([-1d])).ToDouble(), 12);
        Objective.Close([2 * (1 - 0.7408182206817179)], Objective.Gradient(Loss, [-1]), 1e-10);
    }

    [Fact]
    public void Places_without_a_token_count_for_nothing_whatever_stands_there()
    {
        using DisposeScope scope = NewDisposeScope();
        double[] other = [.. Now];
        other[3] = 1e6;
        Assert.Equal(Loss(new Grpo(), tensor(Now)).ToDouble(), Loss(new Grpo(), tensor(other)).ToDouble());
    }

    [Fact]
    public void Rejects_shapes_that_do_not_fit_and_a_missing_reference()
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor x = tensor(Now).view(2, 2);
        Assert.StartsWith("Expected [samples, tokens] for log-probabilities and mask and 1 samples; found [2, 2], [2, 2], [2, 2].", Assert.Throws<ArgumentException>(() => new Grpo().Loss(x, x, null, x, [1f])).Message, StringComparison.Ordinal);
        Assert.StartsWith("'grpo' compares with a frozen reference", Assert.Throws<ArgumentException>(() => new Grpo(beta: 1).Loss(x, x, null, x, [1f, 1])).Message, StringComparison.Ordinal);
    }

    private static Tensor Loss(Grpo grpo, Tensor now) => grpo.Loss(now.view(2, 2), tensor(Old).view(2, 2), null, tensor(Mask).view(2, 2), [1, -1]);

    private static void Golden(Grpo grpo, double loss, double[] gradient)
    {
        using DisposeScope scope = NewDisposeScope();
        Assert.Equal(loss, Loss(grpo, tensor(Now)).ToDouble(), 10);
        Objective.Close(gradient, Objective.Gradient(x => Loss(grpo, x), Now), 1e-10);
    }
}
