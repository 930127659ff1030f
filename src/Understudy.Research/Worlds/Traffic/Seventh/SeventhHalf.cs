namespace Understudy.Research;

/// <summary>A seventh set of workloads, opened once: other companies, languages and authors than the sets before.</summary>
internal static class SeventhHalf
{
    public static IEnumerable<WorkloadSpec> Specs => [.. SeventhParts.Specs, .. SeventhGym.Specs, .. SeventhLifts.Specs, .. SeventhTenders.Specs, .. SeventhSubtitles.Specs, .. SeventhTrials.Specs, .. SeventhDating.Specs, .. SeventhPhotos.Specs, .. SeventhGrain.Specs, .. SeventhWebtoons.Specs, .. SeventhSlopes.Specs, .. SeventhWool.Specs, .. SeventhCrowd.Specs];
}
