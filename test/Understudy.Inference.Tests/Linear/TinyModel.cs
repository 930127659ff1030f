using Understudy.Core;

namespace Understudy.Inference.Tests.Linear;

/// <summary>A model of three words and two or more classes whose answers can be worked out by hand.</summary>
internal static class TinyModel
{
    public static FeatureOptions Words { get; } = new() { WordMax = 1, PairWindow = 0, CharMax = 0 };

    /// <summary>Words <c>refund</c>, <c>crash</c>, <c>the</c>; classes billing, bug.</summary>
    public static LinearModel Model(double temperature = 1) => new(
        Words,
        [HashOf("refund"), HashOf("crash"), HashOf("the")],
        [3f, 4f, 0.5f],
        [0.03f, 0.04f, 0.005f],
        [100, -100, -100, 100, 10, 0],
        [0.25f, -0.25f],
        temperature);

    public static LinearSpecialist Specialist() => new(Model(), Manifest());

    public static SpecialistManifest Manifest() => new()
    {
        Name = "tiny",
        Kind = WorkloadKind.Classification,
        Rung = Rung.Linear,
        Labels = ["billing", "bug"],
        Options = new LinearOptions { Features = Words },
        Temperature = 1,
        CandidateThresholds = [new(0.9, 0.5, 0.01), new(0, 1, 0.1)],
        LearningCurve = [new(10, 0.5, 20)],
        Lineage = new SpecialistLineage { Seed = 1, Target = "teacher", Version = "0.1.0", TrainRows = 10, SelectionRows = 2, TimeBudgetSeconds = 10 },
    };

    /// <summary>Many classes and features, pseudo-random weights.</summary>
    public static LinearModel Random(int classes, int features, FeatureOptions? options = null)
    {
        var random = new SeededRandom(new Seed(5));
        var hashes = new HashSet<uint>();
        var scratch = new FeatureScratch();
        var featurizer = new TextFeaturizer(options ?? new FeatureOptions());
        for (int i = 0; hashes.Count < features; i++)
        {
            featurizer.Extract($"card {i} lost my payment {i % 31} transfer top up", scratch);
            foreach (uint h in scratch.Hashes)
            {
                hashes.Add(h);
            }
        }

        uint[] chosen = [.. hashes.Order().Take(features)];
        sbyte[] weights = [.. Enumerable.Range(0, features * classes).Select(_ => (sbyte)(random.Next(255) - 127))];
        return new LinearModel(options ?? new FeatureOptions(), chosen, [.. chosen.Select(_ => (float)(0.05 + random.NextDouble()))], [.. chosen.Select(_ => (float)random.NextDouble() / 127)], weights, new float[classes], 0.5);
    }

    public static uint HashOf(string word)
    {
        var scratch = new FeatureScratch();
        new TextFeaturizer(Words).Extract(word, scratch);
        return scratch.Hashes[0];
    }
}
