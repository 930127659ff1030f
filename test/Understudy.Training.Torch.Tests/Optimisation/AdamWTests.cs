using TorchSharp;
using TorchSharp.Modules;

using Understudy.Core;

using Xunit;

using static TorchSharp.torch;

namespace Understudy.Training.Torch.Tests.Optimisation;

/// <summary>Golden numbers come from <c>Golden/optimisation.py</c> (plain Python, standard library).</summary>
public sealed class AdamWTests
{
    private static readonly float[][] Gradients = [[.1f, -.2f, .3f, 0, 1, -2], [-.4f, .1f, .2f, .05f, .5f, .5f], [.02f, .02f, -.6f, .01f, -1, .25f]];

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Steps_and_norms_equal_the_reference(bool onlyTensors)
    {
        using DisposeScope scope = NewDisposeScope();
        Dictionary<string, Tensor> parameters = new() { ["matrix"] = Trained([.5f, -.25f, 1, 0], 2, 2), ["bias"] = Trained([.1f, -.2f], 2) };
        using var adam = new AdamW(parameters, new AdamWOptions { WeightDecay = .1 }, onlyTensors);
        double[] rates = [.01, .02, .005], norms = [2.2671568097509267, 0.8440971508067067, 1.1930632841555389];
        double[][] weights =
        [
            [0.48950000151143763, -0.23975000075571887, 0.9890000005038126, 0.0, 0.09000000015114379, -0.1900000000755719],
            [0.5010185828509739, -0.23755683193026858, 0.9670181857543193, -0.014882732262919777, 0.07033453574992884, -0.18272757255805105],
            [0.5030228521221829, -0.2374919609928599, 0.9677839366062574, -0.01832219277959763, 0.07036918055041326, -0.18190004822703312],
        ];
        for (int t = 0; t < 3; t++)
        {
            parameters["matrix"].grad = tensor(Gradients[t][..4]).view(2, 2);
            parameters["bias"].grad = tensor(Gradients[t][4..]);
            Assert.Equal(norms[t], adam.ClipGradients(1.5), 1e-6);
            adam.Step(rates[t]);
            float[] found = [.. Values(parameters["matrix"]), .. Values(parameters["bias"])];
            Assert.All(found.Zip(weights[t]), pair => Assert.Equal(pair.Second, pair.First, 2e-7));
        }
    }

    [Fact]
    public void Many_steps_of_long_parameters_equal_torch_and_the_tensor_path()
    {
        using DisposeScope scope = NewDisposeScope();
        using var generator = new Generator(7);
        // Longer than a piece, not a multiple of a vector, and shorter than one.
        long[][] shapes = [[3, 23_001], [35], [1], [4, 5]];
        Tensor[] start = [.. shapes.Select(s => randn(s, generator: generator))];
        Dictionary<string, Tensor> fast = Copies(), slow = Copies();
        Parameter[] theirs = [.. start.Select(s => new Parameter(s.clone()))];
        using var adam = new AdamW(fast, new AdamWOptions { WeightDecay = 0 });
        using var tensors = new AdamW(slow, new AdamWOptions { WeightDecay = 0 }, onlyTensors: true);
        using optim.Optimizer reference = optim.AdamW(theirs, .01, weight_decay: 0);
        for (int step = 0; step < 10; step++)
        {
            for (int p = 0; p < shapes.Length; p++)
            {
                Tensor gradient = randn(shapes[p], generator: generator);
                fast[$"{p}"].grad = gradient.clone();
                slow[$"{p}"].grad = gradient.clone();
                theirs[p].grad = gradient.clone();
            }

            double norm = nn.utils.clip_grad_norm_(theirs, 20);
            Assert.Equal(norm, adam.ClipGradients(20), norm * 1e-5);
            Assert.Equal(norm, tensors.ClipGradients(20), norm * 1e-5);
            adam.Step(.01);
            tensors.Step(.01);
            reference.step();
        }

        for (int p = 0; p < shapes.Length; p++)
        {
            Assert.True(fast[$"{p}"].allclose(theirs[p], 1e-5, 1e-5));
            Assert.True(slow[$"{p}"].allclose(theirs[p], 1e-5, 1e-5));
            Assert.False(fast[$"{p}"].allclose(start[p], 1e-2, 1e-2));
        }

        Dictionary<string, Tensor> Copies() => Enumerable.Range(0, start.Length).ToDictionary(p => $"{p}", p => start[p].clone().requires_grad_());
    }

