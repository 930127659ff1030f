using System.Diagnostics;

using Understudy.Core;
using Understudy.Inference;

namespace Understudy.Training;

/// <summary>Chooses features and hyper-parameters on selection, within a planned amount of work, and fits the choice on everything.</summary>
public static class LinearSearch
{
    /// <summary>Runs the search.</summary>
    /// <param name="table">The examples.</param>
    /// <param name="trainRows">Rows to learn from.</param>
    /// <param name="selectionRows">Rows to choose on; the final fit learns from them too.</param>
    /// <param name="options">What the user decides.</param>
    /// <param name="progress">Told about fits.</param>
    /// <param name="cancellationToken">Stops at once, leaving nothing behind.</param>
    /// <exception cref="ArgumentException">When the options are out of range; the message lists all errors.</exception>
    /// <exception cref="UnderstudyException">When there is nothing to learn from: no labelled rows, or only one label.</exception>
    public static SearchResult Run(ExampleTable table, ReadOnlySpan<int> trainRows, ReadOnlySpan<int> selectionRows, TrainOptions options, IProgress<StageProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(options);
        if (options.Validate() is { Count: > 0 } errors)
        {
            throw new ArgumentException(string.Join(" ", errors), nameof(options));
        }

        long started = Stopwatch.GetTimestamp();
        int threads = options.Threads == 0 ? Environment.ProcessorCount : options.Threads;
        Targets train = Targets.Of(table, trainRows, options.Target), selection = Targets.Of(table, selectionRows, options.Target);
        if (train.Labels.Distinct().Count() < 2)
        {
            throw new UnderstudyException(ErrorCode.TooFewExamples, $"Expected training rows with at least two labels; found {train.Count} usable rows with {train.Labels.Distinct().Count()}. Give more examples or another label column.");
        }

        Targets all = train.Append(selection);
        int[] trainPositions = [.. Enumerable.Range(0, train.Count)], allPositions = [.. Enumerable.Range(0, all.Count)];
        IReadOnlyList<LinearOptions> candidates = options.Candidates ?? [train.Classes > 8 ? CandidateGrid.Short : CandidateGrid.Headlines, CandidateGrid.News];
        List<SelectionScorer> scores = [];
        List<double> seconds = [];
        int best = 0;
        int maxFeatures = (int)Math.Min(options.WeightMemory / (8L * LinearWeights.Pad(train.Classes)), 1 << 24);
        for (int i = 0; i < candidates.Count; i++)
        {
            long at = Stopwatch.GetTimestamp();
            HashedRows rows = HashedRows.Extract(table, all.Rows, new TextFeaturizer(candidates[i].Features), threads, cancellationToken);
            LinearModel model = CandidateFit.Run(rows, all, trainPositions, candidates[i], maxFeatures, options.Seed, null, cancellationToken);
            scores.Add(SelectionScorer.Score(model, table, selection, threads, cancellationToken));
            seconds.Add(Stopwatch.GetElapsedTime(at).TotalSeconds);
            best = scores[i].Accuracy > scores[best].Accuracy ? i : best;
            progress?.Report(new StageProgress("Training", i + 1, candidates.Count + 1, "fits", candidates[i].Name));
        }

        long fitting = Stopwatch.GetTimestamp();
        LinearOptions chosen = candidates[best];
        HashedRows final = HashedRows.Extract(table, all.Rows, new TextFeaturizer(chosen.Features), threads, cancellationToken);
        LinearModel fitted = CandidateFit.Run(final, all, allPositions, chosen, maxFeatures, options.Seed, null, cancellationToken).WithTemperature(scores[best].Temperature);
        double fitSeconds = Stopwatch.GetElapsedTime(fitting).TotalSeconds;
        progress?.Report(new StageProgress("Training", candidates.Count + 1, candidates.Count + 1, "fits", chosen.Name));
        return new SearchResult
        {
            Model = fitted,
            Labels = table.Labels,
            Options = chosen,
            Candidates = [.. candidates.Select((c, i) => new SelectionScore { Options = c, Accuracy = scores[i].Accuracy, LogLoss = scores[i].LogLoss, TrainRows = train.Count, Count = selection.Count, Chosen = i == best })],
            CandidateSeconds = seconds,
            Temperature = scores[best].Temperature,
            CandidateThresholds = scores[best].Thresholds(),
            LearningCurve = [],
            TrainOptions = options,
            TrainRows = train.Count,
            SelectionRows = selection.Count,
            Seconds = Stopwatch.GetElapsedTime(started).TotalSeconds,
            FitSeconds = fitSeconds,
            PeakBytes = Process.GetCurrentProcess().PeakWorkingSet64,
        };
    }
}
