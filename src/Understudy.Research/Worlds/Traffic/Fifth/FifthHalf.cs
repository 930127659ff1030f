namespace Understudy.Research;

/// <summary>A fifth set of workloads, opened once: other companies, languages and authors than the sets before.</summary>
internal static class FifthHalf
{
    public static IEnumerable<WorkloadSpec> Specs => [.. FifthGames.Specs, .. FifthAirline.Specs, .. FifthCourier.Specs, .. FifthLaw.Specs, .. FifthCloud.Specs, .. FifthOperations.Specs, .. FifthFashion.Specs, .. FifthHomes.Specs, .. FifthPharmacy.Specs, .. FifthTax.Specs];
}
