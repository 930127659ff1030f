namespace Understudy.Bench;

/// <summary>The figures of <c>understudy learn</c>: accuracy, guarantee, speed and scale, each against its peers in the same run.</summary>
public static class LearnFigures
{
    private const string NoData = "UNDERSTUDY_DATA is not set";

    /// <summary>Measures arm by arm; finished arms are stored and resumed.</summary>
    public static async Task<IReadOnlyList<Figure>> MeasureAsync(string? dataRoot, FigureStore store, TextWriter log, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(store);
        ArgumentNullException.ThrowIfNull(log);
        string cli = Path.Combine(AppContext.BaseDirectory, "understudy.dll");
        List<Figure> figures = [];
        if (dataRoot is null)
        {
            figures.AddRange(
            [
                Figure.Skipped("headlines: accuracy, train → test", "share", .900, NoData),
                Figure.Skipped("banking77: accuracy, train → test", "share", .918, NoData),
                Figure.Skipped("banking77: coverage at max error 5 %, confidence 95 %", "share", .85, NoData),
                Figure.Skipped("banking77: one fit, times faster than ML.NET SDCA", "×", 10, NoData),
                Figure.Skipped("banking77: one prediction, times faster than ML.NET PredictionEngine", "×", 5, NoData),
                Figure.Skipped("media-bias: accuracy against expert gold, 33,831 LLM-labelled rows", "share", .738, NoData),
            ]);
        }
        else
        {
            var data = new RealData(dataRoot);
            figures.AddRange(await ArmAsync("headlines", data.Files("headlines", "train.csv", "test.csv"), () => AccuracyArm.MeasureAsync(data, "headlines", .900, [.. RecordedAnswers.Headlines(dataRoot)], log, cancellationToken)));
            figures.AddRange(await ArmAsync("banking77", data.Files("banking77", "train.csv", "test.csv"), () => AccuracyArm.MeasureAsync(data, "banking77", .918, [Peer.Published("distil labs 1B student", .895), Peer.Published("distil labs teacher", .91), Peer.Published("ModernBERT-base, fine-tuned", .9399), Peer.Published("bge-small + LinearSVC", .9308)], log, cancellationToken)));
            figures.AddRange(await ArmAsync("coverage", data.Files("banking77", "train.csv", "test.csv"), () => CoverageArm.MeasureAsync(data, log, cancellationToken)));
            figures.AddRange(await ArmAsync("media-bias", [data.MediaTrain, data.MediaGold], () => MediaBiasArm.MeasureAsync(data, cli, log, cancellationToken)));
        }

        figures.AddRange(await ArmAsync("scale", [], () => ScaleArm.MeasureAsync(cli, log, cancellationToken)));
        return figures;

        async Task<IReadOnlyList<Figure>> ArmAsync(string arm, IEnumerable<string> files, Func<Task<IReadOnlyList<Figure>>> measure)
        {
            await log.WriteLineAsync(arm);
            return await store.GetAsync(arm, files, measure);
        }
    }
}
