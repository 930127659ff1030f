namespace Understudy.Research;

/// <summary>A sixth set of workloads, opened once: other companies, languages and authors than the sets before.</summary>
internal static class SixthHalf
{
    public static IEnumerable<WorkloadSpec> Specs => [.. SixthMeals.Specs, .. SixthSecurity.Specs, .. SixthHiring.Specs, .. SixthBuilding.Specs, .. SixthVets.Specs, .. SixthPodcasts.Specs, .. SixthCars.Specs, .. SixthCamping.Specs, .. SixthCoffee.Specs, .. SixthCouncil.Specs];
}
