namespace Understudy.Data;

/// <summary>What its owner said of a discovered workload.</summary>
public enum DiscoveredState
{
    /// <summary>Nothing.</summary>
    Found,

    /// <summary>To be kept in sight, and never merged by proposal.</summary>
    Pinned,

    /// <summary>Of no interest: neither listed nor learned unless asked for.</summary>
    Ignored,
}
