using TorchSharp;

using Understudy.Core;
using Understudy.Inference;

namespace Understudy.Training.Torch.Tests;

/// <summary>Networks and training sets small enough for a test.</summary>
internal static class TinyNetworks
{
    public static TrainingRuntime Runtime { get; } = new() { Device = torch.CPU, Precision = ComputePrecision.Float32, PeakRate = 1e11, Description = "test" };

    public static EncoderOptions Options { get; } = new()
    {
        Layers = 2,
        Width = 16,
        Heads = 2,
        FeedForward = 24,
        MaximumTokens = 24,
        Epochs = 4,
        BatchTokens = 96,
        Dropout = 0.2f,
        TokenDropout = 0.1f,
        LearningRate = 0.01f,
    };

    public static EncoderNetwork Network(EncoderFamily family, int outputs = 3) =>
        EncoderNetwork.Random((Options with { Family = family }).Config(40, outputs, 0), new Seed(5), torch.CPU);

    public static TokenSequence[] Inputs(int count, bool pairs = false)
    {
        var random = new SeededRandom(new Seed(9));
        return [.. Enumerable.Range(0, count).Select(_ =>
        {
            int length = 3 + random.Next(18);
            int[] ids = [.. Enumerable.Range(0, length).Select(_ => 5 + random.Next(35))];
            return new TokenSequence(ids, pairs ? 1 + random.Next(length - 1) : length);
        })];
    }

    public static TrainingSet Classes(int rows)
    {
        TokenSequence[] inputs = Inputs(rows);
        var targets = new float[rows * 3];
        for (int i = 0; i < rows; i++)
        {
            targets[(i * 3) + (inputs[i].Ids[1] % 3)] = 1;
        }

        return TrainingSet.ForClasses(inputs, targets, 3);
    }

    public static TrainingSet Pairs(int queries, int items)
    {
        TokenSequence[] inputs = Inputs(queries * items, pairs: true);
        return TrainingSet.ForRelevance(inputs, [.. inputs.Select(i => (float)(i.Ids[1] % 4))], [.. inputs.Select((_, i) => i / items)]);
    }

    public static float[] Weights(EncoderNetwork network)
    {
        EncoderWeights weights = network.ToWeights();
        return [.. EncoderParameters.List(weights.Config).SelectMany(p => weights[p.Name].ToArray())];
    }
}
