namespace Understudy.Research;

/// <summary>The workloads of each half, compiled when first asked for.</summary>
internal static class TrafficCatalog
{
    private static readonly Lazy<CompiledWorkload[]> Development = new(() => Compile(DevelopmentHalf.Specs, TrafficHalf.Development, 1));
    private static readonly Lazy<CompiledWorkload[]> Frozen = new(() => Compile(FrozenHalf.Specs, TrafficHalf.Frozen, 1));
    private static readonly Lazy<CompiledWorkload[]> Second = new(() => Compile(SecondHalf.Specs, TrafficHalf.Second, 1));
    private static readonly Lazy<CompiledWorkload[]> Third = new(() => Compile(ThirdHalf.Specs, TrafficHalf.Third, 1));
    private static readonly Lazy<CompiledWorkload[]> Fourth = new(() => Compile(FourthHalf.Specs, TrafficHalf.Fourth, 1));
    private static readonly Lazy<CompiledWorkload[]> Fifth = new(() => Compile(FifthHalf.Specs, TrafficHalf.Fifth, 1));
    private static readonly Lazy<CompiledWorkload[]> Sixth = new(() => Compile(SixthHalf.Specs, TrafficHalf.Sixth, 1));
    private static readonly Lazy<CompiledWorkload[]> Seventh = new(() => Compile(SeventhHalf.Specs, TrafficHalf.Seventh, 1));
    private static readonly Lazy<CompiledWorkload[]> Eighth = new(() => Compile(EighthHalf.Specs, TrafficHalf.Eighth, 1));
    private static readonly Lazy<CompiledWorkload[]> Ninth = new(() => Compile(NinthHalf.Specs, TrafficHalf.Ninth, 1));
    private static readonly Lazy<CompiledWorkload[]> Both = new(() => [.. Compile(DevelopmentHalf.Specs, TrafficHalf.Development, 0.5), .. Compile(FrozenHalf.Specs, TrafficHalf.Frozen, 0.5)]);

    public static IReadOnlyList<CompiledWorkload> Of(TrafficHalf half) => half switch
    {
        TrafficHalf.Development => Development.Value,
        TrafficHalf.Frozen => Frozen.Value,
        TrafficHalf.Second => Second.Value,
        TrafficHalf.Third => Third.Value,
        TrafficHalf.Fourth => Fourth.Value,
        TrafficHalf.Fifth => Fifth.Value,
        TrafficHalf.Sixth => Sixth.Value,
        TrafficHalf.Seventh => Seventh.Value,
        TrafficHalf.Eighth => Eighth.Value,
        TrafficHalf.Ninth => Ninth.Value,
        _ => Both.Value,
    };

    private static CompiledWorkload[] Compile(IEnumerable<WorkloadSpec> specs, TrafficHalf half, double of)
    {
        WorkloadSpec[] sorted = [.. specs.OrderByDescending(s => s.Weight)];
        double total = sorted.Sum(s => s.Weight);
        return [.. sorted.Select(s => new CompiledWorkload(s, half, of * s.Weight / total))];
    }
}
