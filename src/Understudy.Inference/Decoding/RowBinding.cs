using Microsoft.ML.OnnxRuntime;

namespace Understudy.Inference;

/// <summary>The model's inputs and outputs bound to the memory of some rows: past and present of a layer are the same memory, which the model then extends in place.</summary>
internal sealed class RowBinding : IDisposable
{
    private readonly OrtIoBinding _binding;
    private readonly List<OrtValue> _values = [];
    private readonly int _count;
    private OrtValue? _ids;
    private int _tokens;

    /// <summary>Binds all but the tokens.</summary>
    /// <param name="session">The model.</param>
    /// <param name="c">Its shape.</param>
    /// <param name="count">Rows.</param>
    /// <param name="positions">Positions of the cache.</param>
    /// <param name="mask">Their masks, as wide as the cache.</param>
    /// <param name="logits">Their scores.</param>
    /// <param name="cache">Keys and values of each layer in turn.</param>
    public RowBinding(InferenceSession session, DecoderConfig c, int count, int positions, Memory<long> mask, Memory<float> logits, Memory<float>[] cache)
    {
        _binding = session.CreateIoBinding();
        _count = count;
        _binding.BindInput(DecoderNames.Mask, Value(mask, [count, positions]));
        _binding.BindOutput(DecoderNames.Logits, Value(logits, [count, 1, c.VocabularySize]));
        for (int i = 0; i < c.Layers; i++)
        {
            Bind(DecoderNames.PastKey(i), DecoderNames.PresentKey(i), cache[2 * i]);
            Bind(DecoderNames.PastValue(i), DecoderNames.PresentValue(i), cache[(2 * i) + 1]);
        }

        void Bind(string past, string present, Memory<float> memory)
        {
            OrtValue value = Value(memory, [count, c.KeyValueHeads, positions, c.HeadWidth]);
            _binding.BindInput(past, value);
            _binding.BindOutput(present, value);
        }

        OrtValue Value<T>(Memory<T> memory, long[] shape)
            where T : unmanaged
        {
            OrtValue value = OrtValue.CreateTensorValueFromMemory(OrtMemoryInfo.DefaultInstance, memory, shape);
            _values.Add(value);
            return value;
        }
    }

    /// <summary>Binds the tokens of the next runs.</summary>
    /// <param name="ids">[rows, tokens] at its start.</param>
    /// <param name="tokens">Tokens a row.</param>
    public void SetTokens(long[] ids, int tokens)
    {
        if (tokens == _tokens)
        {
            return;
        }

        OrtValue value = OrtValue.CreateTensorValueFromMemory(OrtMemoryInfo.DefaultInstance, ids.AsMemory(0, _count * tokens), [_count, tokens]);
        _binding.BindInput(DecoderNames.Ids, value);
        _ids?.Dispose();
        (_ids, _tokens) = (value, tokens);
    }

    /// <summary>Runs the model.</summary>
    public void Run(InferenceSession session, RunOptions options) => session.RunWithBinding(options, _binding);

    /// <inheritdoc/>
    public void Dispose()
    {
        _binding.Dispose();
        _ids?.Dispose();
        _values.ForEach(v => v.Dispose());
    }
}
