using System.Globalization;

using Understudy.Core;
using Understudy.Research;

namespace Understudy.Bench;

/// <summary>Discovery against the truth of generated worlds: clusters, one-off calls, slots, kinds.</summary>
public static class ClusteringArm
{
    private const double Stray = 0.01; // a workload holds a kind when so much of it is of that kind
    private const int LeastCalls = 50;

    /// <summary>Measures.</summary>
    public static IReadOnlyList<Figure> Measure(DiscoveryPlan plan, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(plan);
        int seeds = plan.Choose(1, 5), calls = plan.Choose(10_000, 20_000);
        var rand = new List<double>();
        var oneOff = new List<double>();
        var slots = new List<double>();
        var same = new List<double>();
        var kinds = new List<double>();
        var peers = new Dictionary<string, List<double>>(StringComparer.Ordinal);
        int mixed = 0;
        for (int seed = 1; seed <= seeds; seed++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var world = new TrafficOptions { Calls = calls, Seed = (ulong)seed, Half = plan.Half };
            WorldRun run = WorldRun.Of(world, shown: plan.Verbose ? 60 : 0);
            rand.Add(run.AdjustedRand);
            oneOff.Add(Share(run.Cells.Where(c => c.Key.Truth is null), c => c.Key.Found < 0));
            slots.Add((double)run.Slots.Values.Sum(s => s.Right) / run.Slots.Values.Sum(s => s.All));
            same.Add((double)run.Slots.Values.Sum(s => s.Same) / run.Slots.Values.Sum(s => s.All));
            (int right, int judged) = Kinds(run, plan);
            kinds.Add((double)right / judged);
            mixed += Mixed(run, plan.Half);
            plan.Log.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  seed {seed}: {run.Workloads.Count} workloads, adjusted Rand {rand[^1]:0.0000}, one-off calls left out {oneOff[^1]:0.000}, slots {slots[^1]:0.0000}, variable words {same[^1]:0.0000}, kinds {right} of {judged}"));
            foreach ((string name, double index) in plan.Verbose ? [] : ClusteringPeers.Measure(world, cancellationToken))
            {
                (peers.TryGetValue(name, out List<double>? values) ? values : peers[name] = []).Add(index);
                plan.Log.WriteLine(string.Create(CultureInfo.InvariantCulture, $"    {name}: adjusted Rand {index:0.000}"));
            }

            if (plan.Verbose)
            {
                Tell(run, plan);
            }
        }

        string note = string.Create(CultureInfo.InvariantCulture, $"{seeds} worlds of {calls:#,0} calls, {TrafficWorld.Workloads(plan.Half).Count} workloads each ({plan.Half.ToString().ToLowerInvariant()} half); low and high: the worst and best seed");
        return
        [
            Of("clustering: adjusted Rand index", rand, "", 0.98) with { Peers = [.. peers.Select(p => Peer.Measured(string.Create(CultureInfo.InvariantCulture, $"{p.Key} ({p.Value.Min():0.000}–{p.Value.Max():0.000})"), p.Value.Average()))] },
            Of("clustering: one-off calls left out", oneOff, "of them", 0.95),
            Figure.AtMost("clustering: workloads that mix kinds", mixed, mixed, mixed, "workloads", 0, note),
            Of("slots: the variable words equal the truth's", same, "of calls", 0.97),
            Of("slots: values equal the author's to the letter", slots, "of calls", 0.97),
            Of("kinds inferred right, workloads of 50 calls or more", kinds, "of them", 0.99),
        ];

        Figure Of(string name, List<double> values, string unit, double bar) => Figure.AtLeast($"{name} ({plan.Half.ToString().ToLowerInvariant()} half)", values.Average(), values.Min(), values.Max(), unit, bar, note);
    }

    private static double Share(IEnumerable<KeyValuePair<(string? Truth, int Found), long>> cells, Func<KeyValuePair<(string? Truth, int Found), long>, bool> which)
    {
        long all = 0, part = 0;
        foreach (KeyValuePair<(string? Truth, int Found), long> cell in cells)
        {
            all += cell.Value;
            part += which(cell) ? cell.Value : 0;
        }

        return all == 0 ? 1 : (double)part / all;
    }

    /// <summary>Of the found workloads with enough calls, how many have the kind of the truth that most of their calls are of.</summary>
    private static (int Right, int Judged) Kinds(WorldRun run, DiscoveryPlan plan)
    {
        Dictionary<string, WorkloadKind> truth = TrafficWorld.Workloads(plan.Half).ToDictionary(w => w.Id, w => w.Kind);
        (int right, int judged) = (0, 0);
        for (int i = 0; i < run.Workloads.Count; i++)
        {
            var own = run.Cells.Where(c => c.Key.Found == i && c.Key.Truth is not null).ToArray();
            if (own.Sum(c => c.Value) < LeastCalls)
            {
                continue;
            }

            judged++;
            string main = own.MaxBy(c => c.Value).Key.Truth!;
            bool same = truth[main] == run.Survey.Workloads[i].Kind.Kind;
            right += same ? 1 : 0;
            if (!same && plan.Verbose)
            {
                plan.Log.WriteLine($"    {main} is {truth[main]}, taken for {run.Survey.Workloads[i].Kind.Kind}: {run.Survey.Workloads[i].Kind.Reason}");
            }
        }

        return (right, judged);
    }

    private static int Mixed(WorldRun run, TrafficHalf half) => Enumerable.Range(0, run.Workloads.Count).Count(i =>
    {
        Dictionary<string, WorkloadKind> truth = TrafficWorld.Workloads(half).ToDictionary(w => w.Id, w => w.Kind);
        var kinds = run.Cells.Where(c => c.Key.Found == i && c.Key.Truth is not null).GroupBy(c => truth[c.Key.Truth!]).Select(g => g.Sum(c => c.Value)).ToArray();
        return kinds.Count(k => k > Stray * kinds.Sum()) > 1;
    });

    private static void Tell(WorldRun run, DiscoveryPlan plan)
    {
        foreach (IGrouping<string?, KeyValuePair<(string? Truth, int Found), long>> truth in run.Cells.GroupBy(c => c.Key.Truth).OrderByDescending(g => g.Sum(c => c.Value)))
        {
            string slots = truth.Key is null ? "" : string.Join(' ', run.Slots.Where(s => s.Key.Truth == truth.Key).Select(s => string.Create(CultureInfo.InvariantCulture, $"{s.Key.Version} {100.0 * s.Value.Right / s.Value.All:0}/{100.0 * s.Value.Same / s.Value.All:0}%")));
            plan.Log.WriteLine($"    {truth.Key ?? "(one-off)",-34} {string.Join(' ', truth.OrderByDescending(c => c.Value).Take(8).Select(c => $"{c.Key.Found}:{c.Value}")),-40} {slots}");
        }

        for (int i = 0; i < run.Workloads.Count; i++)
        {
            plan.Log.WriteLine($"  [{i}] {string.Join("\n      ", run.Workloads[i].Versions.Select(v => string.Join(" ⟨⟩ ", v.Segments.Select(x => x.Length <= 160 ? x : string.Concat(x.AsSpan(0, 80), " … ", x.AsSpan(x.Length - 80)))) + (v.IsOpen ? " ⟨⟩" : "")))}".Replace("\u0002", "§", StringComparison.Ordinal));
        }

        foreach (string example in run.Examples)
        {
            plan.Log.WriteLine("  " + example);
        }
    }
}
