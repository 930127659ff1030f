using System.Diagnostics;

using Understudy.Core;
using Understudy.Inference;

namespace Understudy.Training;

/// <summary>The course of a search, whatever is searched for: score every candidate, choose, draw the learning curve, fit the choice.</summary>
internal sealed class SearchStage
{
    private readonly ExampleTable _table;
    private readonly TrainOptions _options;
    private readonly IProgress<StageProgress>? _progress;
    private readonly CancellationToken _cancellationToken;
    private readonly long _started = Stopwatch.GetTimestamp();

    /// <summary>Checks what the caller gave.</summary>
    /// <exception cref="ArgumentException">When the options are out of range (the message lists all errors) or the units do not fit the table.</exception>
    public SearchStage(ExampleTable table, ReadOnlySpan<int> units, TrainOptions options, IProgress<StageProgress>? progress, CancellationToken cancellationToken)
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

        _table = table;
        _options = options;
        _progress = progress;
        _cancellationToken = cancellationToken;
    }

    /// <summary>Runs a plan over the stage's table.</summary>
    /// <inheritdoc cref="Run(ExampleTable, Targets, Targets, SearchPlan, Func{SelectionScorer, double[]}, Func{SearchResult, SelectionScorer, SearchResult})"/>
    public SearchResult Run(Targets train, Targets selection, SearchPlan plan, Func<SelectionScorer, double[]> metric, Func<SearchResult, SelectionScorer, SearchResult> complete) =>
        Run(_table, train, selection, plan, metric, complete);

    /// <summary>Runs a plan.</summary>
    /// <param name="table">The texts that are learned from: the stage's table, or one derived from it.</param>
    /// <param name="train">Rows to learn from.</param>
    /// <param name="selection">Rows to choose on.</param>
    /// <param name="plan">The plan.</param>
    /// <param name="metric">The primary metric of each unit (row or query) from out-of-sample scores; its mean is what is compared.</param>
    /// <param name="complete">Adds to the result what follows from the chosen candidate's scores.</param>
    public SearchResult Run(ExampleTable table, Targets train, Targets selection, SearchPlan plan, Func<SelectionScorer, double[]> metric, Func<SearchResult, SelectionScorer, SearchResult> complete)
    {
        Targets all = train.Append(selection);
        var runner = new FitRunner(table, all, plan, _options, _progress, _cancellationToken);
        double[] seconds = new double[plan.Candidates.Count];
        SelectionScorer[] scores = runner.ScoreAll(seconds);
        double[][] values = [.. scores.Select(metric)];
        int chosen = PairedChoice.First(values), learned = (int)plan.Folds.Average(f => f.Train.Length);
        List<LearningCurvePoint> curve = [];
        if (_options.LearningCurve)
        {
            curve.AddRange(runner.Curve(plan.Candidates[chosen]).Select(p => Point(p.Rows, metric(p.Scores))));
            curve.Add(Point(learned, values[chosen]));
        }

        long fitting = Stopwatch.GetTimestamp();
        LinearOptions final = plan.Final(plan.Candidates[chosen]);
        LinearModel model = runner.Final(final).WithTemperature(scores[chosen].Temperature);
        double fitSeconds = Stopwatch.GetElapsedTime(fitting).TotalSeconds;
        var result = new SearchResult
        {
            Model = model,
            Labels = table.Labels,
            Options = final,
            Candidates = [.. plan.Candidates.Select((c, i) => new SelectionScore { Options = c, Accuracy = PairedChoice.Mean(values[i]), LogLoss = scores[i].LogLoss, TrainRows = learned, Count = values[i].Length, Chosen = i == chosen })],
            CandidateSeconds = seconds,
            Temperature = scores[chosen].Temperature,
            CandidateThresholds = [],
            LearningCurve = curve,
            SelectionUnits = [.. plan.Scored.Select(p => all.Rows[p])],
            SelectionValues = values[chosen],
            CrossValidated = plan.CrossValidated,
            TrainOptions = _options,
            TrainRows = train.Count,
            SelectionRows = selection.Count,
            FitSeconds = fitSeconds,
            Seconds = 0,
            PeakBytes = 0,
        };
        result = complete(result, scores[chosen]);
        using var process = Process.GetCurrentProcess();
        return result with { Seconds = Stopwatch.GetElapsedTime(_started).TotalSeconds, PeakBytes = process.PeakWorkingSet64 };
    }

    private static LearningCurvePoint Point(int rows, double[] values) => new(rows, PairedChoice.Mean(values), values.Length);
}
