namespace Understudy.Gateway;

/// <summary>What kind of network an address belongs to, in rising order of how much harm a connection to it may do.</summary>
public enum AddressClass
{
    /// <summary>The public internet.</summary>
    Public,

    /// <summary>This machine.</summary>
    Loopback,

    /// <summary>A private network (RFC 1918, RFC 6598, unique local).</summary>
    Private,

    /// <summary>Set aside: documentation, benchmarks, protocol assignments, tunnels.</summary>
    Reserved,

    /// <summary>No host: unspecified, multicast, broadcast. Always refused.</summary>
    Unroutable,

    /// <summary>This link only; clouds put their metadata there. Always refused.</summary>
    LinkLocal,

    /// <summary>A cloud's metadata service, which hands out credentials. Always refused.</summary>
    Metadata,
}
