using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;

namespace Understudy.Gateway;

/// <summary>Sorts addresses by IANA's special-purpose registries, looking through every form of IPv6 that carries an IPv4 address.</summary>
public static class AddressClassifier
{
    private static readonly IPAddress[] s_metadata =
    [
        IPAddress.Parse("169.254.169.254"), // AWS, Google Cloud, Azure, OpenStack, Oracle, DigitalOcean
        IPAddress.Parse("169.254.170.2"), // AWS containers
        IPAddress.Parse("169.254.170.23"), // AWS EKS pod identity
        IPAddress.Parse("168.63.129.16"), // Azure's host
        IPAddress.Parse("100.100.100.200"), // Alibaba
        IPAddress.Parse("192.0.0.192"), // Oracle
        IPAddress.Parse("fd00:ec2::254"), // AWS
        IPAddress.Parse("fd00:ec2::23"), // AWS EKS pod identity
        IPAddress.Parse("fd20:ce::254"), // Google Cloud
        IPAddress.Parse("fd00:42::42"), // Scaleway
    ];

    private static readonly (IPNetwork Network, AddressClass Class)[] s_networks =
    [
        (IPNetwork.Parse("0.0.0.0/8"), AddressClass.Unroutable),
        (IPNetwork.Parse("10.0.0.0/8"), AddressClass.Private),
        (IPNetwork.Parse("100.64.0.0/10"), AddressClass.Private),
        (IPNetwork.Parse("127.0.0.0/8"), AddressClass.Loopback),
        (IPNetwork.Parse("169.254.0.0/16"), AddressClass.LinkLocal),
        (IPNetwork.Parse("172.16.0.0/12"), AddressClass.Private),
        (IPNetwork.Parse("192.0.0.0/24"), AddressClass.Reserved),
        (IPNetwork.Parse("192.0.2.0/24"), AddressClass.Reserved),
        (IPNetwork.Parse("192.88.99.0/24"), AddressClass.Reserved),
        (IPNetwork.Parse("192.168.0.0/16"), AddressClass.Private),
        (IPNetwork.Parse("198.18.0.0/15"), AddressClass.Reserved),
        (IPNetwork.Parse("198.51.100.0/24"), AddressClass.Reserved),
        (IPNetwork.Parse("203.0.113.0/24"), AddressClass.Reserved),
        (IPNetwork.Parse("224.0.0.0/4"), AddressClass.Unroutable),
        (IPNetwork.Parse("255.255.255.255/32"), AddressClass.Unroutable),
        (IPNetwork.Parse("240.0.0.0/4"), AddressClass.Reserved),
        (IPNetwork.Parse("::/128"), AddressClass.Unroutable),
        (IPNetwork.Parse("::1/128"), AddressClass.Loopback),
        (IPNetwork.Parse("100::/64"), AddressClass.Reserved),
        (IPNetwork.Parse("2001::/23"), AddressClass.Reserved), // Teredo and other protocols
        (IPNetwork.Parse("2001:db8::/32"), AddressClass.Reserved),
        (IPNetwork.Parse("3fff::/20"), AddressClass.Reserved),
        (IPNetwork.Parse("5f00::/16"), AddressClass.Reserved),
        (IPNetwork.Parse("fc00::/7"), AddressClass.Private),
        (IPNetwork.Parse("fe80::/10"), AddressClass.LinkLocal),
        (IPNetwork.Parse("fec0::/10"), AddressClass.Private),
        (IPNetwork.Parse("ff00::/8"), AddressClass.Unroutable),
    ];

    private static readonly (IPNetwork Network, int Offset)[] s_carriers =
    [
        (IPNetwork.Parse("::ffff:0:0:0/96"), 12), // IPv4-translated
        (IPNetwork.Parse("64:ff9b::/96"), 12), // NAT64
        (IPNetwork.Parse("64:ff9b:1::/48"), 12), // local NAT64
        (IPNetwork.Parse("2002::/16"), 2), // 6to4
    ];

    /// <summary>The class of an address; of the IPv4 address within, where an IPv6 address carries one.</summary>
    public static AddressClass Of(IPAddress address)
    {
        ArgumentNullException.ThrowIfNull(address);
        if (address.IsIPv4MappedToIPv6)
        {
            address = address.MapToIPv4();
        }

        if (address.ScopeIdOf() != 0)
        {
            address = new IPAddress(address.GetAddressBytes()); // fe80::1%eth0 is fe80::1
        }

        if (s_metadata.Contains(address))
        {
            return AddressClass.Metadata;
        }

        foreach ((IPNetwork network, AddressClass found) in s_networks)
        {
            if (network.Contains(address))
            {
                return found;
            }
        }

        if (address.AddressFamily != AddressFamily.InterNetworkV6)
        {
            return AddressClass.Public;
        }

        Span<byte> bytes = stackalloc byte[16];
        address.TryWriteBytes(bytes, out _);
        foreach ((IPNetwork network, int offset) in s_carriers)
        {
            if (network.Contains(address))
            {
                return Worse(Of(new IPAddress(bytes.Slice(offset, 4))), AddressClass.Reserved);
            }
        }

        // ::a.b.c.d, long out of use, still taken for IPv4 by some stacks.
        return BinaryPrimitives.ReadUInt64BigEndian(bytes) == 0 && BinaryPrimitives.ReadUInt32BigEndian(bytes[8..]) == 0
            ? Worse(Of(new IPAddress(bytes[12..])), AddressClass.Reserved)
            : AddressClass.Public;
    }

    /// <summary>Whether no configuration makes a connection to this address right.</summary>
    public static bool IsAlwaysRefused(IPAddress address) => Of(address) >= AddressClass.Unroutable;

    private static AddressClass Worse(AddressClass one, AddressClass other) => one > other ? one : other;

    private static long ScopeIdOf(this IPAddress address) => address.AddressFamily == AddressFamily.InterNetworkV6 ? address.ScopeId : 0;
}
