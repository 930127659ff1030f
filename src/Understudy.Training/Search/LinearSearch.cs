using Understudy.Core;

namespace Understudy.Training;

/// <summary>
/// Chooses features and hyper-parameters on selection, within a planned amount of work, and fits the choice on train and
/// selection rows. With few selection rows the choice, the temperature and the thresholds rest on cross-validation over both.
/// </summary>
public static class LinearSearch
{
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
        var stage = new SearchStage(table, units, options, progress, cancellationToken);
        Targets train = Learned(trainRows), selection = Learned(selectionRows);
        int labels = train.Labels.Distinct().Count();
        if (labels < 2)
        {
            throw new UnderstudyException(ErrorCode.TooFewExamples, $"Expected training rows with at least two labels; found {train.Count} usable rows with {labels}. Give more examples or another label column.");
        }

        SearchPlan plan = SearchPlan.Make(table, train, selection, units, options);
        return stage.Run(train, selection, plan, s => s.Right(), (result, scores) => result with { CandidateThresholds = scores.Thresholds() });

        Targets Learned(ReadOnlySpan<int> rows) => Targets.Of(table, rows, options.Target).Blend(options.SoftLabels, options.Distillation);
    }
}
