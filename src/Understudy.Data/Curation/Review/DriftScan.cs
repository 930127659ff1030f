using System.Globalization;

using Understudy.Core;
using Understudy.Statistics;

namespace Understudy.Data;

/// <summary>Says what changed over time, and when: answers by <see cref="MixTest"/>, inputs by <see cref="WordDrift"/>, models as named.</summary>
internal static class DriftScan
{
    private const double TimedShare = 0.95;
    private const int LeastTested = 100, RowsAWindow = 30, MostAnswers = 500, MostShifts = 5;

    /// <summary>The report, or why there is none.</summary>
    public static (DriftReport? Report, string? Because) Run(ExampleTable table, ReadOnlySpan<int> units, ReviewedAnswers answers, ReviewOptions options, IProgress<StageProgress>? progress, CancellationToken cancellationToken)
    {
        int[] answered = [.. Enumerable.Range(0, table.Count).Where(r => answers[r] != LabelSet.None)];
        int[] timed = [.. answered.Where(r => table.Time(r) != ExampleTable.NoTime)];
        if (timed.Length == 0 || timed.Length < TimedShare * answered.Length)
        {
            return (null, timed.Length == 0 ? "no row has a time" : string.Create(CultureInfo.InvariantCulture, $"only {timed.Length:#,0} of {answered.Length:#,0} answered rows have a time"));
        }

        if (answers.Names.Count > MostAnswers)
        {
            return (null, string.Create(CultureInfo.InvariantCulture, $"{answers.Names.Count:#,0} different answers are too many for a mix"));
        }

        var independent = new HashSet<int>();
        foreach (int row in timed)
        {
            independent.Add(units[row]);
        }

        int tested = Math.Min(independent.Count, options.MostTested);
        var order = TimeOrder.Of(table, timed, Math.Clamp(tested / RowsAWindow, 3, options.MostWindows));
        return tested < LeastTested ? (null, string.Create(CultureInfo.InvariantCulture, $"{tested} independent inputs are fewer than {LeastTested}"))
            : order.Windows < 2 ? (null, "all rows have one time")
            : (Report(table, order, order.OneAUnit(units, options.MostTested, options.Seed), answers, options, progress, cancellationToken), null);
    }

    private static DriftReport Report(ExampleTable table, TimeOrder order, int[] places, ReviewedAnswers answers, ReviewOptions options, IProgress<StageProgress>? progress, CancellationToken cancellationToken)
    {
        int[] known = [.. Enumerable.Range(0, order.Count).Select(p => answers[order.Row(p)]).Distinct().OrderBy(a => a == LabelSet.Unreadable).ThenBy(a => a)];
        Dictionary<int, int> index = known.Select((answer, i) => (answer, i)).ToDictionary(x => x.answer, x => x.i);
        int[] own = [.. places.Select(p => index[answers[order.Row(p)]])], windows = [.. places.Select(order.Window)], thirds = [.. places.Select(order.Third)];
        string[] names = [.. known.Select(answers.NameOf)];
        var test = new MixTest(windows, own, order.Windows, names.Length);
        test.Run(options.Shuffles, options.Seed.For("drift"), progress, cancellationToken);

        var words = new WordDrift();
        for (int i = 0; i < places.Length; i++)
        {
            if (thirds[i] != 1)
            {
                words.Add(Text(table, order.Row(places[i])), isAfter: thirds[i] == 2);
            }
        }

        DriftWindow[] cut = Windows(table, order, index, answers);
        IReadOnlyList<WordShift> shifts = words.Shifts(options.Confidence, options.MostWords);
        return new DriftReport
        {
            Rows = order.Count,
            Tested = places.Length,
            Answers = names,
            Windows = cut,
            MixPValue = test.PValue,
            AnswerShifts = Shifts(own, i => thirds[i] == 0, i => thirds[i] == 2, names, test.AnswerPValues, options.Confidence),
            Change = new ChangePoint(cut[test.Change].From, test.Change, test.ChangePValue, [.. Shifts(own, i => windows[i] < test.Change, i => windows[i] >= test.Change, names, null, options.Confidence).Take(MostShifts)]),
            WordsCompared = words.Compared,
            WordShifts = shifts,
            Models = Models(table, order),
        };
    }

    private static IReadOnlyList<AnswerShift> Shifts(int[] own, Func<int, bool> isBefore, Func<int, bool> isAfter, string[] names, double[]? pValues, double confidence)
    {
        int[] before = new int[names.Length], after = new int[names.Length];
        for (int i = 0; i < own.Length; i++)
        {
            before[own[i]] += isBefore(i) ? 1 : 0;
            after[own[i]] += isAfter(i) ? 1 : 0;
        }

        int n = before.Sum(), m = after.Sum();
        double each = 1 - ((1 - confidence) / names.Length);
        return [.. names
            .Select((name, a) => new AnswerShift(name, Share(before[a], n), Share(after[a], m), NewcombeDifference.TwoSided(before[a], n, after[a], m, each), pValues?[a]))
            .OrderByDescending(s => Math.Abs(s.After - s.Before))
            .ThenBy(s => s.Answer, StringComparer.Ordinal)];

        static double Share(int count, int all) => all == 0 ? 0 : (double)count / all;
    }

    private static DriftWindow[] Windows(ExampleTable table, TimeOrder order, Dictionary<int, int> index, ReviewedAnswers answers)
    {
        var windows = new DriftWindow[order.Windows];
        for (int place = 0; place < order.Count;)
        {
            int window = order.Window(place), first = place;
            var counts = new int[index.Count];
            for (; place < order.Count && order.Window(place) == window; place++)
            {
                counts[index[answers[order.Row(place)]]]++;
            }

            windows[window] = new DriftWindow(At(table, order.Row(first)), At(table, order.Row(place - 1)), counts);
        }

        return windows;
    }

    private static IReadOnlyList<ModelSpan> Models(ExampleTable table, TimeOrder order) =>
    [
        .. Enumerable.Range(0, order.Count)
            .Select(order.Row)
            .Where(r => table.Model(r) is not null)
            .GroupBy(r => table.Model(r)!, StringComparer.Ordinal)
            .Select(g => new ModelSpan(g.Key, At(table, g.First()), At(table, g.Last()), g.Count())),
    ];

    private static ReadOnlySpan<char> Text(ExampleTable table, int row) => table.Query(row) >= 0 ? table.QueryText(table.Query(row)) : table.Input(row);

    private static DateTimeOffset At(ExampleTable table, int row) => DateTimeOffset.FromUnixTimeMilliseconds(table.Time(row));
}
