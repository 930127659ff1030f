using Microsoft.Extensions.Logging;

using Understudy.Data;

namespace Understudy.Gateway;

/// <summary>A workspace that this process records to and answers from: journal, store, routes, monitors.</summary>
internal sealed class InProcessWorkspace : IAsyncDisposable
{
    private readonly ICallStore _store;
    private readonly CallRecorder _recorder;
    private readonly RouteBook _routes;
    private readonly RouteMonitors _monitors;

    private InProcessWorkspace(InProcessOptions options, ICallStore store, CallRecorder recorder, RouteBook routes, RouteMonitors monitors, Pseudonym pseudonyms, (JsonRedactor Redactor, SealedOriginals? Originals) redaction)
    {
        (Options, _store, _recorder, _routes, _monitors) = (options, store, recorder, routes, monitors);
        ILogger logger = options.Logging.CreateLogger("Understudy.Gateway");
        Intake = new CallIntake(routes, new SpecialistDesk(logger), options.Redacted ? redaction.Redactor : null, redaction.Redactor, pseudonyms);
        Ledger = new CallLedger(recorder, options.Redacted ? redaction.Redactor : null, redaction.Originals, keepEmbeddings: false, options.Time, (call, _) => monitors.Observe(call));
    }

    public InProcessOptions Options { get; }

    public CallIntake Intake { get; }

    public CallLedger Ledger { get; }

    public RequestIds Ids { get; } = new();

    public static async Task<InProcessWorkspace> OpenAsync(string workspace, InProcessOptions options, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(workspace);
        ICallStore store = CallStores.Open(options.Store ?? GatewayHost.DefaultStore(workspace));
        CallRecorder? recorder = null;
        RouteBook? routes = null;
        try
        {
            recorder = await CallRecorder.OpenAsync(new RecordingOptions { Workspace = workspace }, store, options.Time, options.Logging.CreateLogger<CallRecorder>(), cancellationToken).ConfigureAwait(false);
            routes = new RouteBook(workspace, 1, options.Time, options.Logging.CreateLogger<RouteBook>());
            var pseudonyms = Pseudonym.Open(workspace);
            return new InProcessWorkspace(options, store, recorder, routes, new RouteMonitors(routes, store, options.Logging.CreateLogger<RouteMonitors>()), pseudonyms, GatewayHost.RedactorOf(workspace, options.Time));
        }
        catch
        {
            foreach (IAsyncDisposable? open in (IAsyncDisposable?[])[routes, recorder, store])
            {
                if (open is not null)
                {
                    await open.DisposeAsync().ConfigureAwait(false);
                }
            }

            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _monitors.DisposeAsync().ConfigureAwait(false);
        await _routes.DisposeAsync().ConfigureAwait(false);
        await _recorder.DisposeAsync().ConfigureAwait(false);
        await _store.DisposeAsync().ConfigureAwait(false);
    }
}
