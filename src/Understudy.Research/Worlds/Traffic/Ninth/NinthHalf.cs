namespace Understudy.Research;

/// <summary>A ninth set of workloads, opened once: other companies, languages and authors than the sets before.</summary>
internal static class NinthHalf
{
    public static IEnumerable<WorkloadSpec> Specs => [.. NinthPark.Specs, .. NinthSky.Specs, .. NinthShipyard.Specs, .. NinthDonors.Specs, .. NinthRecycling.Specs, .. NinthMarathon.Specs, .. NinthBroker.Specs, .. NinthCanteen.Specs, .. NinthNotary.Specs, .. NinthScrap.Specs, .. NinthHives.Specs, .. NinthAgency.Specs, .. NinthSolar.Specs, .. NinthHearing.Specs, .. NinthDepot.Specs];
}
