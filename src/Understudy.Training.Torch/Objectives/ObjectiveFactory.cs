namespace Understudy.Training.Torch;

/// <summary>Objectives by name.</summary>
public static class ObjectiveFactory
{
    /// <summary>The name of <see cref="Torch.SoftCrossEntropy"/>.</summary>
    public const string SoftCrossEntropy = "soft-cross-entropy";

    /// <summary>The name of <see cref="Torch.PointwiseMse"/>.</summary>
    public const string PointwiseMse = "mse";

    /// <summary>The name of <see cref="Torch.PointwiseBce"/>.</summary>
    public const string PointwiseBce = "bce";

    /// <summary>The name of <see cref="Torch.MarginMse"/>.</summary>
    public const string MarginMse = "margin-mse";

    /// <summary>The name of <see cref="Torch.ListNet"/>.</summary>
    public const string ListNet = "listnet";

    /// <summary>The name of <see cref="Torch.RankNet"/>.</summary>
    public const string RankNet = "ranknet";

    /// <summary>The name of <see cref="Torch.AdrMse"/>.</summary>
    public const string AdrMse = "adr-mse";

    /// <summary>All names, the classification objective first.</summary>
    public static IReadOnlyList<string> Names { get; } = [SoftCrossEntropy, PointwiseMse, PointwiseBce, MarginMse, ListNet, RankNet, AdrMse];

    /// <summary>Makes the objective that the options name.</summary>
    /// <exception cref="ArgumentException">With everything that is wrong with the options.</exception>
    public static IObjective Create(ObjectiveOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        ObjectiveOptions.Check(options);
        return options.Name switch
        {
            SoftCrossEntropy => new SoftCrossEntropy(options.Temperature, options.LabelSmoothing),
            PointwiseMse => new PointwiseMse(),
            PointwiseBce => new PointwiseBce(options.LowestScore, options.HighestScore),
            MarginMse => new MarginMse(options.Average),
            ListNet => new ListNet(options.Temperature),
            RankNet => new RankNet(options.Temperature, options.Average),
            _ => new AdrMse(options.Temperature),
        };
    }
}
