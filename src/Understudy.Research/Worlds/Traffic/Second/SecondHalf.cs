namespace Understudy.Research;

/// <summary>A second set of workloads that methods are developed on, in the styles of other authors.</summary>
internal static class SecondHalf
{
    public static IEnumerable<WorkloadSpec> Specs => [.. SecondPlatform.Specs, .. SecondUtility.Specs, .. SecondTravel.Specs, .. SecondHousing.Specs, .. SecondArcade.Specs, .. SecondLedger.Specs];
}
