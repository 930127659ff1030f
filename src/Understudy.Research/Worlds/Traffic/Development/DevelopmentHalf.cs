namespace Understudy.Research;

/// <summary>The workloads that methods are developed on.</summary>
internal static class DevelopmentHalf
{
    public static IEnumerable<WorkloadSpec> Specs => [.. DevelopmentSupport.Specs, .. DevelopmentReviews.Specs, .. DevelopmentLabels.Specs, .. DevelopmentGeneric.Specs, .. DevelopmentSearch.Specs, .. DevelopmentTools.Specs, .. DevelopmentWriting.Specs];
}
