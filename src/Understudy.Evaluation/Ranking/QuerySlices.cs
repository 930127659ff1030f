using System.Globalization;
using Understudy.Core;

namespace Understudy.Evaluation;

/// <summary>Cuts one query per unit into slices: terciles of the query's length, of its number of items, of time.</summary>
internal static class QuerySlices
{
    public static List<(SliceKind Kind, string Name, int[] Positions)> Cut(JudgedQueries judged)
    {
        int[] one = judged.Sample.Representatives;
        ExampleTable table = judged.Table;
        var slices = new List<(SliceKind, string, int[])>();
        SliceCutter.Terciles(slices, SliceKind.Length, one, q => table.QueryText(judged.QueryOf(q)).Length, (low, high) => string.Create(CultureInfo.InvariantCulture, $"query length {low}–{high} characters"));
        SliceCutter.Terciles(slices, SliceKind.Items, one, q => judged.JudgedOf(q).Count(), (low, high) => string.Create(CultureInfo.InvariantCulture, $"{low}–{high} items"));
        int[] timed = [.. one.Where(q => Time(judged, q) != ExampleTable.NoTime)];
        SliceCutter.Terciles(slices, SliceKind.Time, timed, q => Time(judged, q), (low, high) => $"time {SliceCutter.Day(low)} – {SliceCutter.Day(high)}");
        slices.RemoveAll(s => s.Item3.Length < SliceCutter.LeastUnits);
        return slices;
    }

    /// <summary>The first time that the query's rows have.</summary>
    private static long Time(JudgedQueries judged, int position)
    {
        long first = ExampleTable.NoTime;
        foreach (int row in judged.RowsOf(position))
        {
            long time = judged.Table.Time(row);
            first = time != ExampleTable.NoTime && (first == ExampleTable.NoTime || time < first) ? time : first;
        }

        return first;
    }
}
