namespace Understudy.Gateway;

/// <summary>Whether recorded calls reach the store.</summary>
public enum StoreState
{
    /// <summary>Nothing has been moved into it yet.</summary>
    Unknown,

    /// <summary>The last batch was committed.</summary>
    Ready,

    /// <summary>The last attempt failed; the journal keeps what is recorded until it is back.</summary>
    Away,
}
