namespace Understudy.Research;

/// <summary>A third set of workloads, opened once: other companies, languages and authors than the sets before.</summary>
internal static class ThirdHalf
{
    public static IEnumerable<WorkloadSpec> Specs => [.. ThirdTransit.Specs, .. ThirdBrewery.Specs, .. ThirdPatents.Specs, .. ThirdRadio.Specs, .. ThirdMuseum.Specs, .. ThirdDental.Specs, .. ThirdSeeds.Specs, .. ThirdSchool.Specs];
}
