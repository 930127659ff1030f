using System.Net;

using Understudy.Core;

namespace Understudy.Gateway;

/// <summary>
/// The large model's base URL as an operator may write it: one spelling for one place. Whatever a URL parser, a resolver and a person could read
/// in different ways is refused.
/// </summary>
public sealed class UpstreamUrl
{
    private const int LongestUrl = 2000;

    private UpstreamUrl(Uri value, IPAddress? literal, bool allowPrivate)
    {
        Value = value;
        Literal = literal;
        AllowPrivate = allowPrivate;
    }

    /// <summary>The URL, without a slash at its end.</summary>
    public Uri Value { get; }

    /// <summary>The address, when the host is written as one.</summary>
    public IPAddress? Literal { get; }

    /// <summary>Whether a name may lead to private, loopback or reserved addresses.</summary>
    public bool AllowPrivate { get; }

    /// <summary>Whether the host is <c>localhost</c>.</summary>
    public bool IsLocalhost => Value.Host == "localhost";

    /// <summary>Reads a URL from the configuration; never from a request.</summary>
    /// <param name="url">Such as <c>https://api.example.com/v1</c>; http only for a loopback or private address, localhost, or with <paramref name="allowPrivate"/>.</param>
    /// <param name="allowPrivate">Whether a name may lead to private, loopback or reserved addresses (a model server of one's own behind a name), and http may go to a name that does.</param>
    /// <exception cref="UnderstudyException">With <see cref="ErrorCode.OptionsInvalid"/>: what is wrong and what to write; the URL is not repeated, for it may hold a password.</exception>
    public static UpstreamUrl Parse(string url, bool allowPrivate = false)
    {
        ArgumentNullException.ThrowIfNull(url);
        string scheme = url.StartsWith("https://", StringComparison.Ordinal) ? "https" : url.StartsWith("http://", StringComparison.Ordinal) ? "http" : throw Wrong("it must begin with https:// (or http:// for a server on this machine or in a private network), in small letters");
        if (url.Length > LongestUrl || url.Any(c => c is <= ' ' or > '~'))
        {
            throw Wrong("only visible ASCII characters are allowed, 2,000 at most; write a name with other letters in its xn-- form");
        }

        if (url.AsSpan().ContainsAny("\\#?@"))
        {
            throw Wrong("a user or password, a query, a fragment or a backslash is not allowed; the key comes from the environment or a file");
        }

        int from = scheme.Length + 3, slash = url.IndexOf('/', from);
        string authority = slash < 0 ? url[from..] : url[from..slash];
        if (!Uri.TryCreate(url, UriKind.Absolute, out Uri? parsed) || parsed.Scheme != scheme || parsed.Port is < 1 or > 65535)
        {
            throw Wrong("it is not a URL");
        }

        // The host must be written exactly as it is understood: 0x7f.1, 2130706433, 127.1, LOCALHOST and %6c are all understood as something else.
        int end = authority.StartsWith('[') ? authority.IndexOf(']', StringComparison.Ordinal) + 1 : authority.IndexOf(':', StringComparison.Ordinal);
        string written = end > 0 ? authority[..end] : authority;
        string port = authority[written.Length..];
        string path = slash < 0 ? "" : url[slash..].TrimEnd('/');
        if ((port.Length > 0 && !IsPlainPort(port)) || path.Contains("//", StringComparison.Ordinal) || path.Contains('%', StringComparison.Ordinal) || path.Split('/').Any(p => p is "." or ".."))
        {
            throw Wrong("the port must be a plain number and the path plain, without //, % or dots alone");
        }

        IPAddress? literal = null;
        if (parsed.HostNameType is UriHostNameType.IPv4 or UriHostNameType.IPv6)
        {
            literal = IPAddress.Parse(parsed.DnsSafeHost);
            string canonical = parsed.HostNameType == UriHostNameType.IPv6 ? $"[{literal}]" : literal.ToString();
            if (written != canonical || literal.IsIPv4MappedToIPv6)
            {
                throw Wrong("an address must be written in its usual form, such as 127.0.0.1 or [::1]");
            }
        }
        else if (!IsPlainName(written))
        {
            throw Wrong("the host must be a name in small letters, digits, hyphens and dots, without a dot at its end, or an address in its usual form");
        }

        if (literal is not null && AddressClassifier.IsAlwaysRefused(literal))
        {
            throw Wrong("the address belongs to a cloud's metadata service, is link-local, or is no host's; connections there are never made");
        }

        bool near = written == "localhost" || (literal is not null && AddressClassifier.Of(literal) is AddressClass.Loopback or AddressClass.Private);
        if (scheme == "http" && !near && !(literal is null && allowPrivate))
        {
            throw Wrong("without encryption only a server on this machine or in a private network may be asked; write https, or allow private upstreams if this name is one");
        }

        return new UpstreamUrl(new Uri($"{scheme}://{authority}{path}"), literal, allowPrivate);
    }

    /// <summary>Whether a connection for this URL may go to an address.</summary>
    public bool MayConnectTo(IPAddress address)
    {
        AddressClass found = AddressClassifier.Of(address);
        return found < AddressClass.Unroutable && (Literal is not null ? address.Equals(Literal)
            : IsLocalhost ? found == AddressClass.Loopback
            : Value.Scheme == "http" ? found is AddressClass.Loopback or AddressClass.Private // what is not encrypted stays inside
            : found == AddressClass.Public || AllowPrivate);
    }

    /// <inheritdoc/>
    public override string ToString() => Value.ToString();

    private static bool IsPlainPort(string port) => port[0] == ':' && port.Length is >= 2 and <= 6 && port[1] != '0' && port.AsSpan(1).IndexOfAnyExceptInRange('0', '9') < 0;

    private static bool IsPlainName(string host) =>
        host.Length is > 0 and <= 253
        && host.Split('.') is var labels
        && labels.All(l => l.Length is > 0 and <= 63 && l[0] != '-' && l[^1] != '-' && l.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c is '-' or '_'))
        && !labels[^1].All(char.IsAsciiDigit) // some resolvers read a name that ends in a number as an address
        && !labels[^1].StartsWith("0x", StringComparison.Ordinal)
        && host is not ("metadata.google.internal" or "metadata.goog" or "instance-data.ec2.internal" or "metadata" or "metadata.azure.internal");

    private static UnderstudyException Wrong(string what) => new(ErrorCode.OptionsInvalid, $"The upstream's URL cannot be used: {what}. Expected, for example, https://api.example.com/v1.");
}
