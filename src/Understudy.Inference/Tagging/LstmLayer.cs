using System.Numerics.Tensors;

namespace Understudy.Inference;

/// <summary>One direction of an LSTM layer (Hochreiter and Schmidhuber, 1997; gates as in 1402.1128 without peepholes) over one text.</summary>
internal sealed class LstmLayer
{
    private readonly DenseLayer _input;
    private readonly DenseLayer _recurrent;
    private readonly int _hidden;
    private readonly bool _backward;

    public LstmLayer(TaggerWeights weights, int layer, bool backward)
    {
        string at = TaggerParameters.Lstm(layer, backward);
        _hidden = weights.Config.Hidden;
        _backward = backward;
        _input = new DenseLayer(weights[at + ".weight_ih"].Span, weights[at + ".bias"].Span, 4 * _hidden);
        _recurrent = new DenseLayer(weights[at + ".weight_hh"].Span, [], 4 * _hidden);
    }

    /// <summary>Numbers of working memory.</summary>
    public int Scratch => _input.PaddedOutputs + (3 * _hidden);

    /// <summary>Writes the states of all words.</summary>
    /// <param name="x">[words, inputs].</param>
    /// <param name="words">How many.</param>
    /// <param name="states">[words, 2·hidden]; this direction's half is written.</param>
    /// <param name="scratch">Working memory.</param>
    public void Apply(ReadOnlySpan<float> x, int words, Span<float> states, Span<float> scratch)
    {
        int h = _hidden, inputs = _input.Inputs;
        Span<float> gates = scratch[.._input.PaddedOutputs], rest = scratch[_input.PaddedOutputs..];
        Span<float> cell = rest[..h], state = rest.Slice(h, h), squashed = rest.Slice(2 * h, h);
        cell.Clear();
        state.Clear();
        for (int step = 0; step < words; step++)
        {
            int t = _backward ? words - 1 - step : step;
            _input.Apply(x.Slice(t * inputs, inputs), gates);
            _recurrent.Add(state, gates);
            Span<float> first = gates[..(2 * h)], candidate = gates.Slice(2 * h, h), output = gates.Slice(3 * h, h);
            TensorPrimitives.Sigmoid(first, first);
            TensorPrimitives.Tanh(candidate, candidate);
            TensorPrimitives.Sigmoid(output, output);
            TensorPrimitives.Multiply(candidate, first[..h], candidate);
            TensorPrimitives.MultiplyAdd(cell, first[h..], candidate, cell);
            TensorPrimitives.Tanh(cell, squashed);
            TensorPrimitives.Multiply(output, squashed, state);
            state.CopyTo(states.Slice((t * 2 * h) + (_backward ? h : 0), h));
        }
    }
}
