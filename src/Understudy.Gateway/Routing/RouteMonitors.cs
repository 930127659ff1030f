using System.Collections.Concurrent;
using System.Collections.Frozen;

using Microsoft.Extensions.Logging;

using Understudy.Core;
using Understudy.Data;
using Understudy.Evaluation;

namespace Understudy.Gateway;

/// <summary>
/// Watches every route of a book by its calls, and takes a specialist back to Shadow, with the reason in the route file, when the
/// hold-back disproves its certificate or the large model is no longer the teacher. Evidence from before a restart, or from before a
/// rollback, is read back from the store. Thread-safe.
/// </summary>
public sealed class RouteMonitors : IAsyncDisposable
{
    private readonly RouteBook _book;
    private readonly ICallStore _store;
    private readonly ILogger _logger;
    private readonly CancellationTokenSource _closing = new();
    private readonly ConcurrentDictionary<Task, bool> _running = new();
    private readonly Lock _swapping = new();
    private volatile FrozenDictionary<string, RouteWatch> _watches = FrozenDictionary<string, RouteWatch>.Empty;
    private long _demotions;

    /// <summary>Begins to watch the routes of a book.</summary>
    /// <param name="book">The routes.</param>
    /// <param name="store">Where earlier calls lie.</param>
    /// <param name="logger">Told about warnings and demotions.</param>
    public RouteMonitors(RouteBook book, ICallStore store, ILogger<RouteMonitors> logger)
    {
        ArgumentNullException.ThrowIfNull(book);
        ArgumentNullException.ThrowIfNull(store);
        ArgumentNullException.ThrowIfNull(logger);
        _book = book;
        _store = store;
        _logger = logger;
        book.Swapped += Follow;
        Follow(book.Current);
    }

    /// <summary>How often a specialist was taken out of service since the start.</summary>
    public long Demotions => Interlocked.Read(ref _demotions);

    /// <summary>Takes a recorded call. Some microseconds at most; what has to be done about it is done elsewhere.</summary>
    public void Observe(RecordedCall call)
    {
        ArgumentNullException.ThrowIfNull(call);
        if (call.Workload is { } workload && _watches.TryGetValue(workload, out RouteWatch? watch))
        {
            Act(workload, watch, watch.Observe(call));
        }
    }

    /// <summary>Takes what somebody said about an answer of a specialist; shown apart.</summary>
    public void ObserveFeedback(RecordedCall call, bool good)
    {
        ArgumentNullException.ThrowIfNull(call);
        if (call.Workload is { } workload && _watches.TryGetValue(workload, out RouteWatch? watch))
        {
            watch.ObserveFeedback(call, good);
        }
    }

    /// <summary>What was seen of a workload's specialist since it went into service; null without a route.</summary>
    public KeptWatch? Snapshot(string workload) => _watches.TryGetValue(workload, out RouteWatch? watch) ? watch.Snapshot() : null;

    /// <summary>What the store's calls say of a route, without a gateway: for the command line.</summary>
    /// <param name="active">The route.</param>
    /// <param name="store">The calls.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    /// <returns>What was seen, and the model that answered though it is not the teacher, or null.</returns>
    public static async Task<(KeptWatch Seen, string? Stranger)> ReadAsync(ActiveRoute active, ICallStore store, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(active);
        ArgumentNullException.ThrowIfNull(store);
        var watch = new RouteWatch(active);
        await ReadAsync(active.Route.Workload, watch, store, cancellationToken).ConfigureAwait(false);
        return (watch.Snapshot(), watch.Stranger);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        _book.Swapped -= Follow;
        await _closing.CancelAsync().ConfigureAwait(false);
        await SettleAsync().ConfigureAwait(false);
        _closing.Dispose();
    }

    /// <summary>Completes when what was begun (reading back, demotions) is done.</summary>
    internal async Task SettleAsync()
    {
        while (!_running.IsEmpty)
        {
            await Task.WhenAll(_running.Keys).ConfigureAwait(false);
        }
    }

    private static async Task ReadAsync(string workload, RouteWatch watch, ICallStore store, CancellationToken cancellationToken)
    {
        var filter = new CallFilter { Workload = workload, From = watch.Plan.Since, WithContent = false };
        await foreach (StoredCall stored in store.ReadAsync(filter, cancellationToken).ConfigureAwait(false))
        {
            watch.Observe(stored.Call);
            if (stored.Good is { } good)
            {
                watch.ObserveFeedback(stored.Call, good);
            }
        }
    }

    /// <summary>Keeps the watches whose evidence is still about what is served, and begins the others from the store.</summary>
    private void Follow(RouteTable table)
    {
        lock (_swapping)
        {
            var next = new Dictionary<string, RouteWatch>(StringComparer.OrdinalIgnoreCase);
            foreach (ActiveRoute active in table.Routes.Where(r => r.Specialist is not null))
            {
                string workload = active.Route.Workload;
                if (_watches.TryGetValue(workload, out RouteWatch? watch) && watch.Fits(active))
                {
                    next[workload] = watch;
                    continue;
                }

                next[workload] = watch = new RouteWatch(active);
                Run(() => BeginAsync(workload, watch));
            }

            _watches = next.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);
        }
    }

    private async Task BeginAsync(string workload, RouteWatch watch)
    {
        try
        {
            await ReadAsync(workload, watch, _store, _closing.Token).ConfigureAwait(false);
        }
        catch (UnderstudyException e)
        {
            _logger.Warned(workload, $"earlier calls cannot be read, so the watch begins anew: {e.Message}");
        }

        Act(workload, watch, null);
    }

    private void Act(string workload, RouteWatch watch, KeptVerdict? changed)
    {
        if (changed == KeptVerdict.Warning)
        {
            _logger.Warned(workload, watch.Snapshot().Statement);
        }

        if (watch.Objection() is { } reason && _book.Current.Find(workload, null, null) is { } active && MayDemote(active.Route, watch) && watch.TakeTurn())
        {
            Run(() => DemoteAsync(workload, watch, reason));
        }
    }

    /// <summary>Whoever forced a route knows that there is no valid certificate for this teacher; that it is proven bad, he does not.</summary>
    private static bool MayDemote(Route route, RouteWatch watch) =>
        route.Stage >= RouteStage.Canary && route.Specialist == watch.Plan.Specialist && (route.Forced is null || watch.IsBroken);

    private async Task DemoteAsync(string workload, RouteWatch watch, string reason)
    {
        try
        {
            bool demoted = false;
            await _book.ChangeAsync(
                workload,
                route =>
                {
                    demoted = MayDemote(route, watch);
                    return demoted ? route with { Stage = RouteStage.Shadow, Demoted = true, Forced = null } : route;
                },
                reason,
                _closing.Token).ConfigureAwait(false);
            if (demoted)
            {
                Interlocked.Increment(ref _demotions);
                _logger.Demoted(workload, reason);
            }
        }
        catch (UnderstudyException e)
        {
            _logger.DemotionFailed(workload, reason, e.Message);
        }
        finally
        {
            watch.EndTurn();
        }
    }

    private void Run(Func<Task> work)
    {
        Task task = Task.Run(
            async () =>
            {
                try
                {
                    await work().ConfigureAwait(false);
                }
                catch (OperationCanceledException) when (_closing.IsCancellationRequested)
                {
                    // the gateway is closing
                }
            },
            CancellationToken.None);
        _running[task] = true;
        task.ContinueWith(t => _running.TryRemove(t, out _), CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
    }
}
