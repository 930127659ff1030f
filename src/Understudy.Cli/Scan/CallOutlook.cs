using System.Globalization;

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

    /// <summary>The outlook in words, and how many more calls it takes where that is the question; null when most answers are neither calls nor JSON objects.</summary>
    public static (string Because, long? Needs)? Of(WorkloadTraffic traffic, ScanOptions options, CancellationToken cancellationToken)
    {
        CallRow[] rows = [.. traffic.Calls().Select(e => new CallRow(e.Text, e.Calls))];
        int examples = traffic.Examples.Count;
        if (2 * rows.Length < examples)
        {
            return null;
        }

        if (rows.Length < LeastRows)
        {
            return (string.Create(CultureInfo.InvariantCulture, $"needs about {LeastRows - rows.Length:#,0} more calls to say how many a tagger could make"), LeastRows - rows.Length);
        }

        int made = Made(rows, TaggerStage.DayOf(traffic.Workload.Versions.Select(v => v.ToString()!)));
        if (made == 0)
        {
            return ("its calls stand neither in its texts nor in closed sets: no tagger can make them, a decoder may (learn --rungs decoder)", null);
        }

        string most = ScanText.Percent(made / (double)examples);
        return ($"learn tells: a tagger can make at most {most} of its calls{Functions(rows, options, cancellationToken)}", null);
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
        ExampleTable table = ScanStage.Table(rows.Select((r, i) => new ExampleRow { Source = i + 1, Input = r.Text, Teacher = CallText.Functions(r.Calls) }));
        if (table.Labels.Count < 2)
        {
            return "";
        }

        int[] units = NearDuplicates.Group(table, new NearDuplicateOptions { Threads = options.Threads }, options.Seed, null, cancellationToken);
        double right = ScanStage.Answers(table, units, options, cancellationToken).Where((a, r) => a.Label == table.Teacher(r)).Count() / (double)table.Count;
        return $"; their function is told in {ScanText.Percent(right)}";
    }
}
