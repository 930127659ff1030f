namespace Understudy.Inference;

/// <summary>The tags that the texts of one intent may have: those of its own arguments' slots. The same in training and serving.</summary>
public static class AllowedTags
{
    /// <summary>The tags, rising; <see cref="TagScheme.Outside"/> is always among them.</summary>
    public static int[] Of(PlannedIntent intent)
    {
        ArgumentNullException.ThrowIfNull(intent);
        return [TagScheme.Outside, .. intent.Arguments.Where(a => a.Slot >= 0).Select(a => a.Slot).Distinct().Order().SelectMany(s => new[] { TagScheme.Begin(s), TagScheme.Inside(s) })];
    }
}
