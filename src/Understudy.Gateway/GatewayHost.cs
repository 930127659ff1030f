using Microsoft.Extensions.Logging;

using Understudy.Data;

namespace Understudy.Gateway;

/// <summary>A whole gateway over a workspace: recording, routes, proxy. What <c>understudy serve</c> runs.</summary>
public sealed class GatewayHost : IAsyncDisposable
{
    private readonly ICallStore _store;
    private readonly RouteBook _routes;
    private readonly RouteMonitors _monitors;
    private readonly GatewayServer _server;

    private GatewayHost(ICallStore store, CallRecorder recorder, RouteBook routes, RouteMonitors monitors, GatewayServer server) =>
        (_store, Recorder, _routes, _monitors, _server) = (store, recorder, routes, monitors, server);

    /// <summary>Where it listens.</summary>
    public Uri Address => _server.Address;

    /// <summary>Recording, with its state.</summary>
    public CallRecorder Recorder { get; }

    /// <summary>The place of the default store within a workspace.</summary>
    public static string DefaultStore(string workspace) => Path.Combine(workspace, "calls.db");

    /// <summary>Starts recording and listening.</summary>
    /// <param name="options">Upstream, address, limits.</param>
    /// <param name="workspace">The workspace's directory.</param>
    /// <param name="store">A path or <c>postgres://…</c>; null is SQLite in the workspace.</param>
    /// <param name="redactor">Redacts before anything is written; null keeps texts as they are.</param>
    /// <param name="logging">Where logs go; they hold no content.</param>
    /// <param name="time">The clock.</param>
    /// <param name="cancellationToken">Stops starting.</param>
    /// <exception cref="Core.UnderstudyException">When the workspace, the journal or the routes cannot be used.</exception>
    public static async Task<GatewayHost> StartAsync(GatewayOptions options, string workspace, string? store, JsonRedactor? redactor, ILoggerFactory logging, TimeProvider time, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(logging);
        ICallStore calls = CallStores.Open(store ?? DefaultStore(workspace));
        CallRecorder? recorder = null;
        RouteBook? routes = null;
        RouteMonitors? monitors = null;
        try
        {
            recorder = await CallRecorder.OpenAsync(new RecordingOptions { Workspace = workspace }, calls, time, logging.CreateLogger<CallRecorder>(), cancellationToken).ConfigureAwait(false);
            routes = new RouteBook(workspace, 1, time, logging.CreateLogger<RouteBook>());
            monitors = new RouteMonitors(routes, calls, logging.CreateLogger<RouteMonitors>());
            GatewayServer server = await GatewayServer.StartAsync(options, new GatewayParts
            {
                Workspace = workspace,
                Recorder = recorder,
                Redactor = redactor,
                Routes = routes,
                Pseudonyms = Pseudonym.Open(workspace),
                Observe = monitors.Observe,
                Logging = logging,
                Time = time,
            }, cancellationToken).ConfigureAwait(false);
            return new GatewayHost(calls, recorder, routes, monitors, server);
        }
        catch
        {
            foreach (IAsyncDisposable? open in (IAsyncDisposable?[])[monitors, routes, recorder])
            {
                if (open is not null)
                {
                    await open.DisposeAsync().ConfigureAwait(false);
                }
            }

            await calls.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>Stops taking calls, ends those that run, and moves what was recorded into the store.</summary>
    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync().ConfigureAwait(false);
        await _monitors.DisposeAsync().ConfigureAwait(false);
        await _routes.DisposeAsync().ConfigureAwait(false);
        await Recorder.DisposeAsync().ConfigureAwait(false);
        await _store.DisposeAsync().ConfigureAwait(false);
    }
}
