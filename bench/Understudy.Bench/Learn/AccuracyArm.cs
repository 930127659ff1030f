using System.Globalization;
using Understudy.Core;
using Understudy.Data;
using Understudy.Inference;
using Understudy.Statistics;
using Understudy.Training;

namespace Understudy.Bench;

/// <summary>Train → official test: the train stage with its model choice on a held-out fifth of train, refitted on all train rows.</summary>
public static class AccuracyArm
{
    private const int Seeds = 3;

    /// <summary>Accuracy, and for banking77 the speeds against ML.NET in the same run.</summary>
    public static async Task<IReadOnlyList<Figure>> MeasureAsync(RealData data, string set, double bar, IReadOnlyList<Peer> peers, TextWriter log, CancellationToken cancellationToken)
    {
        (ExampleTable train, ExampleTable test) = await data.LoadAsync(set, cancellationToken);
        var runs = new List<(double Accuracy, SearchResult Search)>();
        for (int seed = 1; seed <= Seeds; seed++)
        {
            SearchResult search = Train(train, new Seed((ulong)seed), LearningTarget.Gold, cancellationToken);
            double accuracy = await AccuracyAsync(search, test, cancellationToken);
            runs.Add((accuracy, search));
            await log.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"  {set} seed {seed}: {accuracy:0.0000} with {search.Options.Name}; stage {search.Seconds:0.0} s, last fit {search.FitSeconds:0.00} s"));
        }

        using MlNetPeer peer = MlNetPeer.Train(train, train.Gold);
        double peerAccuracy = peer.Accuracy(test, test.Gold);
        await log.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"  {set} ML.NET SDCA: {peerAccuracy:0.0000} in {peer.TrainSeconds:0.0} s"));
        double mean = runs.Average(r => r.Accuracy);
        Interval interval = WilsonScore.TwoSided((long)Math.Round(mean * test.Count), test.Count, .95);
        string chosen = string.Join(", ", runs.Select(r => r.Search.Options.Name).Distinct());
        List<Figure> figures =
        [
            Figure.AtLeast(
                $"{set}: accuracy, train → test", mean, interval.Low, interval.High, "share", bar,
                string.Create(CultureInfo.InvariantCulture, $"mean of seeds 1–{Seeds} ({string.Join(", ", runs.Select(r => r.Accuracy.ToString("0.0000", CultureInfo.InvariantCulture)))}), {train.Count:#,0} → {test.Count:#,0} rows, chosen on a held-out fifth: {chosen}; Wilson interval of one run's {test.Count:#,0} rows"),
                [Peer.Measured("ML.NET 5.0.1 FeaturizeText + SDCA", peerAccuracy), .. peers]),
        ];
        if (set == "banking77")
        {
            using MlNetPeer cached = MlNetPeer.Train(train, train.Gold, cached: true);
            await log.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"  {set} ML.NET SDCA with cached features: {cached.Accuracy(test, test.Gold):0.0000} in {cached.TrainSeconds:0.0} s"));
            figures.AddRange(Speeds(train, test, runs.Select(r => r.Search).ToList(), peer, cached));
        }

        return figures;
    }

    /// <summary>The train stage as <c>learn</c> runs it, with a random fifth of the rows to choose on; the last fit uses all rows.</summary>
    internal static SearchResult Train(ExampleTable table, Seed seed, LearningTarget target, CancellationToken cancellationToken)
    {
        Partition partition = Divide(table, seed);
        return LinearSearch.Run(table, partition.Rows(SplitKind.Train), partition.Rows(SplitKind.Selection), new TrainOptions { Target = target, Seed = seed, LearningCurve = false }, null, cancellationToken);
    }

    /// <summary>Four fifths to learn from and a fifth to choose on, at random by label.</summary>
    internal static Partition Divide(ExampleTable table, Seed seed)
    {
        int[] units = [.. Enumerable.Range(0, table.Count)];
        return Splitter.Split(table, units, new SplitOptions { Train = .8, Selection = .2, Calibration = 0, Test = 0, ByTime = false }, seed.For("split"));
    }

    /// <summary>Share of gold rows answered right, in the served form.</summary>
    internal static async Task<double> AccuracyAsync(SearchResult search, ExampleTable test, CancellationToken cancellationToken)
    {
        int[] rows = [.. Enumerable.Range(0, test.Count)];
        Responses answers = await ServedLinear.Responder(search).RespondAsync(test, rows, cancellationToken);
        return rows.Count(r => answers.Labels[r] == test.Gold(r)) / (double)rows.Length;
    }

    private static IEnumerable<Figure> Speeds(ExampleTable train, ExampleTable test, List<SearchResult> searches, MlNetPeer peer, MlNetPeer cached)
    {
        double fit = searches.Select(s => s.FitSeconds).Order().ElementAt(searches.Count / 2), stage = searches.Select(s => s.Seconds).Order().ElementAt(searches.Count / 2);
        (double Slow, double Fast) fits = (searches.Max(s => s.FitSeconds), searches.Min(s => s.FitSeconds)), stages = (searches.Max(s => s.Seconds), searches.Min(s => s.Seconds));
        string fitNote = string.Create(CultureInfo.InvariantCulture, $"{fit:0.00} s on {train.Count:#,0} rows, median of {searches.Count} seeds; interval: slowest to fastest");
        yield return Figure.AtLeast("banking77: one fit, times faster than ML.NET SDCA at its defaults", peer.TrainSeconds / fit, peer.TrainSeconds / fits.Slow, peer.TrainSeconds / fits.Fast, "×", 10, string.Create(CultureInfo.InvariantCulture, $"{peer.TrainSeconds:0.0} s against {fitNote}"));
        yield return Figure.AtLeast("banking77: one fit, times faster than ML.NET SDCA with cached features", cached.TrainSeconds / fit, cached.TrainSeconds / fits.Slow, cached.TrainSeconds / fits.Fast, "×", null, string.Create(CultureInfo.InvariantCulture, $"{cached.TrainSeconds:0.0} s (AppendCacheCheckpoint before the trainer) against {fitNote}"));
        yield return Figure.AtLeast("banking77: whole train stage with model choice, times faster than one ML.NET SDCA fit at its defaults", peer.TrainSeconds / stage, peer.TrainSeconds / stages.Slow, peer.TrainSeconds / stages.Fast, "×", 3, string.Create(CultureInfo.InvariantCulture, $"{stage:0.0} s (median), {searches[0].Candidates.Count} candidates; against one fit with cached features {cached.TrainSeconds / stage:0.0} ×"));
        LinearSpecialist specialist = ServedLinear.Classifier(searches[0]);
        string[] texts = [.. Enumerable.Range(0, test.Count).Select(i => test.Input(i).ToString())];
        foreach (string text in texts)
        {
            specialist.Predict(text, out _);
        }

        double ours = Timing.MedianMicroseconds(texts.Length, i => specialist.Predict(texts[i], out _));
        long before = GC.GetAllocatedBytesForCurrentThread();
        foreach (string text in texts)
        {
            specialist.Predict(text, out _);
        }

        long allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        double theirs = peer.MicrosecondsPerPrediction(test);
        yield return Figure.AtLeast("banking77: one prediction, times faster than ML.NET PredictionEngine", theirs / ours, theirs / ours, theirs / ours, "×", 5, string.Create(CultureInfo.InvariantCulture, $"{ours:0.00} µs against {theirs:0.0} µs, medians over {texts.Length:#,0} test texts, one thread, warm"));
        yield return Figure.AtMost("banking77: bytes allocated by a prediction after warm-up", allocated / (double)texts.Length, allocated / (double)texts.Length, allocated / (double)texts.Length, "bytes", 0, $"{texts.Length} predictions on one thread");
    }
}
