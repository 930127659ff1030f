using System.Net;

using CsCheck;

using Xunit;

namespace Understudy.Gateway.Tests;

public sealed class AddressClassifierTests
{
    [Theory]
    [InlineData("8.8.8.8", AddressClass.Public)]
    [InlineData("172.15.255.255", AddressClass.Public)]
    [InlineData("172.32.0.0", AddressClass.Public)]
    [InlineData("2606:4700::1111", AddressClass.Public)]
    [InlineData("127.0.0.1", AddressClass.Loopback)]
    [InlineData("127.255.255.254", AddressClass.Loopback)]
    [InlineData("::1", AddressClass.Loopback)]
    [InlineData("::ffff:127.0.0.1", AddressClass.Loopback)]
    [InlineData("10.1.2.3", AddressClass.Private)]
    [InlineData("172.16.0.1", AddressClass.Private)]
    [InlineData("192.168.255.255", AddressClass.Private)]
    [InlineData("100.64.0.1", AddressClass.Private)]
    [InlineData("fc00::1", AddressClass.Private)]
    [InlineData("fdff::1", AddressClass.Private)]
    [InlineData("fec0::1", AddressClass.Private)]
    [InlineData("::ffff:10.0.0.1", AddressClass.Private)]
    [InlineData("192.0.2.1", AddressClass.Reserved)]
    [InlineData("198.18.0.1", AddressClass.Reserved)]
    [InlineData("240.0.0.1", AddressClass.Reserved)]
    [InlineData("2001:db8::1", AddressClass.Reserved)]
    [InlineData("2001::1", AddressClass.Reserved)]
    [InlineData("2002:0808:0808::1", AddressClass.Reserved)]
    [InlineData("2002:7f00:1::", AddressClass.Reserved)]
    [InlineData("64:ff9b::8.8.8.8", AddressClass.Reserved)]
    [InlineData("::8.8.8.8", AddressClass.Reserved)]
    [InlineData("0.0.0.0", AddressClass.Unroutable)]
    [InlineData("0.1.2.3", AddressClass.Unroutable)]
    [InlineData("::", AddressClass.Unroutable)]
    [InlineData("224.0.0.1", AddressClass.Unroutable)]
    [InlineData("255.255.255.255", AddressClass.Unroutable)]
    [InlineData("ff02::1", AddressClass.Unroutable)]
    [InlineData("::ffff:0.0.0.0", AddressClass.Unroutable)]
    [InlineData("169.254.0.1", AddressClass.LinkLocal)]
    [InlineData("fe80::1", AddressClass.LinkLocal)]
    [InlineData("fe80::1%3", AddressClass.LinkLocal)]
    [InlineData("2002:a9fe:0001::", AddressClass.LinkLocal)]
    [InlineData("169.254.169.254", AddressClass.Metadata)]
    [InlineData("::ffff:169.254.169.254", AddressClass.Metadata)]
    [InlineData("::ffff:0:169.254.169.254", AddressClass.Metadata)]
    [InlineData("::169.254.169.254", AddressClass.Metadata)]
    [InlineData("64:ff9b::169.254.169.254", AddressClass.Metadata)]
    [InlineData("64:ff9b:1::169.254.169.254", AddressClass.Metadata)]
    [InlineData("2002:a9fe:a9fe::1", AddressClass.Metadata)]
    [InlineData("169.254.170.2", AddressClass.Metadata)]
    [InlineData("168.63.129.16", AddressClass.Metadata)]
    [InlineData("100.100.100.200", AddressClass.Metadata)]
    [InlineData("192.0.0.192", AddressClass.Metadata)]
    [InlineData("fd00:ec2::254", AddressClass.Metadata)]
    [InlineData("fd20:ce::254", AddressClass.Metadata)]
    [InlineData("fd00:ec2::254%1", AddressClass.Metadata)]
    public void An_address_belongs_to(string address, AddressClass expected) => Assert.Equal(expected, AddressClassifier.Of(IPAddress.Parse(address)));

    [Fact]
    public void An_IPv6_address_that_carries_an_IPv4_address_is_never_thought_better_than_it() =>
        Gen.UInt.Sample(
            bits =>
            {
                byte[] four = BitConverter.GetBytes(bits);
                AddressClass plain = AddressClassifier.Of(new IPAddress(four));
                byte[][] carriers = [[0x00, 0x64, 0xff, 0x9b, 0, 0, 0, 0, 0, 0, 0, 0, .. four], [0x20, 0x02, .. four, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1], [0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff, 0, 0, .. four]];
                return AddressClassifier.Of(new IPAddress(four).MapToIPv6()) == plain && carriers.All(c => AddressClassifier.Of(new IPAddress(c)) is var found && found >= plain && found >= AddressClass.Reserved);
            },
            iter: 20_000,
            threads: 1);
}
