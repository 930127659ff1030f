using Understudy.Core;
using Understudy.Inference;

namespace Understudy.Training;

/// <summary>What will be done, fixed before anything is fitted: a function of counts, options and seed.</summary>
internal sealed record SearchPlan
{
    /// <summary>With fewer selection rows (or queries) than this the choice rests on cross-validation over train and selection together.</summary>
    internal const int FewSelectionRows = 500;

    private const int CrossValidationFolds = 4;
    private const int MostScoredRows = 20_000;

    private const int MostVocabularyRows = 200_000;

    // Bytes that a cached n-gram takes: hash and count once; number and count for a vocabulary's weights; a value too for a fit.
    private const double BytesToSearch = 5 + (2 * 9), BytesToFit = 5 + 9, BytesToCount = 5 + 5;

    /// <summary>Candidates in order of prior trust.</summary>
    public required IReadOnlyList<LinearOptions> Candidates { get; init; }

    /// <summary>Positions to learn from and to score on, into the list of train and selection rows together.</summary>
    public required IReadOnlyList<(int[] Train, int[] Score)> Folds { get; init; }

    /// <summary>Whether the folds cover train and selection rows.</summary>
    public required bool CrossValidated { get; init; }

    /// <summary>Whether the final fit extracts its rows again in each pass.</summary>
    public required bool Streamed { get; init; }

    /// <summary>Positions from which the final fit's vocabulary comes.</summary>
    public required int[] VocabularyRows { get; init; }

    /// <summary>Factor on the epochs of the final fit.</summary>
    public required double EpochFactor { get; init; }

    /// <summary>Relevance: the query of every position, so that queries stay whole; null otherwise.</summary>
    public int[]? Queries { get; init; }

    /// <summary>Positions of all scored rows, fold after fold.</summary>
    public int[] Scored => [.. Folds.SelectMany(f => f.Score)];

    /// <summary>Plans the work.</summary>
    /// <param name="table">The examples.</param>
    /// <param name="train">Rows to learn from.</param>
    /// <param name="selection">Rows to choose on.</param>
    /// <param name="units">The unit of every row of the table; empty to use the table's groups.</param>
    /// <param name="options">What the user decides.</param>
    /// <param name="queries">Relevance: the query of every train and selection position; null otherwise.</param>
    public static SearchPlan Make(ExampleTable table, Targets train, Targets selection, ReadOnlySpan<int> units, TrainOptions options, int[]? queries = null)
    {
        Targets all = train.Append(selection);
        IReadOnlyList<LinearOptions> wanted = options.Candidates ?? (queries is null ? CandidateGrid.For(train.Classes, MeanLength(table, train)) : CandidateGrid.Pairs(train.Count));
        double features = wanted.Max(c => WorkModel.FeaturesPerRow(table, train, c.Features));
        int cached = RowsWithin(BytesToSearch);
        bool streamed = all.Count > RowsWithin(BytesToFit), crossValidated = (queries is null ? selection.Count : queries.Skip(train.Count).Distinct().Count()) < FewSelectionRows;
        double budget = WorkModel.Budget(options.TimeBudget);
        LinearOptions longest = wanted.MaxBy(c => WorkModel.Fit(1, features, train.Classes, c))!;
        double final = WorkModel.Fit(all.Count, features, train.Classes, longest, streamed);
        double epochFactor = Math.Min(1, 0.6 * budget / final);

        // Half of what is left beside the final fit goes to the first candidate and the learning curve at worst.
        int folds = crossValidated ? CrossValidationFolds : 1;
        double rest = Math.Max(0.25 * budget, budget - final), perRow = WorkModel.Fit(1, features, train.Classes, longest) * folds;
        double curve = options.LearningCurve ? 0.875 : 0;
        int learned = (int)Math.Clamp(rest / (perRow * (1 + curve)), 200, cached);
        IReadOnlyList<(int[] Train, int[] Score)> parts = crossValidated
            ? CrossValidate(table, all, units, learned, options.Seed)
            : [(Positions.Spread(train.Count, learned), ScoredSelection(train.Count, selection.Count, queries))];
        double first = (1 + curve) * parts.Sum(p => WorkModel.Fit(p.Train.Length, features, train.Classes, longest));
        int count = 1;
        while (count < wanted.Count && first + wanted.Skip(1).Take(count).Sum(c => parts.Sum(p => WorkModel.Fit(p.Train.Length, features, train.Classes, c))) <= rest)
        {
            count++;
        }

        return new SearchPlan
        {
            Candidates = options.Candidates is null ? [.. wanted.Take(count)] : wanted,
            Folds = parts,
            CrossValidated = crossValidated,
            Streamed = streamed,
            VocabularyRows = Positions.Spread(all.Count, Math.Min(RowsWithin(BytesToCount), MostVocabularyRows)),
            EpochFactor = epochFactor,
            Queries = queries,
        };

        int RowsWithin(double bytesPerNgram) => (int)Math.Clamp(options.FeatureMemory / (features * bytesPerNgram), 256, int.MaxValue);
    }

