using TorchSharp;

using Understudy.Core;
using Understudy.Inference;

namespace Understudy.Training.Torch.Tests.Decoding;

/// <summary>Decoders and sequences small enough for a test.</summary>
internal static class TinyDecoders
{
    public static DecoderConfig Config { get; } = new() { VocabularySize = 23, Blocks = 2, Repeats = 2, Width = 16, Heads = 4, KeyValueHeads = 2, FeedForward = 24, MaximumTokens = 32, AttentionBias = true };

    public static DecoderOptions Options { get; } = new() { Blocks = 2, Width = 32, Heads = 4, KeyValueHeads = 2, FeedForward = 48, VocabularySize = 400, MaximumTokens = 128, Epochs = 2, BatchTokens = 512, Dropout = 0.1f, AverageDecay = 0, LearningRate = 5e-3f };

    /// <summary>Weights with every bias and norm away from where they begin, and large enough for attention to have preferences.</summary>
    public static DecoderWeights Weights(DecoderConfig config, ulong seed = 3)
    {
        var random = new SeededRandom(new Seed(seed));
        return DecoderWeights.Create(config, p => Enumerable.Range(0, (int)p.Count).Select(_ => (float)((p.Name.EndsWith("norm.weight", StringComparison.Ordinal) ? 1 : 0) + (0.3 * random.NextGaussian()))).ToArray());
    }

    public static DecoderSequence[] Sequences(DecoderConfig config, params (int Length, int Start)[] shapes)
    {
        var random = new SeededRandom(new Seed(8));
        return [.. shapes.Select(s => new DecoderSequence([.. Enumerable.Range(0, s.Length).Select(_ => random.Next(config.VocabularySize))], s.Start))];
    }

    public static float[] Read(torch.Tensor tensor) => [.. tensor.detach().to(torch.ScalarType.Float32).contiguous().reshape(-1).data<float>()];
}
