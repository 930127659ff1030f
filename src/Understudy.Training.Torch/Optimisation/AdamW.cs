using System.Globalization;

using TorchSharp;

using Understudy.Core;

using static TorchSharp.torch;

namespace Understudy.Training.Torch;

/// <summary>
/// AdamW on float32 parameters: Adam with weight decay that is kept apart from the gradient, clipping by the global norm, and a
/// state that can be read and written whole, so that a resumed run takes the same steps.
/// </summary>
/// <remarks>
/// <para><b>What it is.</b> With gradient g, step t: m ← β₁m + (1 − β₁)g, v ← β₂v + (1 − β₂)g², w ← (1 − ηλ)w − η m̂ / (√v̂ + ε), with
/// m̂ = m / (1 − β₁ᵗ) and v̂ = v / (1 − β₂ᵗ). A parameter without a gradient is left alone and its t does not move.</para>
/// <para><b>Inputs.</b> Named parameters, contiguous float32, on one device. On the processor a step is one pass of vector code over
/// weights, gradients and moments on torch's threads; on other devices it is tensor operations with the same formula.</para>
/// <para><b>When not to use it.</b> Where memory is short: it holds two numbers a weight. On float16 or bfloat16 weights: small steps
/// round to nothing; keep float32 master weights and cast them in the forward pass.</para>
/// <para><b>Reference.</b> Loshchilov and Hutter, 1711.05101, algorithm 2, as PyTorch does it (decay times the learning rate).</para>
/// <para><b>Example.</b> <c>loss.backward(); adam.ClipGradients(1); adam.Step(schedule.At(step)); adam.ZeroGradients();</c></para>
/// <para>Not thread-safe.</para>
/// </remarks>
public sealed class AdamW : IDisposable
{
    private readonly string[] _names;
    private readonly Tensor[] _weights;
    private readonly Tensor[] _first;
    private readonly Tensor[] _second;
    private readonly long[] _steps;
    private readonly AdamWOptions _options;
    private readonly bool _reachable;
    private double _scale = 1;

    /// <summary>Starts with moments of zero.</summary>
    /// <param name="parameters">What is trained, by name; stays the caller's.</param>
    /// <param name="options">How; null for the defaults.</param>
    /// <exception cref="ArgumentException">With everything that is wrong with the options or the parameters.</exception>
    public AdamW(IReadOnlyDictionary<string, Tensor> parameters, AdamWOptions? options = null)
        : this(parameters, options ?? new AdamWOptions(), onlyTensors: false)
    {
    }

    internal AdamW(IReadOnlyDictionary<string, Tensor> parameters, AdamWOptions options, bool onlyTensors)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        List<string> errors = [.. options.Validate()];
        errors.AddRange(parameters.Where(p => p.Value.dtype != ScalarType.Float32 || !p.Value.is_contiguous()).Select(p => $"Parameter '{p.Key}' is {(p.Value.is_contiguous() ? p.Value.dtype.ToString() : "not contiguous")}; give contiguous float32."));
        if (errors.Count > 0)
        {
            throw new ArgumentException(string.Join(" ", errors));
        }

