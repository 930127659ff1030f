using System.Globalization;
using System.Text.Json;

using Understudy.Core;
using Understudy.Data;
using Understudy.Research;

namespace Understudy.Bench;

/// <summary>
/// Whether a division into train, selection, calibration and test hides duplicates across its parts: every pair of inputs in
/// different parts is compared, by shingles of the arm's own, so that no fault of the grouping hides from it.
/// </summary>
public static class DuplicatesArm
{
    private const double Similar = 0.9;

    /// <summary>Measures.</summary>
    public static IReadOnlyList<Figure> Measure(DiscoveryPlan plan, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(plan);
        int seeds = plan.Choose(1, 3), calls = plan.Choose(5_000, 20_000), divisions = 0;
        long pairs = 0, hidden = 0, rowPairs = 0, rowHidden = 0, rows = 0;
        for (int seed = 1; seed <= seeds; seed++)
        {
            foreach (ExampleTable table in Tables(new TrafficOptions { Calls = calls, Seed = (ulong)seed, Half = plan.Half }))
            {
                cancellationToken.ThrowIfCancellationRequested();
                ulong[][] shingles = [.. Enumerable.Range(0, table.Count).Select(r => PlainShingles.Of(table.Input(r).ToString()))];
                int[] units = NearDuplicates.Group(table, new NearDuplicateOptions { JoinGroups = false }, new Seed((ulong)seed), null, cancellationToken);
                foreach (bool byTime in new[] { false, true })
                {
                    Count(Splitter.Split(table, units, new SplitOptions { ByTime = byTime }, new Seed((ulong)seed)).Of, shingles, ref pairs, ref hidden);
                    divisions++;
                }

                // The same check over a division by single rows, which must find some, or it could not fail.
                int[] single = [.. Enumerable.Range(0, table.Count)];
                Count(Splitter.Split(table, single, new SplitOptions { ByTime = false }, new Seed((ulong)seed)).Of, shingles, ref rowPairs, ref rowHidden);
                rows += table.Count;
            }

            plan.Log.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  seed {seed}: {rows:#,0} inputs, {pairs:#,0} pairs across parts, {hidden} hidden; divided by single rows {rowHidden:#,0} of {rowPairs:#,0}"));
        }

        string half = plan.Half.ToString().ToLowerInvariant();
        string note = string.Create(CultureInfo.InvariantCulture, $"every pair of inputs of a workload in different parts, {pairs:#,0} pairs of {rows:#,0} inputs, {divisions} divisions (at random and by time) of {seeds} worlds of {calls:#,0} calls, {half} half");
        return
        [
            Figure.AtMost($"curation: hidden duplicates across the split, Jaccard >= .9 ({half} half)", hidden, hidden, hidden, "pairs", 0, note + "; a full count, not a sample"),
            Figure.AtLeast($"curation: the same pairs where single rows are divided ({half} half)", rowHidden, rowHidden, rowHidden, "pairs", 1, string.Create(CultureInfo.InvariantCulture, $"what the grouping keeps out; of {rowPairs:#,0} pairs; shows that the check can fail")),
        ];
    }

    private static void Count(SplitKind[] parts, ulong[][] shingles, ref long pairs, ref long hidden)
    {
        // In order of size, so that those too unequal to be similar are counted without being looked at one by one.
        int[] order = [.. Enumerable.Range(0, parts.Length).Where(r => parts[r] != SplitKind.Unused).OrderBy(r => shingles[r].Length)];
        long same = order.GroupBy(r => parts[r]).Sum(g => g.LongCount() * (g.LongCount() - 1) / 2);
        pairs += (order.LongLength * (order.LongLength - 1) / 2) - same;
        for (int i = 0; i < order.Length; i++)
        {
            ulong[] a = shingles[order[i]];
            for (int j = i + 1; j < order.Length && a.Length >= Similar * shingles[order[j]].Length; j++)
            {
                hidden += parts[order[i]] != parts[order[j]] && PlainShingles.Jaccard(a, shingles[order[j]], Similar) >= Similar ? 1 : 0;
            }
        }
    }

    private static List<ExampleTable> Tables(TrafficOptions options)
    {
        var builders = new SortedDictionary<string, ExampleTableBuilder>(StringComparer.Ordinal);
        foreach (TrafficCall call in TrafficWorld.Generate(options))
        {
            if (call.Truth is { Workload: { } workload, Slots.Count: > 0, Failed: false } truth)
            {
                if (!builders.TryGetValue(workload, out ExampleTableBuilder? builder))
                {
                    builders.Add(workload, builder = new ExampleTableBuilder());
                }

                builder.Add(new ExampleRow { Source = builder.Count + 1, Input = string.Join('\n', truth.Slots), Teacher = truth.Label ?? (truth.Refused ? null : "answered"), TeacherUnreadable = truth.Refused, Time = Time(call) });
            }
        }

        return [.. builders.Values.Where(b => b.Count > 1).Select(b => b.Build())];
    }

    private static DateTimeOffset? Time(TrafficCall call)
    {
        using var line = JsonDocument.Parse(call.Line);
        return line.RootElement.TryGetProperty("time", out JsonElement time)
            ? time.ValueKind == JsonValueKind.Number ? DateTimeOffset.FromUnixTimeMilliseconds((long)(1000 * time.GetDouble())) : time.GetDateTimeOffset()
            : null;
    }
}
