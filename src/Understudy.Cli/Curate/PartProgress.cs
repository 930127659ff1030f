using Understudy.Core;

namespace Understudy.Cli;

/// <summary>Progress of one of several equal parts, told as progress of the whole.</summary>
internal sealed class PartProgress(IProgress<StageProgress> whole, int part, int parts) : IProgress<StageProgress>
{
    public void Report(StageProgress value) => whole.Report(value with { Done = (part * (value.Total ?? 0)) + value.Done, Total = value.Total * parts });
}