        _options = options;
        _names = [.. parameters.Keys];
        _weights = [.. parameters.Values];
        _first = Array.ConvertAll(_weights, w => zeros_like(w, requires_grad: false).DetachFromDisposeScope());
        _second = Array.ConvertAll(_weights, w => zeros_like(w, requires_grad: false).DetachFromDisposeScope());
        _steps = new long[_weights.Length];
        _reachable = !onlyTensors && Array.TrueForAll(_weights, ParameterChunks.IsReachable);
    }

    /// <summary>Forgets all gradients; the next backward pass begins anew.</summary>
    public void ZeroGradients()
    {
        foreach (Tensor weight in _weights)
        {
            // Freed, not filled with zeros: the next backward pass then keeps its gradient instead of adding it.
            weight.grad = null;
        }

        _scale = 1;
    }

    /// <summary>Limits the gradient's norm over all parameters in the next <see cref="Step"/>. The gradients themselves stay as they are.</summary>
    /// <param name="limit">The greatest norm, above 0; infinity only measures.</param>
    /// <returns>The norm before limiting.</returns>
    /// <exception cref="UnderstudyException">When the norm is no finite number: the training diverged. Nothing has been changed.</exception>
    public double ClipGradients(double limit)
    {
        if (!(limit > 0))
        {
            throw new ArgumentOutOfRangeException(nameof(limit), string.Create(CultureInfo.InvariantCulture, $"The limit is {limit}; give more than 0."));
        }

        using DisposeScope scope = NewDisposeScope();
        double norm = Math.Sqrt(SumOfSquares(Gradients()));
        if (!double.IsFinite(norm))
        {
            throw new UnderstudyException(ErrorCode.TrainingUnavailable, string.Create(CultureInfo.InvariantCulture, $"The training diverged: the gradient's norm is {norm}. Lower the learning rate, lengthen its warm-up, or use 32-bit floats."));
        }

        _scale = norm > limit ? limit / norm : 1;
        return norm;
    }

    /// <summary>Moves the parameters once.</summary>
    /// <param name="learningRate">η, finite and 0 or more.</param>
    public void Step(double learningRate)
    {
        if (!double.IsFinite(learningRate) || learningRate < 0)
        {
            throw new ArgumentOutOfRangeException(nameof(learningRate), string.Create(CultureInfo.InvariantCulture, $"The learning rate is {learningRate}; give a finite number of 0 or more."));
        }

        using DisposeScope scope = NewDisposeScope();
        using IDisposable quiet = no_grad();
        Tensor?[] gradients = Gradients();
        var steps = new OptimiserKernels.Step[gradients.Length];
        for (int p = 0; p < steps.Length; p++)
        {
            if (gradients[p] is not null)
            {
                steps[p] = Numbers(++_steps[p], _weights[p].dim() >= 2, learningRate);
            }
        }

        if (_reachable)
        {
            Chunk[] chunks = Chunks(gradients);
            ParameterChunks.ForEach(chunks, c =>
            {
                Chunk chunk = chunks[c];
                int p = chunk.Tensor;
                OptimiserKernels.AdamW(ParameterChunks.Of(_weights[p], chunk), ParameterChunks.Of(gradients[p]!, chunk), ParameterChunks.Of(_first[p], chunk), ParameterChunks.Of(_second[p], chunk), steps[p]);
            });
        }
        else
        {
            for (int p = 0; p < steps.Length; p++)
            {
                StepByTensors(p, gradients[p], steps[p]);
            }
        }

        _scale = 1;
    }

    /// <summary>The state as named arrays: both moments and the number of steps of each parameter.</summary>
    public IEnumerable<KeyValuePair<string, float[]>> ReadState()
    {
        for (int p = 0; p < _names.Length; p++)
        {
            yield return new(First(p), TensorState.Read(_first[p]));
            yield return new(Second(p), TensorState.Read(_second[p]));
            yield return new(Steps(p), TensorState.FromCount(_steps[p]));
        }
    }

    /// <summary>Takes over a state of <see cref="ReadState"/>; what else is in it is ignored.</summary>
    /// <exception cref="UnderstudyException">When the state is another network's; lists everything that does not fit, and nothing has been changed.</exception>
    public void WriteState(IReadOnlyDictionary<string, float[]> state)
    {
        ArgumentNullException.ThrowIfNull(state);
        TensorState.Check(state, Enumerable.Range(0, _names.Length).SelectMany(p => new[] { (First(p), _weights[p].numel()), (Second(p), _weights[p].numel()), (Steps(p), 2) }), "the optimiser");
        for (int p = 0; p < _names.Length; p++)
        {
            TensorState.Write(_first[p], state[First(p)]);
            TensorState.Write(_second[p], state[Second(p)]);
            _steps[p] = TensorState.ToCount(state[Steps(p)]);
        }
    }

    /// <summary>Frees the moments.</summary>
    public void Dispose()
    {
        foreach (Tensor moment in _first.Concat(_second))
        {
            moment.Dispose();
        }
    }

    private string First(int p) => _names[p] + "/first";

    private string Second(int p) => _names[p] + "/second";

    private string Steps(int p) => _names[p] + "/steps";

    private Tensor?[] Gradients() => Array.ConvertAll(_weights, weight => weight.grad is not { } gradient ? null : gradient.is_contiguous() ? gradient : gradient.contiguous());

    private static Chunk[] Chunks(Tensor?[] tensors) => ParameterChunks.Cut(Array.ConvertAll(tensors, t => t?.numel() ?? 0));

    private double SumOfSquares(Tensor?[] gradients)
    {
        if (_reachable)
        {
            Chunk[] chunks = Chunks(gradients);
            double[] sums = new double[chunks.Length];
            ParameterChunks.ForEach(chunks, c => sums[c] = OptimiserKernels.SumOfSquares(ParameterChunks.Of(gradients[chunks[c].Tensor]!, chunks[c])));
            return sums.Sum();
        }

        Tensor total = zeros(1, ScalarType.Float64, _weights.Length == 0 ? CPU : _weights[0].device);
        foreach (Tensor? gradient in gradients)
        {
            if (gradient is not null)
            {
                using Tensor squares = gradient.Squared();
                total = total.Plus(squares.sum(ScalarType.Float64));
            }
        }

        return total.item<double>();
    }

    private OptimiserKernels.Step Numbers(long step, bool decays, double learningRate) => new(
        Scale: (float)_scale,
        Beta1: (float)_options.Beta1,
        New1: (float)(1 - _options.Beta1),
        Beta2: (float)_options.Beta2,
        New2: (float)(1 - _options.Beta2),
        Correction: (float)(1 / Math.Sqrt(1 - Math.Pow(_options.Beta2, step))),
        Epsilon: (float)_options.Epsilon,
        Keep: (float)(1 - (decays ? learningRate * _options.WeightDecay : 0)),
        Rate: (float)(-learningRate / (1 - Math.Pow(_options.Beta1, step))));

    private void StepByTensors(int p, Tensor? gradient, in OptimiserKernels.Step step)
    {
        if (gradient is null)
        {
            return;
        }

        using DisposeScope scope = NewDisposeScope();
        using Scalar beta1 = step.Beta1, new1 = step.New1, beta2 = step.Beta2, new2 = step.New2, keep = step.Keep, rate = step.Rate;
        Tensor scaled = step.Scale == 1 ? gradient : gradient.Times(step.Scale);
        _first[p].mul_(beta1).add_(scaled, new1);
        _second[p].mul_(beta2).addcmul_(scaled, scaled, new2);
        Tensor divisor = _second[p].sqrt().Times(step.Correction).Plus(step.Epsilon);
        _weights[p].mul_(keep).addcdiv_(_first[p], divisor, rate);
    }
}
