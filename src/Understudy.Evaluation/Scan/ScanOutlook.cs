namespace Understudy.Evaluation;

/// <summary>What a scan says of a workload. Only <c>learn</c> certifies.</summary>
public enum ScanOutlook
{
    /// <summary>A specialist is likely to take part of it over; false ones among these are limited over the list.</summary>
    LikelyMovable,

    /// <summary>It is of a kind that can be learned, but there is too little to tell.</summary>
    NeedsMore,

    /// <summary>It is of a kind, or has answers, that no specialist learns.</summary>
    NotSuited,
}
