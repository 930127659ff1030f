using System.Net;
using System.Net.Sockets;

using Understudy.Core;

namespace Understudy.Gateway;

/// <summary>
/// Lets connections be made to the configured upstream alone, and looks at the address that is really connected: a name that leads into the
/// inside of a network, now or after a change of its DNS record, is refused. Thread-safe.
/// </summary>
public sealed class UpstreamGuard
{
    private readonly UpstreamUrl _url;
    private readonly Func<string, CancellationToken, Task<IPAddress[]>> _resolve;
    private readonly Uri? _proxy;

    /// <summary>Makes the guard of one upstream.</summary>
    /// <param name="url">The upstream.</param>
    /// <param name="proxy">The HTTP proxy that the operator asked for, null for none. The proxy then chooses the address, not this guard.</param>
    /// <param name="resolve">Resolves names; null is the system's resolver.</param>
    public UpstreamGuard(UpstreamUrl url, Uri? proxy = null, Func<string, CancellationToken, Task<IPAddress[]>>? resolve = null)
    {
        ArgumentNullException.ThrowIfNull(url);
        _url = url;
        _proxy = proxy;
        _resolve = resolve ?? Dns.GetHostAddressesAsync;
    }

    /// <summary>
    /// A handler for requests to the upstream: through this guard, no redirects, no cookies, no decompression (bytes pass as they are), no proxy
    /// but the one that was asked for, no headers of its own.
    /// </summary>
    public SocketsHttpHandler CreateHandler() => new()
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        UseProxy = _proxy is not null,
        Proxy = _proxy is null ? null : new WebProxy(_proxy),
        AutomaticDecompression = DecompressionMethods.None,
        ActivityHeadersPropagator = null,
        ConnectCallback = ConnectAsync,
        ConnectTimeout = TimeSpan.FromSeconds(10),
        PooledConnectionLifetime = TimeSpan.FromMinutes(5), // follows a changed DNS record, through the guard again
        PooledConnectionIdleTimeout = TimeSpan.FromMinutes(1),
        MaxResponseHeadersLength = 64, // KiB
        ResponseDrainTimeout = TimeSpan.FromSeconds(1),
    };

    /// <summary>Connects for <see cref="SocketsHttpHandler.ConnectCallback"/>.</summary>
    /// <exception cref="UnderstudyException">When the place is not the upstream, or all its addresses are refused.</exception>
    /// <exception cref="SocketException">When no address answers, or the name is not known.</exception>
    public async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        DnsEndPoint place = context.DnsEndPoint;
        bool toProxy = _proxy is not null && IsAt(place, _proxy);
        if (!toProxy && !IsAt(place, _url.Value))
        {
            throw new UnderstudyException(ErrorCode.PathUnusable, $"A connection to {place.Host}:{place.Port} was refused: only the configured upstream is asked.");
        }

        IPAddress[] addresses = IPAddress.TryParse(place.Host, out IPAddress? literal) ? [literal] : await _resolve(place.Host, cancellationToken).ConfigureAwait(false);
        SocketException? failure = null;
        bool refused = false;
        foreach (IPAddress address in addresses)
        {
            if (toProxy ? AddressClassifier.IsAlwaysRefused(address) : !_url.MayConnectTo(address))
            {
                refused = true;
                continue;
            }

            var socket = new Socket(address.AddressFamily, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
            try
            {
                await socket.ConnectAsync(new IPEndPoint(address, place.Port), cancellationToken).ConfigureAwait(false);
                return new NetworkStream(socket, ownsSocket: true);
            }
            catch (SocketException e)
            {
                socket.Dispose();
                failure = e;
            }
            catch
            {
                socket.Dispose();
                throw;
            }
        }

        throw failure is not null ? failure
            : refused ? new UnderstudyException(ErrorCode.PathUnusable, $"The upstream's name {place.Host} leads to an address inside a network (loopback, private, link-local, metadata or reserved) and was refused. If the model server is your own, allow private upstreams.")
            : new SocketException((int)SocketError.HostNotFound);
    }

    private static bool IsAt(DnsEndPoint place, Uri url) => place.Port == url.Port && string.Equals(place.Host, url.IdnHost, StringComparison.OrdinalIgnoreCase);
}
