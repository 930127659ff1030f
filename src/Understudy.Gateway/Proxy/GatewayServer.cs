using System.Net;

using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;

namespace Understudy.Gateway;

/// <summary>The gateway, listening.</summary>
public sealed class GatewayServer : IAsyncDisposable
{
    private readonly WebApplication _app;

    private GatewayServer(WebApplication app, Uri address) => (_app, Address) = (app, address);

    /// <summary>Where it listens.</summary>
    public Uri Address { get; }

    /// <summary>Starts listening.</summary>
    /// <exception cref="IOException">When the port is taken.</exception>
    public static async Task<GatewayServer> StartAsync(GatewayOptions options, GatewayParts parts, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(parts);
        WebApplicationBuilder builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.Services.AddSingleton(parts.Logging);
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = null; // bounded where it is read
            kestrel.Listen(IPAddress.Parse(options.Host), options.Port, listen => listen.Protocols = HttpProtocols.Http1);
        });
        WebApplication app = builder.Build();
        TimeProvider time = parts.Time;
        var log = new GatewayLog(parts.Logging.CreateLogger("Understudy.Gateway"));
        var upstream = new UpstreamClient(options, time);
        app.Lifetime.ApplicationStopped.Register(upstream.Dispose);
        var ledger = new CallLedger(parts.Recorder, parts.Redactor, options, time, parts.Observe);
        var calls = new CallHandler(parts.Routes, new SpecialistDesk(log), new PassThrough(upstream, ledger, options, time), ledger, parts.Redactor, options, new RetryMemory(time), parts.Pseudonyms);
        var rerank = new RerankHandler(parts.Routes, ledger, calls, parts.Redactor, log);
        var ids = new RequestIds();
        var local = new LocalEndpoints(parts.Routes, upstream, parts.Recorder, parts.Redactor, parts.Workspace, ids, time);
        var front = new FrontDoor(calls, rerank, local, new ClientGate(), ids, time, log);
        app.Run(front.HandleAsync);
        await app.StartAsync(cancellationToken).ConfigureAwait(false);
        return new GatewayServer(app, new Uri(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First()));
    }

    /// <summary>Stops taking calls, ends those that run, and closes.</summary>
    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync().ConfigureAwait(false);
        await _app.DisposeAsync().ConfigureAwait(false);
    }
}