    /// <summary>The options of the final fit.</summary>
    public LinearOptions Final(LinearOptions chosen) => chosen with { Epochs = Math.Max(1, (int)(chosen.Epochs * EpochFactor)) };

    /// <summary>A share of training positions: rows, or whole queries.</summary>
    public int[] Part(int[] positions, double share, Seed seed) => Positions.Share(positions, Queries is { } queries ? p => queries[p] : null, share, seed);

    /// <summary>At most some twenty thousand selection rows, evenly spaced; of queries as many as have about that many rows, whole.</summary>
    private static int[] ScoredSelection(int train, int selection, int[]? queries)
    {
        if (queries is null || selection <= MostScoredRows)
        {
            return [.. Positions.Spread(selection, MostScoredRows).Select(p => train + p)];
        }

        int[] distinct = [.. queries.Skip(train).Distinct()];
        int most = Math.Max(1, (int)((long)distinct.Length * MostScoredRows / selection));
        HashSet<int> kept = [.. Positions.Spread(distinct.Length, most).Select(i => distinct[i])];
        return [.. Positions.All(selection).Select(p => train + p).Where(p => kept.Contains(queries[p]))];
    }

    private static double MeanLength(ExampleTable table, Targets rows) => Positions.Spread(rows.Count, 512).Average(p => table.Input(rows.Rows[p]).Length);

    private static List<(int[] Train, int[] Score)> CrossValidate(ExampleTable table, Targets all, ReadOnlySpan<int> units, int learned, Seed seed)
    {
        ulong fold = seed.For("folds").Value;
        var of = new int[all.Count];
        for (int i = 0; i < all.Count; i++)
        {
            // What must not be split shares a fold: the unit, or the user's group, or the row alone.
            int row = all.Rows[i];
            ulong key = units.Length > 0 ? (uint)units[row] : table.Group(row) >= 0 ? (uint)table.Group(row) : (1UL << 40) + (uint)row;
            of[i] = (int)(SeededRandom.Mix(fold + key) % CrossValidationFolds);
        }

        List<(int[] Train, int[] Score)> result = [];
        for (int f = 0; f < CrossValidationFolds; f++)
        {
            int[] inside = [.. Positions.All(all.Count).Where(i => of[i] != f)], outside = [.. Positions.All(all.Count).Where(i => of[i] == f)];
            if (outside.Length > 0 && inside.Select(i => all.Labels[i]).Distinct().Count() > 1)
            {
                result.Add((Positions.Part(inside, learned, seed), outside));
            }
        }

        // Everything in one unit: nothing can be held out, so the fit is scored on what it learned, and says so by its name.
        return result.Count > 0 ? result : [(Positions.All(all.Count), Positions.All(all.Count))];
    }
}
