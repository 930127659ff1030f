namespace Understudy.Research;

/// <summary>An eighth set of workloads, opened once: other companies, languages and authors than the sets before.</summary>
internal static class EighthHalf
{
    public static IEnumerable<WorkloadSpec> Specs => [.. EighthChargers.Specs, .. EighthOrbit.Specs, .. EighthJournals.Specs, .. EighthChemicals.Specs, .. EighthGardens.Specs, .. EighthScooters.Specs, .. EighthOpera.Specs, .. EighthRoyalties.Specs, .. EighthPuzzles.Specs, .. EighthTolls.Specs, .. EighthAppliances.Specs, .. EighthForest.Specs, .. EighthStalls.Specs, .. EighthAncestors.Specs, .. EighthLifeboats.Specs];
}
