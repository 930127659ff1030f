namespace Understudy.Research;

/// <summary>A fourth set of workloads, opened once: other companies, languages and authors than the sets before.</summary>
internal static class FourthHalf
{
    public static IEnumerable<WorkloadSpec> Specs => [.. FourthLibrary.Specs, .. FourthRepair.Specs, .. FourthHeirloom.Specs, .. FourthAmbulance.Specs, .. FourthAquarium.Specs, .. FourthWeather.Specs, .. FourthChess.Specs, .. FourthVineyard.Specs, .. FourthJoinery.Specs, .. FourthSauna.Specs];
}
