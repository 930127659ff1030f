using System.Collections.Frozen;

namespace Understudy.Research;

/// <summary>The workloads of each half, compiled when first asked for.</summary>
internal static class TrafficCatalog
{
    private static readonly FrozenDictionary<TrafficHalf, Lazy<CompiledWorkload[]>> Sets = new (TrafficHalf Half, IEnumerable<WorkloadSpec> Specs)[]
    {
        (TrafficHalf.Development, DevelopmentHalf.Specs),
        (TrafficHalf.Frozen, FrozenHalf.Specs),
        (TrafficHalf.Second, SecondHalf.Specs),
        (TrafficHalf.Third, ThirdHalf.Specs),
        (TrafficHalf.Fourth, FourthHalf.Specs),
        (TrafficHalf.Fifth, FifthHalf.Specs),
        (TrafficHalf.Sixth, SixthHalf.Specs),
        (TrafficHalf.Seventh, SeventhHalf.Specs),
        (TrafficHalf.Eighth, EighthHalf.Specs),
        (TrafficHalf.Ninth, NinthHalf.Specs),
        (TrafficHalf.Tenth, TenthHalf.Specs),
    }.ToFrozenDictionary(s => s.Half, s => new Lazy<CompiledWorkload[]>(() => Compile(s.Specs, s.Half, 1)));

    private static readonly Lazy<CompiledWorkload[]> Both = new(() => [.. Compile(DevelopmentHalf.Specs, TrafficHalf.Development, 0.5), .. Compile(FrozenHalf.Specs, TrafficHalf.Frozen, 0.5)]);

    public static IReadOnlyList<CompiledWorkload> Of(TrafficHalf half) => half == TrafficHalf.All ? Both.Value : Sets[half].Value;

    private static CompiledWorkload[] Compile(IEnumerable<WorkloadSpec> specs, TrafficHalf half, double of)
    {
        WorkloadSpec[] sorted = [.. specs.OrderByDescending(s => s.Weight)];
        double total = sorted.Sum(s => s.Weight);
        return [.. sorted.Select(s => new CompiledWorkload(s, half, of * s.Weight / total))];
    }
}
