namespace Understudy.Research;

/// <summary>A tenth set of workloads, opened once: other companies, languages and authors than the sets before.</summary>
internal static class TenthHalf
{
    public static IEnumerable<WorkloadSpec> Specs => [.. TenthDish.Specs, .. TenthPrint.Specs, .. TenthShoes.Specs, .. TenthCustoms.Specs, .. TenthSeed.Specs, .. TenthDialysis.Specs, .. TenthTractors.Specs, .. TenthRotor.Specs, .. TenthBulletin.Specs, .. TenthLicence.Specs, .. TenthFuneral.Specs, .. TenthStamps.Specs, .. TenthPermits.Specs, .. TenthBureau.Specs, .. TenthTea.Specs, .. TenthRations.Specs, .. TenthBerries.Specs, .. TenthDates.Specs, .. TenthPests.Specs, .. TenthWind.Specs, .. TenthUnion.Specs];
}
