using Microsoft.Extensions.Logging;

using Understudy.Core;
using Understudy.Data;

namespace Understudy.Gateway;

/// <summary>A whole gateway over a workspace: recording, routes, proxy. What <c>understudy serve</c> runs.</summary>
public sealed class GatewayHost : IAsyncDisposable
{
    private readonly ICallStore _store;
    private readonly RouteBook _routes;
    private readonly RouteMonitors _monitors;
    private readonly LiveClientKeys? _keys;
    private readonly GatewayServer _server;

    private GatewayHost(ICallStore store, CallRecorder recorder, RouteBook routes, RouteMonitors monitors, LiveClientKeys? keys, GatewayServer server) =>
        (_store, Recorder, _routes, _monitors, _keys, _server) = (store, recorder, routes, monitors, keys, server);

    private Retention? Pruning { get; init; }

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
    /// <param name="redacted">Whether what goes to disk is redacted, as the workspace says.</param>
    /// <param name="logging">Where logs go; they hold no content.</param>
    /// <param name="time">The clock.</param>
    /// <param name="cancellationToken">Stops starting.</param>
    /// <exception cref="UnderstudyException">When the workspace, the journal or the routes cannot be used.</exception>
    public static async Task<GatewayHost> StartAsync(GatewayOptions options, string workspace, string? store, bool redacted, ILoggerFactory logging, TimeProvider time, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(logging);
        ICallStore calls = CallStores.Open(store ?? DefaultStore(workspace));
        CallRecorder? recorder = null;
        RouteBook? routes = null;
        RouteMonitors? monitors = null;
        LiveClientKeys? keys = null;
        try
        {
            recorder = await CallRecorder.OpenAsync(new RecordingOptions { Workspace = workspace }, calls, time, logging.CreateLogger<CallRecorder>(), cancellationToken).ConfigureAwait(false);
            routes = new RouteBook(workspace, 1, time, logging.CreateLogger<RouteBook>());
            monitors = new RouteMonitors(routes, calls, logging.CreateLogger<RouteMonitors>());
            keys = options.AskForKeys ? new LiveClientKeys(new ClientKeys(workspace, time), time, logging.CreateLogger<LiveClientKeys>()) : null;
            (JsonRedactor redactor, SealedOriginals? originals) = RedactorOf(workspace, time);
            var budgets = new BudgetMeter(time);
            string prices = Path.Combine(workspace, "prices.json");
            PriceList? list = File.Exists(prices) ? PriceList.Load(prices) : null;
            await RestoreAsync(budgets, list, keys, calls, time, cancellationToken).ConfigureAwait(false);
            GatewayServer server = await GatewayServer.StartAsync(options, new GatewayParts
            {
                Workspace = workspace,
                Recorder = recorder,
                Redactor = redacted ? redactor : null,
                Reader = redactor,
                Originals = originals,
                Routes = routes,
                Pseudonyms = Pseudonym.Open(workspace),
                Observe = monitors.Observe,
                Keys = keys,
                Budgets = budgets,
                Prices = list,
                Status = () => recorder.Status,
                Watch = monitors.Snapshot,
                Admin = AdminKey.Load(new ClientKeys(workspace, time).Directory, Environment.GetEnvironmentVariable(AdminKey.Variable)),
                Logging = logging,
                Time = time,
            }, cancellationToken).ConfigureAwait(false);
            return new GatewayHost(calls, recorder, routes, monitors, keys, server)
            {
                Pruning = options.Retention is { } age ? new Retention(recorder, age, time, logging.CreateLogger<Retention>()) : null,
            };
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

            keys?.Dispose();
            await calls.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>What the workspace redacts by, and what seals the originals where it says so.</summary>
    internal static (JsonRedactor Redactor, SealedOriginals? Originals) RedactorOf(string workspace, TimeProvider time)
    {
        using Workspace opened = Workspace.Open(workspace, time);
        SealedOriginals? originals = opened.Redaction.Reversible ? new SealedOriginals(OriginalsKey.Load(workspace, null, Environment.GetEnvironmentVariable(OriginalsKey.Variable))) : null;
        return (opened.JsonRedactor(), originals);
    }

    /// <summary>Stops taking calls, ends those that run, and moves what was recorded into the store.</summary>
    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync().ConfigureAwait(false);
        _keys?.Dispose();
        if (Pruning is not null)
        {
            await Pruning.DisposeAsync().ConfigureAwait(false);
        }

        await _monitors.DisposeAsync().ConfigureAwait(false);
        await _routes.DisposeAsync().ConfigureAwait(false);
        await Recorder.DisposeAsync().ConfigureAwait(false);
        await _store.DisposeAsync().ConfigureAwait(false);
    }

    /// <summary>What keys with a budget spent this month, from the recording; a store that is away leaves it at nothing.</summary>
    private static async Task RestoreAsync(BudgetMeter budgets, PriceList? prices, LiveClientKeys? keys, ICallStore calls, TimeProvider time, CancellationToken cancellationToken)
    {
        if (prices is null || keys is null || keys.Current.Keys.All(k => k.BudgetDollars is null))
        {
            return;
        }

        DateTimeOffset now = time.GetUtcNow();
        try
        {
            await foreach (StoredCall stored in calls.ReadAsync(new CallFilter { From = new DateTimeOffset(now.Year, now.Month, 1, 0, 0, 0, TimeSpan.Zero), WithContent = false }, cancellationToken).ConfigureAwait(false))
            {
                if (stored.Call is { ClientKey: { } key, AnsweredBy: null, AnsweredModel: { } model } call && prices.Find(model)?.CostOf(call.Usage) is { } dollars)
                {
                    budgets.Charge(key, dollars);
                }
            }
        }
        catch (UnderstudyException)
        {
            // the store is away: the gateway starts all the same, as it records all the same
        }
    }
}
