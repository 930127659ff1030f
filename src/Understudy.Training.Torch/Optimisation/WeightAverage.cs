using System.Globalization;

using TorchSharp;

using static TorchSharp.torch;

namespace Understudy.Training.Torch;

/// <summary>An exponential moving average of parameters, often better and always steadier than their last values.</summary>
/// <remarks>
/// <para><b>What it is.</b> After each step a ← a + (1 − d)(w − a), d = min(decay, (1 + t) / (10 + t)) with t the updates so far, so that
/// early weights are forgotten soon.</para>
/// <para><b>Inputs.</b> Named parameters, contiguous float32, on one device.</para>
/// <para><b>When not to use it.</b> For runs shorter than a few times 1 / (1 − decay) steps, or with a learning rate that decays to
/// zero, which averages by itself.</para>
/// <para><b>Reference.</b> Polyak and Juditsky, 1992; the early decay is TensorFlow's.</para>
/// <para><b>Example.</b> <c>average.Update(); using (average.Applied(parameters)) { Validate(); }</c></para>
/// <para>Not thread-safe.</para>
/// </remarks>
public sealed class WeightAverage : IDisposable
{
    private readonly string[] _names;
    private readonly Tensor[] _weights;
    private readonly Tensor[] _averages;
    private readonly Chunk[] _chunks;
    private readonly double _decay;
    private readonly bool _reachable;
    private long _updates;
    private bool _applied;

    /// <summary>Starts from the parameters' values.</summary>
    /// <param name="parameters">What is averaged, by name; stays the caller's.</param>
    /// <param name="decay">How much of the average stays at an update, in [0, 1).</param>
    public WeightAverage(IReadOnlyDictionary<string, Tensor> parameters, double decay)
        : this(parameters, decay, onlyTensors: false)
    {
    }

    internal WeightAverage(IReadOnlyDictionary<string, Tensor> parameters, double decay, bool onlyTensors)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        if (!(decay is >= 0 and < 1))
        {
            throw new ArgumentOutOfRangeException(nameof(decay), string.Create(CultureInfo.InvariantCulture, $"The decay is {decay}; give 0 or more, below 1."));
        }

        _decay = decay;
        _names = [.. parameters.Keys];
        _weights = [.. parameters.Values];
        _averages = Copies(_weights);
        _chunks = ParameterChunks.Cut(Array.ConvertAll(_weights, w => w.numel()));
        _reachable = !onlyTensors && Array.TrueForAll(_weights, ParameterChunks.IsReachable);
    }

    /// <summary>Takes the parameters' values in, after a step.</summary>
    /// <exception cref="InvalidOperationException">While the averages are applied.</exception>
    public void Update()
    {
        RefuseWhileApplied();
        float share = (float)(1 - Math.Min(_decay, (1.0 + _updates) / (10.0 + _updates)));
        _updates++;
        if (_reachable)
        {
            ParameterChunks.ForEach(_chunks, c =>
            {
                int p = _chunks[c].Tensor;
                OptimiserKernels.Approach(ParameterChunks.Of(_averages[p], _chunks[c]), ParameterChunks.Of(_weights[p], _chunks[c]), share);
            });
            return;
        }

        using IDisposable quiet = no_grad();
        for (int p = 0; p < _weights.Length; p++)
        {
            using Tensor distance = _weights[p].sub(_averages[p]);
            using Scalar part = share;
            _averages[p].add_(distance, part);
        }
    }

    /// <summary>Overwrites parameters with their averages.</summary>
    /// <param name="parameters">The averaged parameters, or others of the same names and shapes.</param>
    /// <exception cref="InvalidOperationException">While the averages are applied.</exception>
    public void CopyTo(IReadOnlyDictionary<string, Tensor> parameters)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        RefuseWhileApplied();
        using IDisposable quiet = no_grad();
        for (int p = 0; p < _names.Length; p++)
        {
            parameters[_names[p]].copy_(_averages[p]);
        }
    }

    /// <summary>Overwrites parameters with their averages until the returned object is disposed of, which puts their own values back.</summary>
    /// <param name="parameters">The averaged parameters, or others of the same names and shapes.</param>
    /// <exception cref="InvalidOperationException">While the averages are applied.</exception>
    public IDisposable Applied(IReadOnlyDictionary<string, Tensor> parameters)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        RefuseWhileApplied();
        var application = new Application(this, Array.ConvertAll(_names, name => parameters[name]));
        CopyTo(parameters);
        _applied = true;
        return application;
    }

    /// <summary>The state as named arrays: the averages and the number of updates.</summary>
    public IEnumerable<KeyValuePair<string, float[]>> ReadState()
    {
        for (int p = 0; p < _names.Length; p++)
        {
            yield return new(Average(p), TensorState.Read(_averages[p]));
        }

        yield return new("updates", TensorState.FromCount(_updates));
    }

    /// <summary>Takes over a state of <see cref="ReadState"/>; what else is in it is ignored.</summary>
    /// <exception cref="Core.UnderstudyException">When the state is another network's; lists everything that does not fit, and nothing has been changed.</exception>
    public void WriteState(IReadOnlyDictionary<string, float[]> state)
    {
        ArgumentNullException.ThrowIfNull(state);
        TensorState.Check(state, Enumerable.Range(0, _names.Length).Select(p => (Average(p), _averages[p].numel())).Append(("updates", 2)), "the weights' average");
        for (int p = 0; p < _names.Length; p++)
        {
            TensorState.Write(_averages[p], state[Average(p)]);
        }

        _updates = TensorState.ToCount(state["updates"]);
    }

    /// <summary>Frees the averages.</summary>
    public void Dispose() => Array.ForEach(_averages, a => a.Dispose());

    private static Tensor[] Copies(Tensor[] tensors)
    {
        using IDisposable quiet = no_grad();
        return Array.ConvertAll(tensors, t => t.clone().DetachFromDisposeScope());
    }

    private string Average(int p) => _names[p] + "/average";

    private void RefuseWhileApplied()
    {
        if (_applied)
        {
            throw new InvalidOperationException("The averages are applied to the parameters; dispose of what Applied returned first.");
        }
    }

    private sealed class Application : IDisposable
    {
        private readonly WeightAverage _owner;
        private readonly Tensor[] _parameters;
        private readonly Tensor[] _own;
        private bool _over;

        public Application(WeightAverage owner, Tensor[] parameters)
        {
            _owner = owner;
            _parameters = parameters;
            _own = Copies(parameters);
        }

        public void Dispose()
        {
            if (_over)
            {
                return;
            }

            _over = true;
            _owner._applied = false;
            using IDisposable quiet = no_grad();
            for (int p = 0; p < _own.Length; p++)
            {
                _parameters[p].copy_(_own[p]);
                _own[p].Dispose();
            }
        }
    }
}
