using System.Net;

using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;

using Understudy.Core;

namespace Understudy.Gateway;

/// <summary>A recording, served as an OpenAI-compatible endpoint: a large model for where there is none.</summary>
public sealed class ReplayServer : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly ReplayHandler _handler;

    private ReplayServer(WebApplication app, ReplayHandler handler, Uri address) => (_app, _handler, Address) = (app, handler, address);

    /// <summary>What clients take as base URL: <c>http://127.0.0.1:8123/v1</c>.</summary>
    public Uri Address { get; }

    /// <summary>Calls answered so far.</summary>
    public long Answered => _handler.Answered;

    /// <summary>Calls asked for so far that were not recorded.</summary>
    public long NotRecorded => _handler.NotRecorded;

    /// <summary>Starts listening. The recording stays the caller's.</summary>
    /// <exception cref="UnderstudyException">When options are wrong or the port is taken.</exception>
    public static async Task<ReplayServer> StartAsync(ReplayRecording recording, ReplayOptions options, TimeProvider time, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(recording);
        ArgumentNullException.ThrowIfNull(options);
        IPAddress address = AddressOf(options);
        WebApplicationBuilder builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = ReplayHandler.LongestBody;
            kestrel.Listen(address, options.Port, listen => listen.Protocols = HttpProtocols.Http1);
        });
        WebApplication app = builder.Build();
        var handler = new ReplayHandler(recording, options, time);
        app.Run(handler.HandleAsync);
        try
        {
            await app.StartAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (Exception e) when (e is IOException or System.Net.Sockets.SocketException)
        {
            await app.DisposeAsync().ConfigureAwait(false);
            throw new UnderstudyException(ErrorCode.OptionsInvalid, $"Cannot listen at {options.Host}:{options.Port} ({e.Message}). Choose another port, or 0 for a free one.", e);
        }

        string bound = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();
        return new ReplayServer(app, handler, new Uri(bound + "/v1"));
    }

    /// <summary>Stops.</summary>
    public async ValueTask DisposeAsync()
    {
        using var soon = new CancellationTokenSource(TimeSpan.FromSeconds(1));
        await _app.StopAsync(soon.Token).ConfigureAwait(false);
        await _app.DisposeAsync().ConfigureAwait(false);
    }

    private static IPAddress AddressOf(ReplayOptions options)
    {
        if (options.Port is < 0 or > IPEndPoint.MaxPort)
        {
            throw new UnderstudyException(ErrorCode.OptionsInvalid, $"The port must lie between 0 and {IPEndPoint.MaxPort}; found {options.Port}.");
        }

        if (options.LatencyMilliseconds is not (null or (>= 0 and <= 3_600_000)))
        {
            throw new UnderstudyException(ErrorCode.OptionsInvalid, $"The latency must lie between 0 and 3,600,000 ms; found {options.LatencyMilliseconds}.");
        }

        return options.Host == "localhost" ? IPAddress.Loopback
            : IPAddress.TryParse(options.Host, out IPAddress? address) ? address
            : throw new UnderstudyException(ErrorCode.OptionsInvalid, $"The host must be an IP address or localhost; found '{options.Host}'.");
    }
}
