using TorchSharp;

using Understudy.Inference;

using static TorchSharp.torch;

namespace Understudy.Training.Torch;

/// <summary>Cosines and sines of rotary positions (2104.09864, half rotation as in Hugging Face's Llama), made as far as they are needed.</summary>
internal sealed class RotaryTable(DecoderConfig config, Device device) : IDisposable
{
    private readonly Dictionary<ScalarType, (Tensor Cosine, Tensor Sine)> _tables = [];
    private int _tokens;

    /// <summary>Tables of at least so many positions, [positions, head]; the sines of the first half are negative, so that x·cos + swap(x)·sin rotates.</summary>
    public (Tensor Cosine, Tensor Sine) Of(ScalarType type, int tokens)
    {
        if (tokens > _tokens)
        {
            Dispose();
            _tokens = Math.Min(Math.Max(tokens, 2 * _tokens), Math.Max(tokens, config.MaximumTokens));
        }

        if (!_tables.TryGetValue(type, out (Tensor, Tensor) table))
        {
            table = Make(type);
            _tables.Add(type, table);
        }

        return table;
    }

    public void Dispose()
    {
        foreach ((Tensor cosine, Tensor sine) in _tables.Values)
        {
            cosine.Dispose();
            sine.Dispose();
        }

        _tables.Clear();
    }

    private (Tensor Cosine, Tensor Sine) Make(ScalarType type)
    {
        int half = config.HeadWidth / 2;
        var cosine = new float[_tokens * config.HeadWidth];
        var sine = new float[cosine.Length];
        for (int t = 0; t < _tokens; t++)
        {
            for (int d = 0; d < config.HeadWidth; d++)
            {
                double angle = t / Math.Pow(config.RotaryBase, 2.0 * (d % half) / config.HeadWidth);
                cosine[(t * config.HeadWidth) + d] = (float)Math.Cos(angle);
                sine[(t * config.HeadWidth) + d] = (float)(d < half ? -Math.Sin(angle) : Math.Sin(angle));
            }
        }

        using IDisposable lasting = inference_mode(false); // a sampler may make the table, and training use it
        using DisposeScope scope = NewDisposeScope();
        return (tensor(cosine, [_tokens, config.HeadWidth], device: device).to(type).DetachFromDisposeScope(), tensor(sine, [_tokens, config.HeadWidth], device: device).to(type).DetachFromDisposeScope());
    }
}
