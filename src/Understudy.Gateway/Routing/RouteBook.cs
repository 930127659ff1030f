using Microsoft.Extensions.Logging;

using Understudy.Core;

namespace Understudy.Gateway;

/// <summary>
/// The live routes of a gateway: one immutable <see cref="RouteTable"/>, swapped atomically when the route file or a certificate changes,
/// whoever changed it. What cannot be loaded leaves the old table in place and is logged. Thread-safe.
/// </summary>
public sealed class RouteBook : IAsyncDisposable
{
    /// <summary>How often the files are looked at.</summary>
    public static readonly TimeSpan PollEvery = TimeSpan.FromMilliseconds(200);

    private readonly RouteFile _file;
    private readonly RouteLoader _loader;
    private readonly ILogger _logger;
    private readonly ITimer _timer;
    private readonly SemaphoreSlim _loading = new(1, 1);
    private readonly CancellationTokenSource _closing = new();
    private string _seen;
    private string? _problem;
    private volatile RouteTable _current;

    /// <summary>Loads the routes of a workspace and begins to watch them.</summary>
    /// <param name="workspaceDirectory">The workspace.</param>
    /// <param name="threads">Most threads that one answer of a specialist may use.</param>
    /// <param name="time">The clock: dates changes, expires certificates, drives the polling.</param>
    /// <param name="logger">Told about every change, by name and reason.</param>
    /// <exception cref="UnderstudyException">When the routes cannot be loaded: a gateway does not start on bad ones.</exception>
    public RouteBook(string workspaceDirectory, int threads, TimeProvider time, ILogger<RouteBook> logger)
    {
        ArgumentNullException.ThrowIfNull(time);
        ArgumentNullException.ThrowIfNull(logger);
        _file = new RouteFile(workspaceDirectory, time);
        _loader = new RouteLoader(workspaceDirectory, threads, time);
        _logger = logger;
        _seen = Stamp(RouteTable.Empty); // before reading: what changes meanwhile is seen at the first look
        _current = _loader.Load(_file.Read(), CancellationToken.None);
        _logger.Loaded(string.Join("; ", _current.Routes));
        _timer = time.CreateTimer(_ => Poll(), null, PollEvery, PollEvery);
    }

    /// <summary>Told after each swap, with the new table.</summary>
    public event Action<RouteTable>? Swapped;

    /// <summary>The routes now. Read it once a request.</summary>
    public RouteTable Current => _current;

    /// <summary>Changes a route in the file and here, atomically.</summary>
    /// <param name="workload">Id of the workload; its route exists.</param>
    /// <param name="change">Gives the new route from the old one.</param>
    /// <param name="reason">Why, for people.</param>
    /// <param name="cancellationToken">Stops waiting for the lock.</param>
    /// <returns>The route as it is now.</returns>
    /// <exception cref="UnderstudyException">When there is no such route, or the file cannot be changed.</exception>
    public async Task<Route> ChangeAsync(string workload, Func<Route, Route> change, string reason, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(change);
        Route changed = await _file.ChangeAsync(
            workload,
            old => change(old ?? throw new UnderstudyException(ErrorCode.NotFound, $"{_file.Path}: there is no route for '{workload}'.")),
            reason,
            cancellationToken).ConfigureAwait(false);
        await _loading.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            Reload();
        }
        finally
        {
            _loading.Release();
        }

        return changed;
    }

    /// <summary>Looks at the files once; the timer does this.</summary>
    internal void Poll()
    {
        // A load in progress looks for itself, and the next tick looks again.
        if (_closing.IsCancellationRequested || !_loading.Wait(0, CancellationToken.None))
        {
            return;
        }

        try
        {
            if (Stamp(_current) != _seen)
            {
                Reload();
            }
        }
        finally
        {
            _loading.Release();
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _closing.CancelAsync().ConfigureAwait(false);
        await _timer.DisposeAsync().ConfigureAwait(false);
        await _loading.WaitAsync(CancellationToken.None).ConfigureAwait(false);
        _loader.Dispose();
        _loading.Dispose();
        _closing.Dispose();
    }

    /// <summary>Loads what is there. A failure is tried again at every look, since a file may be half copied or a database busy, and logged once.</summary>
    private void Reload()
    {
        string seen = Stamp(_current);
        try
        {
            Dictionary<string, string> before = _current.Routes.ToDictionary(r => r.Route.Workload, r => r.ToString());
            RouteTable table = _loader.Load(_file.Read(), _closing.Token);
            _current = table;
            _seen = seen;
            _problem = null;
            foreach (ActiveRoute route in table.Routes.Where(r => before.GetValueOrDefault(r.Route.Workload) != r.ToString()))
            {
                _logger.Changed(route.Route.Workload, route.EffectiveStage.ToString(), route.Limited ?? route.Route.Reason);
            }

            Swapped?.Invoke(table);
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            if (!_closing.IsCancellationRequested && e.Message != _problem)
            {
                _problem = e.Message;
                _logger.KeptOld(e.Message);
            }
        }
    }

    /// <summary>Time and length of everything that a table was made from.</summary>
    private string Stamp(RouteTable table) => string.Join('|', table.Routes
        .Select(r => r.Specialist?.Directory).OfType<string>().Distinct()
        .SelectMany(d => new[] { Path.Combine(d, Evaluation.CertificateIssuer.CertificateName), Path.Combine(d, Evaluation.CertificateIssuer.SignatureName) })
        .Prepend(_file.Path)
        .Select(path => new FileInfo(path))
        .Select(f => f.Exists ? $"{f.LastWriteTimeUtc.Ticks}:{f.Length}" : "-"));
}