    [Fact]
    public void Numbers_get_the_same_bits_wherever_they_stand_and_on_any_number_of_threads()
    {
        using DisposeScope scope = NewDisposeScope();
        using var generator = new Generator(3);
        const int Length = ParameterChunks.Length + 47; // more than a piece, and 15 numbers beyond the last whole vector
        Tensor start = randn(Length, generator: generator);
        Tensor[] gradients = [.. Enumerable.Range(0, 3).Select(_ => randn(Length, generator: generator))];
        int threads = get_num_threads();
        (float[][] numbers, double norm) = Run(shift: 0);
        set_num_threads(1);
        (float[][] alone, double aloneNorm) = Run(shift: 0);
        set_num_threads(threads);
        Assert.Equal(numbers, alone);
        Assert.Equal(norm, aloneNorm);
        (float[][] shifted, _) = Run(shift: 20);
        Assert.Equal(numbers, shifted.Select(s => (float[])[.. s[20..], .. s[..20]]));

        (float[][] Numbers, double Norm) Run(int shift)
        {
            Dictionary<string, Tensor> parameters = new() { ["w"] = start.roll(shift).clone().requires_grad_() };
            using var adam = new AdamW(parameters);
            double norm = 0;
            foreach (Tensor gradient in gradients)
            {
                parameters["w"].grad = gradient.roll(shift);
                norm += adam.ClipGradients(1e9);
                adam.Step(.003);
            }

            return ([Values(parameters["w"]), .. adam.ReadState().Take(2).Select(s => s.Value)], norm);
        }
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Restored_state_takes_the_same_steps_to_the_bit(bool onlyTensors)
    {
        using DisposeScope scope = NewDisposeScope();
        Dictionary<string, Tensor> whole = World(), resumed = World();
        using var adam = new AdamW(whole, new AdamWOptions(), onlyTensors);
        Dictionary<string, float[]> state;
        using (var before = new AdamW(resumed, new AdamWOptions(), onlyTensors))
        {
            for (int step = 0; step < 3; step++)
            {
                Take(adam, whole, step);
                Take(before, resumed, step);
            }

            state = before.ReadState().ToDictionary();
        }

        using var after = new AdamW(resumed, new AdamWOptions(), onlyTensors);
        after.WriteState(state);
        for (int step = 3; step < 6; step++)
        {
            Take(adam, whole, step);
            Take(after, resumed, step);
        }

        Assert.Equal(Values(whole["w"]), Values(resumed["w"]));
        Assert.Equal(Values(whole["late"]), Values(resumed["late"]));
        Dictionary<string, float[]> end = after.ReadState().ToDictionary();
        Assert.All(adam.ReadState(), s => Assert.Equal(s.Value, end[s.Key]));
        Assert.Equal([0, 6], end["w/steps"]);
        Assert.Equal([0, 4], end["late/steps"]);

        static Dictionary<string, Tensor> World() => new() { ["w"] = linspace(-1, 1, 40).view(8, 5).contiguous().requires_grad_(), ["late"] = linspace(0, 1, 3).requires_grad_() };

        static void Take(AdamW adam, Dictionary<string, Tensor> parameters, int step)
        {
            adam.ZeroGradients();
            Tensor loss = parameters["w"].mul(step + 1).sin().sum();
            (step < 2 ? loss : loss.add(parameters["late"].square().sum())).backward();
            adam.ClipGradients(1);
            adam.Step(.01);
        }
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Parameter_without_a_gradient_is_left_alone(bool onlyTensors)
    {
        using DisposeScope scope = NewDisposeScope();
        Dictionary<string, Tensor> parameters = new() { ["used"] = Trained([1, 2], 1, 2), ["unused"] = Trained([3, 4], 1, 2) };
        using var adam = new AdamW(parameters, new AdamWOptions { WeightDecay = 1 }, onlyTensors);
        parameters["used"].sum().backward();
        adam.Step(.1);
        Assert.Equal([3, 4], Values(parameters["unused"]));
        Assert.NotEqual([1, 2], Values(parameters["used"]));
        adam.ZeroGradients();
        float[] used = Values(parameters["used"]);
        adam.Step(.1);
        Assert.Equal(used, Values(parameters["used"]));
        Assert.Equal(0, adam.ClipGradients(1));
    }

    [Fact]
    public void Clipping_leaves_gradients_and_holds_for_one_step()
    {
        using DisposeScope scope = NewDisposeScope();
        Dictionary<string, Tensor> parameters = new() { ["w"] = Trained([0, 0], 2) };
        using var adam = new AdamW(parameters, new AdamWOptions { Beta1 = 0, Beta2 = 0, Epsilon = 1 });
        parameters["w"].grad = tensor([3f, 4f]);
        Assert.Equal(5, adam.ClipGradients(1));
        Assert.Equal([3, 4], Values(parameters["w"].grad!));
        adam.Step(1); // −g / (|g| + 1) of (.6, .8)
        Assert.All(Values(parameters["w"]).Zip([-.6 / 1.6, -.8 / 1.8]), pair => Assert.Equal(pair.Second, pair.First, 1e-6));
        adam.Step(1); // now of (3, 4)
        Assert.All(Values(parameters["w"]).Zip([(-.6 / 1.6) - .75, (-.8 / 1.8) - .8]), pair => Assert.Equal(pair.Second, pair.First, 1e-6));
    }

    [Fact]
    public void Gradient_that_is_not_contiguous_is_read_in_order()
    {
        using DisposeScope scope = NewDisposeScope();
        Dictionary<string, Tensor> parameters = new() { ["w"] = zeros(2, 2).requires_grad_() };
        using var adam = new AdamW(parameters, new AdamWOptions { Beta1 = 0, Beta2 = 0, Epsilon = 1 });
        parameters["w"].grad = tensor([1f, 2, 3, 4]).view(2, 2).t();
        adam.Step(1);
        Assert.All(Values(parameters["w"]).Zip([-1 / 2.0, -3 / 4.0, -2 / 3.0, -4 / 5.0]), pair => Assert.Equal(pair.Second, pair.First, 1e-6));
    }

    [Theory]
    [InlineData(float.NaN)]
    [InlineData(float.PositiveInfinity)]
    public void Gradient_that_is_no_number_is_refused_and_changes_nothing(float broken)
    {
        using DisposeScope scope = NewDisposeScope();
        Dictionary<string, Tensor> parameters = new() { ["w"] = Trained([1, 2], 2) };
        using var adam = new AdamW(parameters);
        parameters["w"].grad = tensor([broken, 1f]);
        var e = Assert.Throws<UnderstudyException>(() => adam.ClipGradients(1));
        Assert.Equal(ErrorCode.TrainingUnavailable, e.Code);
        Assert.StartsWith("The training diverged: the gradient's norm is ", e.Message, StringComparison.Ordinal);
        Assert.Equal([1, 2], Values(parameters["w"]));
    }

    [Fact]
    public void Norm_of_gradients_whose_squares_overflow_is_finite()
    {
        using DisposeScope scope = NewDisposeScope();
        Dictionary<string, Tensor> parameters = new() { ["w"] = zeros(1000).requires_grad_() };
        using var adam = new AdamW(parameters);
        parameters["w"].grad = full(1000, 1e30f);
        Assert.Equal(Math.Sqrt(1000) * 1e30, adam.ClipGradients(1), 1e24);
    }

    [Fact]
    public void State_that_does_not_fit_is_refused_with_all_that_is_wrong()
    {
        using DisposeScope scope = NewDisposeScope();
        using var adam = new AdamW(new Dictionary<string, Tensor> { ["w"] = Trained([1, 2], 2) });
        var e = Assert.Throws<UnderstudyException>(() => adam.WriteState(new Dictionary<string, float[]> { ["w/first"] = [1], ["w/steps"] = [0, 3] }));
        Assert.Equal(ErrorCode.IntegrityBroken, e.Code);
        Assert.Equal("The stored state of the optimiser does not fit this network: w/first has 1 numbers, not 2; w/second is missing. Start the training anew, or with the options that it was begun with.", e.Message);
        Assert.Equal([0, 0], adam.ReadState().ToDictionary()["w/steps"]);
    }

    [Fact]
    public void Counts_of_steps_beyond_the_exact_floats_survive()
    {
        foreach (long count in new[] { 0, 1, (1L << 24) + 1, (1L << 40) + 12345 })
        {
            Assert.Equal(count, TensorState.ToCount(TensorState.FromCount(count)));
        }
    }

    [Fact]
    public void All_errors_are_reported_at_once()
    {
        Assert.Equal(
            ["Beta1 is 1; give 0 or more, below 1.", "Beta2 is -1; give 0 or more, below 1.", "Epsilon is 0; give more than 0, at most 1.", "WeightDecay is NaN; give 0 to 1."],
            new AdamWOptions { Beta1 = 1, Beta2 = -1, Epsilon = 0, WeightDecay = double.NaN }.Validate());
        using DisposeScope scope = NewDisposeScope();
        Dictionary<string, Tensor> parameters = new() { ["narrow"] = zeros(2, dtype: ScalarType.BFloat16), ["turned"] = zeros(2, 3).t(), ["fine"] = zeros(2) };
        Assert.Equal("Beta1 is 1; give 0 or more, below 1. Parameter 'narrow' is BFloat16; give contiguous float32. Parameter 'turned' is not contiguous; give contiguous float32.", Assert.Throws<ArgumentException>(() => new AdamW(parameters, new AdamWOptions { Beta1 = 1 })).Message);
    }

    [Fact]
    public void Rates_and_limits_out_of_range_are_rejected()
    {
        using DisposeScope scope = NewDisposeScope();
        using var adam = new AdamW(new Dictionary<string, Tensor> { ["w"] = Trained([1], 1) });
        Assert.Throws<ArgumentOutOfRangeException>(() => adam.Step(-1));
        Assert.Throws<ArgumentOutOfRangeException>(() => adam.Step(double.NaN));
        Assert.Throws<ArgumentOutOfRangeException>(() => adam.ClipGradients(0));
        Assert.Throws<ArgumentOutOfRangeException>(() => adam.ClipGradients(double.NaN));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Only_the_moments_outlive_a_step(bool onlyTensors)
    {
        using Tensor w = zeros(2, 3, requires_grad: true);
        long before = DisposeScopeManager.Statistics.ThreadTotalLiveCount;
        using (var adam = new AdamW(new Dictionary<string, Tensor> { ["w"] = w }, new AdamWOptions(), onlyTensors))
        {
            for (int step = 0; step < 3; step++)
            {
                using (Tensor loss = w.sum())
                {
                    loss.backward();
                }

                adam.ClipGradients(.1);
                adam.Step(.1);
                adam.ZeroGradients();
                Assert.Equal(before + 2, DisposeScopeManager.Statistics.ThreadTotalLiveCount);
            }

            _ = adam.ReadState().Count();
        }

        Assert.Equal(before, DisposeScopeManager.Statistics.ThreadTotalLiveCount);
    }

    private static Tensor Trained(float[] values, params long[] shape) => tensor(values).view(shape).clone().requires_grad_();

    private static float[] Values(Tensor values) => TensorState.Read(values);
}
