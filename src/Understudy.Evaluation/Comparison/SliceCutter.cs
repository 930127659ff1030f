using System.Globalization;
using Understudy.Core;

namespace Understudy.Evaluation;

/// <summary>Cuts one row per unit into slices: true labels, terciles of length, terciles of time.</summary>
internal static class SliceCutter
{
    /// <summary>Slices with fewer units can prove nothing and would only weaken Holm for the others.</summary>
    public const int LeastUnits = 10;

    public static List<(SliceKind Kind, string Name, int[] Positions)> Cut(JudgedRows judged)
    {
        int[] one = judged.Sample.Representatives;
        ExampleTable table = judged.Table;
        var slices = new List<(SliceKind, string, int[])>();
        Func<int, string> name = judged.IsOpen ? label => CallText.Functions(table.Labels.NameOf(label)) : table.Labels.NameOf;
        foreach (IGrouping<string, int> label in one.Where(p => judged.Truth[p] >= 0).GroupBy(p => judged.Truth[p]).SelectMany(g => g.Select(p => (Name: name(g.Key), Position: p))).GroupBy(p => p.Name, p => p.Position).OrderBy(g => g.Key, StringComparer.Ordinal))
        {
            slices.Add((SliceKind.Label, label.Key, [.. label]));
        }

        Terciles(slices, SliceKind.Length, one, p => table.Input(judged.Rows[p]).Length, (low, high) => string.Create(CultureInfo.InvariantCulture, $"length {low}–{high} characters"));
        int[] timed = [.. one.Where(p => table.Time(judged.Rows[p]) != ExampleTable.NoTime)];
        Terciles(slices, SliceKind.Time, timed, p => table.Time(judged.Rows[p]), (low, high) => $"time {Day(low)} – {Day(high)}");
        slices.RemoveAll(s => s.Item3.Length < LeastUnits);
        return slices;
    }

    /// <summary>Equal values stay together; a tercile that ties swallow disappears.</summary>
    public static void Terciles(List<(SliceKind Kind, string Name, int[] Positions)> slices, SliceKind kind, int[] positions, Func<int, long> value, Func<long, long, string> name)
    {
        if (positions.Length == 0)
        {
            return;
        }

        long[] sorted = [.. positions.Select(value).Order()];
        if (sorted[0] == sorted[^1])
        {
            return;
        }

        long first = sorted[sorted.Length / 3], second = sorted[2 * sorted.Length / 3];
        foreach (IGrouping<int, int> part in positions.GroupBy(p => value(p) < first ? 0 : value(p) < second ? 1 : 2).OrderBy(g => g.Key))
        {
            int[] members = [.. part];
            slices.Add((kind, name(members.Min(value), members.Max(value)), members));
        }
    }

    /// <summary>A time as slices name it.</summary>
    public static string Day(long milliseconds) => DateTimeOffset.FromUnixTimeMilliseconds(milliseconds).UtcDateTime.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
}
