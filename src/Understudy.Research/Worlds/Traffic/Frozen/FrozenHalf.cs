namespace Understudy.Research;

/// <summary>The workloads that are opened once, to measure: do not tune anything on them.</summary>
internal static class FrozenHalf
{
    public static IEnumerable<WorkloadSpec> Specs => [.. FrozenNetwork.Specs, .. FrozenNewsroom.Specs, .. FrozenInsurer.Specs, .. FrozenCodes.Specs, .. FrozenGeneric.Specs, .. FrozenRetrieval.Specs, .. FrozenAgents.Specs];
}
