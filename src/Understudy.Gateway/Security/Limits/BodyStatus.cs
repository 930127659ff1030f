namespace Understudy.Gateway;

/// <summary>How reading a body ended.</summary>
public enum BodyStatus
{
    /// <summary>It is whole.</summary>
    Ok,

    /// <summary>It, or what it inflates to, is too large.</summary>
    TooLarge,

    /// <summary>It did not come in time.</summary>
    TooSlow,

    /// <summary>It does not inflate.</summary>
    BadEncoding,

    /// <summary>Its content coding is not known.</summary>
    UnsupportedEncoding,

    /// <summary>The client went away, or broke the protocol, in the middle.</summary>
    Broken,
}
