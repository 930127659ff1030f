using Understudy.Inference;

namespace Understudy.Training;

/// <summary>The built-in recipes.</summary>
internal static class CandidateGrid
{
    /// <summary>Many classes, short texts.</summary>
    public static LinearOptions Short { get; } = new();

    /// <summary>Few classes, short texts.</summary>
    public static LinearOptions Headlines { get; } = new() { Name = "headlines", LearningRate = 0.06f, Epochs = 15, Dropout = 0.15f, BaseWeight = 0.15f, Alpha = 2 };

    /// <summary>Sentences and longer texts.</summary>
    public static LinearOptions News { get; } = new()
    {
        Name = "news",
        Features = new FeatureOptions { PairWindow = 0, AcrossWords = false },
        LearningRate = 0.03f,
        Epochs = 8,
        Dropout = 0.3f,
        LabelSmoothing = 0.3f,
        Alpha = 5,
    };
}
