namespace Understudy.Gateway;

/// <summary>What a presented key is worth.</summary>
public enum KeyState
{
    /// <summary>None was presented.</summary>
    Missing,

    /// <summary>It is no key of this server: not its form, not its id, or not its secret. Which of them is told to nobody.</summary>
    Unknown,

    /// <summary>The right key, past its date.</summary>
    Expired,

    /// <summary>The right key, revoked.</summary>
    Revoked,

    /// <summary>The right key.</summary>
    Accepted,
}
