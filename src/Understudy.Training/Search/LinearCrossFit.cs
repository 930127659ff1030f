using Understudy.Core;
using Understudy.Inference;

namespace Understudy.Training;

/// <summary>What linear models say of rows that they have not learned from: soft labels for distillation.</summary>
public static class LinearCrossFit
{
    private const int MostFeatures = 1 << 20;

    /// <summary>Fits one recipe on all folds but one and answers that one, for each fold.</summary>
    /// <param name="table">The examples.</param>
    /// <param name="rows">Rows to learn from and to answer.</param>
    /// <param name="recipe">The recipe, usually the one that a search chose.</param>
    /// <param name="temperature">Divides the logits, usually the search's.</param>
    /// <param name="options">Target, seed, threads.</param>
    /// <param name="units">The independent unit of every row of the table, which is not divided; null divides by group alone.</param>
    /// <param name="folds">Number of folds, 2 to 20.</param>
    /// <param name="progress">Told about folds.</param>
    /// <param name="cancellationToken">Stops.</param>
    /// <returns>A distribution over the table's labels for every row with a usable label.</returns>
    public static IReadOnlyDictionary<int, float[]> Probabilities(ExampleTable table, ReadOnlySpan<int> rows, LinearOptions recipe, double temperature, TrainOptions options, IReadOnlyList<int>? units = null, int folds = 4, IProgress<StageProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(recipe);
        ArgumentNullException.ThrowIfNull(options);
        ArgumentOutOfRangeException.ThrowIfLessThan(folds, 2);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(folds, 20);
        Targets all = Targets.Of(table, rows, options.Target);
        int threads = options.Threads == 0 ? Environment.ProcessorCount : options.Threads;
        HashedRows extracted = HashedRows.Extract(table, all.Rows, new TextFeaturizer(recipe.Features), threads, cancellationToken);
        ulong seed = options.Seed.For("cross-fit").Value;
        int[] of = [.. all.Rows.Select(r => (int)(SeededRandom.Mix(seed + (units is not null ? (uint)units[r] : table.Group(r) >= 0 ? (uint)table.Group(r) : (1UL << 40) + (uint)r)) % (ulong)folds))];
        int most = (int)Math.Clamp(options.WeightMemory / (8L * LinearWeights.Pad(all.Classes)), 1000, MostFeatures);
        var answers = new float[all.Count][];
        int done = 0;
        progress?.Report(new StageProgress("Cross-fitting", 0, folds, "folds"));
        Parallel.For(0, folds, new ParallelOptions { MaxDegreeOfParallelism = threads, CancellationToken = cancellationToken }, fold =>
        {
            int[] inside = [.. Positions.All(all.Count).Where(i => of[i] != fold)], outside = [.. Positions.All(all.Count).Where(i => of[i] == fold)];
            if (inside.Length == 0 || outside.Length == 0)
            {
                return;
            }

            LinearModel model = CandidateFit.Run(extracted, all, inside, recipe, most, options.Seed.For("cross-fit", fold), null, cancellationToken);
            var scorer = SelectionScorer.Score(model, table, all.Take(outside), 1, cancellationToken);
            for (int i = 0; i < outside.Length; i++)
            {
                float[] answer = scorer.Logits.Slice(i * all.Classes, all.Classes).ToArray();
                _ = CalibratedProbabilities.InPlace(answer, temperature);
                answers[outside[i]] = answer;
            }

            progress?.Report(new StageProgress("Cross-fitting", Interlocked.Increment(ref done), folds, "folds"));
        });
        return Positions.All(all.Count).Where(i => answers[i] is not null).ToDictionary(i => all.Rows[i], i => answers[i]);
    }
}
