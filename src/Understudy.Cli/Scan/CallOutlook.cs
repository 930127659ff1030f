using Understudy.Core;
using Understudy.Data;
using Understudy.Evaluation;
using Understudy.Training;

namespace Understudy.Cli;

/// <summary>
/// What a log alone tells of a workload of function calls: how many of them a tagger could put together at most, and how well a linear model tells
/// their functions. It is no forecast: how often the arguments are found too is what <c>learn</c> measures.
/// </summary>
internal static class CallOutlook
{
    private const int LeastRows = 60;

    /// <summary>The outlook in words; null when too few answers are calls.</summary>
    public static string? Of(WorkloadTraffic traffic, ScanOptions options, CancellationToken cancellationToken)
    {
        CallRow[] rows = [.. traffic.Calls().Select(e => new CallRow(e.Text, e.Calls))];
        int examples = traffic.Examples.Count;
        if (rows.Length < LeastRows || 2 * rows.Length < examples)
        {
            return null;
        }

        int made = Made(rows, TaggerStage.DayOf(traffic.Workload.Versions.Select(v => v.ToString()!)));
        if (made == 0)
        {
            return "its calls stand neither in its texts nor in closed sets: no tagger can make them, a decoder may (learn --rungs decoder)";
        }

        string most = ScanText.Percent(made / (double)examples);
        return $"learn tells: a tagger can make at most {most} of its calls{Functions(rows, options, cancellationToken)}";
    }

    /// <summary>How many calls a tagger can put together.</summary>
    private static int Made(CallRow[] rows, DateOnly? day)
    {
        try
        {
            AlignmentReport report = CallAligner.Align(rows, day: day).Report;
            return report.Exact + report.Inexact;
        }
        catch (UnderstudyException)
        {
            return 0; // no row can be learned from
        }
    }

    /// <summary>How often the function is told, on rows that were not learned from.</summary>
    private static string Functions(CallRow[] rows, ScanOptions options, CancellationToken cancellationToken)
    {
        var builder = new ExampleTableBuilder();
        for (int i = 0; i < rows.Length; i++)
        {
            builder.Add(new ExampleRow { Source = i + 1, Input = rows[i].Text, Teacher = CallText.Functions(rows[i].Calls) });
        }

        ExampleTable table = builder.Build();
        if (table.Labels.Count < 2)
        {
            return "";
        }

        int[] all = [.. Enumerable.Range(0, table.Count)], units = NearDuplicates.Group(table, new NearDuplicateOptions { Threads = options.Threads }, options.Seed, null, cancellationToken);
        IReadOnlyDictionary<int, float[]> told = LinearCrossFit.Probabilities(table, all, LinearRecipe.For(table), 1, new TrainOptions { Seed = options.Seed, Threads = options.Threads }, units, cancellationToken: cancellationToken);
        double right = all.Average(r => told.TryGetValue(r, out float[]? p) && Array.IndexOf(p, p.Max()) == table.Teacher(r) ? 1.0 : 0);
        return $"; their function is told in {ScanText.Percent(right)}";
    }
}
