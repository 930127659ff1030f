using System.Diagnostics;

using Understudy.Core;
using Understudy.Inference;

namespace Understudy.Training;

/// <summary>
/// Chooses features and hyper-parameters on selection, within a planned amount of work, and fits the choice on train and
/// selection rows. With few selection rows the choice, the temperature and the thresholds rest on cross-validation over both.
/// </summary>
public static class LinearSearch
{
    private const double StandardErrors = 2;

    /// <summary>Runs the search where the table's groups, or else single rows, are the units.</summary>
    /// <inheritdoc cref="Run(ExampleTable, ReadOnlySpan{int}, ReadOnlySpan{int}, ReadOnlySpan{int}, TrainOptions, IProgress{StageProgress}, CancellationToken)"/>
    public static SearchResult Run(ExampleTable table, ReadOnlySpan<int> trainRows, ReadOnlySpan<int> selectionRows, TrainOptions options, IProgress<StageProgress>? progress = null, CancellationToken cancellationToken = default) =>
        Run(table, trainRows, selectionRows, [], options, progress, cancellationToken);

    /// <summary>Runs the search.</summary>
    /// <param name="table">The examples.</param>
    /// <param name="trainRows">Rows to learn from.</param>
    /// <param name="selectionRows">Rows to choose on; the final fit learns from them too.</param>
    /// <param name="units">The unit of every row of the table (rows of a unit are never split between folds); empty to use the table's groups.</param>
    /// <param name="options">What the user decides.</param>
    /// <param name="progress">Told about fits.</param>
    /// <param name="cancellationToken">Stops at once, leaving nothing behind.</param>
    /// <exception cref="ArgumentException">When the options are out of range; the message lists all errors.</exception>
    /// <exception cref="UnderstudyException">When there is nothing to learn from: no labelled rows, or only one label.</exception>
    public static SearchResult Run(ExampleTable table, ReadOnlySpan<int> trainRows, ReadOnlySpan<int> selectionRows, ReadOnlySpan<int> units, TrainOptions options, IProgress<StageProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(options);
        if (options.Validate() is { Count: > 0 } errors)
        {
            throw new ArgumentException(string.Join(" ", errors), nameof(options));
        }

        if (units.Length > 0 && units.Length != table.Count)
        {
            throw new ArgumentException($"Units need one entry a row of the table ({table.Count}); found {units.Length}.", nameof(units));
        }

        long started = Stopwatch.GetTimestamp();
        Targets train = Targets.Of(table, trainRows, options.Target), selection = Targets.Of(table, selectionRows, options.Target);
        int labels = train.Labels.Distinct().Count();
        if (labels < 2)
        {
            throw new UnderstudyException(ErrorCode.TooFewExamples, $"Expected training rows with at least two labels; found {train.Count} usable rows with {labels}. Give more examples or another label column.");
        }

        SearchPlan plan = SearchPlan.Make(table, train, selection, units, options);
        var runner = new FitRunner(table, train.Append(selection), plan, options, progress, cancellationToken);
        double[] seconds = new double[plan.Candidates.Count];
        SelectionScorer[] scores = runner.ScoreAll(seconds);
        int chosen = Choose(scores);
        IReadOnlyList<LearningCurvePoint> curve = options.LearningCurve ? runner.Curve(plan.Candidates[chosen], scores[chosen]) : [];
        long fitting = Stopwatch.GetTimestamp();
        LinearOptions final = plan.Final(plan.Candidates[chosen]);
        LinearModel model = runner.Final(final).WithTemperature(scores[chosen].Temperature);
        double fitSeconds = Stopwatch.GetElapsedTime(fitting).TotalSeconds;
        using var process = Process.GetCurrentProcess();
        return new SearchResult
        {
            Model = model,
            Labels = table.Labels,
            Options = final,
            Candidates = [.. plan.Candidates.Select((c, i) => new SelectionScore { Options = c, Accuracy = scores[i].Accuracy, LogLoss = scores[i].LogLoss, TrainRows = (int)plan.Folds.Average(f => f.Train.Length), Count = scores[i].Count, Chosen = i == chosen })],
            CandidateSeconds = seconds,
            Temperature = scores[chosen].Temperature,
            CandidateThresholds = scores[chosen].Thresholds(),
            LearningCurve = curve,
            CrossValidated = plan.CrossValidated,
            TrainOptions = options,
            TrainRows = train.Count,
            SelectionRows = selection.Count,
            Seconds = Stopwatch.GetElapsedTime(started).TotalSeconds,
            FitSeconds = fitSeconds,
            PeakBytes = process.PeakWorkingSet64,
        };
    }

    /// <summary>
    /// The first candidate, in order of prior trust, that is not behind the best by more than two standard errors of their
    /// paired difference: the best of several is lucky, and with one standard error a held-out fifth of banking77 talked one
    /// of three seeds out of the word pairs that are worth .004.
    /// </summary>
    private static int Choose(SelectionScorer[] scores)
    {
        int best = 0;
        for (int i = 1; i < scores.Length; i++)
        {
            best = scores[i].Accuracy > scores[best].Accuracy ? i : best;
        }

        for (int i = 0; i < best; i++)
        {
            double discordant = scores[i].DiscordantWith(scores[best]);
            if (scores[best].Accuracy - scores[i].Accuracy <= StandardErrors * Math.Sqrt(discordant) / Math.Max(1, scores[i].Count))
            {
                return i;
            }
        }

        return best;
    }
}
