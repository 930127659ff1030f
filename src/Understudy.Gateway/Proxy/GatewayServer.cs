using System.Net;

using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

using Understudy.Data;

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
        builder.Services.AddSingleton<ILoggerFactory>(new ServerLogging(parts.Logging));
        builder.Services.AddGatewayTelemetry(Environment.GetEnvironmentVariable);

        // Continuations run where the socket's event arrived, not after another hop through the pool: 100 → 88 µs of CPU a recorded call.
        builder.WebHost.UseKestrelCore().UseSockets(sockets => sockets.UnsafePreferInlineScheduling = true).ConfigureKestrel(kestrel =>
        {
            options.Limits.ApplyTo(kestrel);
            kestrel.Listen(IPAddress.Parse(options.Host), options.Port, listen => listen.Protocols = HttpProtocols.Http1);
        });
        WebApplication app = builder.Build();
        TimeProvider time = parts.Time;
        ILogger logger = parts.Logging.CreateLogger("Understudy.Gateway");
        GatewayTelemetry telemetry = app.Services.GetRequiredService<GatewayTelemetry>();
        var upstream = new UpstreamClient(options, time);
        app.Lifetime.ApplicationStopped.Register(upstream.Dispose);
        var budgets = parts.Budgets ?? new BudgetMeter(time);
        var ledger = new CallLedger(parts.Recorder, parts.Redactor, parts.Originals, options.KeepEmbeddings, time, Ended);
        var calls = new CallHandler(
            new CallIntake(parts.Routes, new SpecialistDesk(logger), parts.Redactor, parts.Reader, parts.Pseudonyms),
            new PassThrough(upstream, ledger, telemetry, options, time),
            ledger,
            options,
            new RetryMemory(time),
            telemetry);
        var ids = new RequestIds();
        var front = new FrontDoor(
            calls,
            new RerankHandler(parts.Routes, ledger, calls, parts.Reader, logger),
            new LocalEndpoints(parts.Routes, upstream, parts.Recorder, parts.Redactor, parts.Workspace, ids, time),
            new AdminEndpoint(parts),
            new ClientGate(parts.Keys, new RateLimiter(time), budgets, telemetry),
            options.Limits,
            ids,
            time,
            logger);
        telemetry.WatchBacklog(() => parts.Status()?.BacklogEntries ?? 0);
        telemetry.WatchStages(() => parts.Routes.Current.Routes.Select(r => (r.Route.Workload, r.EffectiveStage)));
        app.Run(front.HandleAsync);
        await app.StartAsync(cancellationToken).ConfigureAwait(false);
        return new GatewayServer(app, new Uri(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First()));

        void Ended(RecordedCall call, bool recorded)
        {
            telemetry.Observe(call, recorded);
            if (call.ClientKey is { } key && call.AnsweredBy is null && call.AnsweredModel is { } model && parts.Prices?.Find(model)?.CostOf(call.Usage) is { } dollars)
            {
                budgets.Charge(key, dollars);
            }

            parts.Observe(call);
        }
    }

    /// <summary>Stops taking calls, ends those that run, and closes.</summary>
    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync().ConfigureAwait(false);
        await _app.DisposeAsync().ConfigureAwait(false);
    }
}
