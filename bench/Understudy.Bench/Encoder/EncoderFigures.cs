namespace Understudy.Bench;

/// <summary>The figures of the encoder rung: speed of training and inference, accuracy against the linear rung, relevance.</summary>
public static class EncoderFigures
{
    private const string StudyPrefix = "study-";
    private const string NoData = "UNDERSTUDY_DATA is not set";

    /// <summary>Names of the arms, for <c>--arm</c>.</summary>
    public static IReadOnlyList<string> Arms { get; } = ["training", "padding", "inference", "banking77", "headlines", "clinc150", "media-bias", "relevance"];

    /// <summary>Arms that are run only when they are named: what helps and what does not, on selection.</summary>
    public static IReadOnlyList<string> Studies { get; } = [.. StudyArm.Sets.Append("storefront").Select(s => StudyPrefix + s)];

    /// <summary>Measures arm by arm; finished arms are stored and resumed, and trainings in progress go on from their checkpoints.</summary>
    /// <param name="dataRoot"><c>UNDERSTUDY_DATA</c>, or null.</param>
    /// <param name="plan">How.</param>
    /// <param name="store">What is measured already.</param>
    /// <param name="wanted">Names of <see cref="Arms"/> or <see cref="Studies"/>; empty measures all arms.</param>
    /// <param name="cancellationToken">Stops; the arm in progress is not stored.</param>
    public static async Task<IReadOnlyList<Figure>> MeasureAsync(string? dataRoot, EncoderPlan plan, FigureStore store, IReadOnlyCollection<string> wanted, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(store);
        ArgumentNullException.ThrowIfNull(wanted);
        List<Figure> figures = [];
        RealData? data = dataRoot is null ? null : new RealData(dataRoot);
        foreach (string arm in wanted.Count == 0 ? Arms : Arms.Concat(Studies).Where(wanted.Contains))
        {
            cancellationToken.ThrowIfCancellationRequested();
            await plan.Log.WriteLineAsync(arm);
            figures.AddRange(arm switch
            {
                "training" => await store.GetAsync(arm, [], () => TrainingSpeedArm.MeasureAsync(plan, cancellationToken)),
                "inference" => await store.GetAsync(arm, [], () => InferenceFigures.MeasureAsync(plan, cancellationToken)),
                "relevance" => RelevanceArm.Find() is { } pairs
                    ? await store.GetAsync(arm, [pairs], c => RelevanceArm.MeasureAsync(plan with { Checkpoints = c }, pairs, cancellationToken))
                    : [Figure.Skipped("storefront: NDCG@10", "", null, "samples/storefront/pairs.csv is not below the working directory or its parents")],
                StudyPrefix + "storefront" when RelevanceArm.Find() is { } pairs => await store.GetAsync(arm, [pairs], c => StudyArm.RelevanceAsync(plan with { Checkpoints = c }, pairs, cancellationToken)),
                _ => data is null ? [Skipped(arm)] : await WithDataAsync(arm, data, dataRoot!, plan, store, cancellationToken),
            });
        }

        return figures;
    }

    private static Task<IReadOnlyList<Figure>> WithDataAsync(string arm, RealData data, string dataRoot, EncoderPlan plan, FigureStore store, CancellationToken cancellationToken)
    {
        string clinc = data.Files("clinc150", "data_full.json")[0];
        return arm switch
        {
            "padding" => store.GetAsync(arm, data.Files("banking77", "train.csv"), () => PaddingArm.MeasureAsync(plan, data, cancellationToken)),
            "banking77" => store.GetAsync(arm, data.Files(arm, "train.csv", "test.csv"), c => EncoderAccuracyArm.MeasureAsync(plan with { Checkpoints = c }, data, arm, .920, [Peer.Published("ModernBERT-base, fine-tuned", .9399), Peer.Published("distil labs 1B student", .895)], cancellationToken)),
            "headlines" => store.GetAsync(arm, data.Files(arm, "train.csv", "test.csv"), c => EncoderAccuracyArm.MeasureAsync(plan with { Checkpoints = c }, data, arm, .900, [.. RecordedAnswers.Headlines(dataRoot)], cancellationToken)),
            "clinc150" => store.GetAsync($"{arm}-{plan.EncoderSeeds}", [clinc], c => ClincArm.MeasureAsync(plan with { Checkpoints = c }, clinc, cancellationToken)),
            "media-bias" => store.GetAsync($"{arm}-{plan.EncoderSeeds}", [data.MediaTrain, data.MediaGold], c => EncoderMediaBiasArm.MeasureAsync(plan with { Checkpoints = c }, data, cancellationToken)),
            _ when Studies.Contains(arm) => store.GetAsync(arm, data.Files(arm[StudyPrefix.Length..], arm.EndsWith("media-bias", StringComparison.Ordinal) ? "anno-lexical-train.parquet" : "train.csv"), c => StudyArm.ClassificationAsync(plan with { Checkpoints = c }, data, arm[StudyPrefix.Length..], cancellationToken)),
            _ => throw new ArgumentOutOfRangeException(nameof(arm), arm, "No such arm."),
        };
    }

    private static Figure Skipped(string arm) => arm switch
    {
        "padding" => Figure.Skipped("training: banking77 texts, length bucketing against padding to 64", "×", 2, NoData),
        "banking77" => Figure.Skipped("banking77: accuracy of the rung chosen on selection", "share", .920, NoData),
        "headlines" => Figure.Skipped("headlines: accuracy of the rung chosen on selection", "share", .900, NoData),
        "clinc150" => Figure.Skipped("clinc150: accuracy of the rung chosen on selection, in-scope test", "share", .93, NoData),
        _ when Studies.Contains(arm) => Figure.Skipped(arm, "", null, NoData),
        _ => Figure.Skipped("media-bias: accuracy of the rung chosen on selection, LLM-labelled → expert gold", "share", .742, NoData),
    };
}
