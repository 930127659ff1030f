using System.Diagnostics;

using Understudy.Core;
using Understudy.Inference;

namespace Understudy.Training;

/// <summary>Runs the fits of a plan, several at a time; each is its own and lands in its own place, so the number of threads changes nothing.</summary>
internal sealed class FitRunner
{
    // The served table takes 32 bytes a feature beside the weights, so their number is bounded on its own.
    private const int MostFeatures = 1 << 21;

    private readonly ExampleTable _table;
    private readonly Targets _all;
    private readonly SearchPlan _plan;
    private readonly TrainOptions _options;
    private readonly IProgress<StageProgress>? _progress;
    private readonly CancellationToken _cancellationToken;
    private readonly int _threads;
    private readonly int _maxFeatures;
    private readonly int _fits;
    private int _done;

    public FitRunner(ExampleTable table, Targets all, SearchPlan plan, TrainOptions options, IProgress<StageProgress>? progress, CancellationToken cancellationToken)
    {
        _table = table;
        _all = all;
        _plan = plan;
        _options = options;
        _progress = progress;
        _cancellationToken = cancellationToken;
        _threads = options.Threads == 0 ? Environment.ProcessorCount : options.Threads;
        _maxFeatures = (int)Math.Clamp(options.WeightMemory / (8L * LinearWeights.Pad(all.Classes)), 1000, MostFeatures);
        _fits = ((plan.Candidates.Count + (options.LearningCurve ? CurveParts.Length : 0)) * plan.Folds.Count) + 1;
    }

    private static double[] CurveParts { get; } = [0.125, 0.25, 0.5];

    private ParallelOptions Parallelism => new() { MaxDegreeOfParallelism = _threads, CancellationToken = _cancellationToken };

    /// <summary>Out-of-sample scores of every candidate, over all folds.</summary>
    public SelectionScorer[] ScoreAll(double[] seconds)
    {
        var result = new SelectionScorer[_plan.Candidates.Count];
        // One set of extracted rows at a time: candidates with the same n-grams share it.
        foreach (IGrouping<FeatureKey, int> group in Enumerable.Range(0, result.Length).GroupBy(i => FeatureKey.Of(_plan.Candidates[i].Features)))
        {
            int[] members = [.. group];
            (HashedRows rows, int[] of) = Extract(_plan.Candidates[members[0]].Features);
            foreach ((int candidate, SelectionScorer scores, double time) in Score(rows, of, [.. members.Select(i => (i, _plan.Candidates[i], 1.0))]))
            {
                result[candidate] = scores;
                seconds[candidate] = time;
            }

            ReleaseMemory();
        }

        return result;
    }

    /// <summary>Out-of-sample scores after learning from an eighth, a quarter and a half of the training rows, with the number of rows.</summary>
    public IReadOnlyList<(int Rows, SelectionScorer Scores)> Curve(LinearOptions chosen)
    {
        double rows = _plan.Folds.Average(f => f.Train.Length);
        (HashedRows extracted, int[] of) = Extract(chosen.Features);
        List<(int Rows, SelectionScorer Scores)> points = [];
        foreach ((int part, SelectionScorer scores, _) in Score(extracted, of, [.. CurveParts.Select((p, i) => (i, chosen, p))]))
        {
            points.Add(((int)(rows * CurveParts[part]), scores));
        }

        ReleaseMemory();
        return points;
    }

    /// <summary>Fits the chosen options on all rows.</summary>
    public LinearModel Final(LinearOptions options)
    {
        var featurizer = new TextFeaturizer(options.Features);
        var targets = _plan.Streamed ? _all.Take(_plan.VocabularyRows) : _all;
        HashedRows rows = HashedRows.Extract(_table, targets.Rows, featurizer, _threads, _cancellationToken);
        long total = (long)options.Epochs * _all.Count;
        Action<long> visited = v => _progress?.Report(new StageProgress("Final fit", v, total, "rows", options.Name));
        Seed seed = _options.Seed.For("fit");
        return _plan.Streamed
            ? CandidateFit.RunStreamed(_table, rows, targets, _all, options, _maxFeatures, seed, _threads, visited, _cancellationToken)
            : CandidateFit.Run(rows, _all, Positions.All(_all.Count), options, _maxFeatures, seed, visited, _cancellationToken);
    }

    /// <summary>
    /// Between steps nothing large is alive. Left to itself the collector lets several steps' arrays pile up (1.3 GB on
    /// 34,000 sentences, measured); collecting a heap of a few large arrays takes a few milliseconds.
    /// </summary>
    private static void ReleaseMemory() => GC.Collect(GC.MaxGeneration, GCCollectionMode.Forced, blocking: true, compacting: false);

    /// <summary>Extracts the rows that any fold learns from.</summary>
    /// <returns>The rows, and for every position its place among them or -1.</returns>
    private (HashedRows Rows, int[] Of) Extract(FeatureOptions features)
    {
        var of = new int[_all.Count];
        Array.Fill(of, -1);
        List<int> rows = [];
        foreach ((int[] train, _) in _plan.Folds)
        {
            foreach (int p in train)
            {
                if (of[p] < 0)
                {
                    of[p] = rows.Count;
                    rows.Add(_all.Rows[p]);
                }
            }
        }

        return (HashedRows.Extract(_table, rows.ToArray(), new TextFeaturizer(features), _threads, _cancellationToken), of);
    }

    private IEnumerable<(int Id, SelectionScorer Scores, double Seconds)> Score(HashedRows rows, int[] of, (int Id, LinearOptions Options, double Part)[] fits)
    {
        int folds = _plan.Folds.Count;
        var parts = new SelectionScorer[fits.Length * folds];
        var seconds = new double[parts.Length];
        Targets extracted = ByPlace(of, rows.Count);
        Parallel.For(0, parts.Length, Parallelism, i =>
        {
            long started = Stopwatch.GetTimestamp();
            (_, LinearOptions options, double part) = fits[i / folds];
            (int[] train, int[] score) = _plan.Folds[i % folds];
            int[] positions = part < 1 ? _plan.Part(train, part, _options.Seed) : train;
            LinearModel model = CandidateFit.Run(rows, extracted, [.. positions.Select(p => of[p])], options, _maxFeatures, _options.Seed.For("fold", i % folds), null, _cancellationToken);
            parts[i] = SelectionScorer.Score(model, _table, _all.Take(score), 1, _cancellationToken);
            seconds[i] = Stopwatch.GetElapsedTime(started).TotalSeconds;
            _progress?.Report(new StageProgress("Training", Interlocked.Increment(ref _done), _fits, "fits", options.Name));
        });
        return fits.Select((f, i) => (f.Id, SelectionScorer.Pool(parts[(i * folds)..((i + 1) * folds)]), seconds[(i * folds)..((i + 1) * folds)].Sum()));
    }

    private Targets ByPlace(int[] of, int count)
    {
        var positions = new int[count];
        for (int p = 0; p < of.Length; p++)
        {
            if (of[p] >= 0)
            {
                positions[of[p]] = p;
            }
        }

        return _all.Take(positions);
    }

    /// <summary>Options that extract the same n-grams, whatever the blocks weigh.</summary>
    private readonly record struct FeatureKey(int WordMax, int PairWindow, int CharMin, int CharMax, bool AcrossWords, int FormMax, int PlaceParts)
    {
        public static FeatureKey Of(FeatureOptions f) => new(f.WordMax, f.PairWindow, f.CharMin, f.CharMax, f.AcrossWords, f.FormMax, f.PlaceParts);
    }
}
