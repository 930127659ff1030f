using System.Net;

using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

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
    public static async Task<GatewayServer> StartAsync(GatewayOptions options, ICallRecorder recorder, IContentRedactor redactor, RouteBook routes, TimeProvider time, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(options);
        WebApplicationBuilder builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = null; // bounded where it is read
            kestrel.Listen(IPAddress.Parse(options.Host), options.Port, listen => listen.Protocols = HttpProtocols.Http1);
        });
        WebApplication app = builder.Build();
        var log = new GatewayLog(app.Services.GetRequiredService<ILoggerFactory>().CreateLogger("Understudy.Gateway"));
        var upstream = new UpstreamClient(options, time);
        var ledger = new CallLedger(recorder, redactor, options, time, _ => { });
        var passThrough = new PassThrough(upstream, ledger, options, time);
        var handler = new CallHandler(routes, new SpecialistDesk(log), passThrough, ledger, redactor, options, new RetryMemory(time), text => text);
        var front = new FrontDoor(handler, new RequestIds(), time, log);
        app.Run(front.HandleAsync);
        await app.StartAsync(cancellationToken).ConfigureAwait(false);
        string address = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();
        return new GatewayServer(app, new Uri(address));
    }

    /// <summary>Stops taking calls, ends those that run, and closes.</summary>
    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync().ConfigureAwait(false);
        await _app.DisposeAsync().ConfigureAwait(false);
    }
}
