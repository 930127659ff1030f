using Understudy.Core;
using Understudy.Data;

namespace Understudy.Gateway;

/// <summary>
/// Recording and answering for an application that asks its large model itself: the gateway's code without the network. Everyone in a
/// process who opens the same workspace shares one journal, one store and one table of routes. Thread-safe.
/// </summary>
public sealed class InProcessDesk : IAsyncDisposable
{
    private readonly string _path;
    private readonly InProcessWorkspace _workspace;
    private int _disposed;

    private InProcessDesk(string path, InProcessWorkspace workspace) => (_path, _workspace) = (path, workspace);

    /// <summary>Opens a workspace, made when it is not there, or shares it.</summary>
    /// <param name="workspace">The workspace's directory.</param>
    /// <param name="options">Store, redaction, logs; store and redaction are the same for all who share a workspace.</param>
    /// <param name="cancellationToken">Stops opening.</param>
    /// <exception cref="UnderstudyException">When another process (a gateway, say) has the journal, the workspace, its routes or its key cannot be used, or it is open here with other options.</exception>
    public static async Task<InProcessDesk> OpenAsync(string workspace, InProcessOptions options, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrEmpty(workspace);
        ArgumentNullException.ThrowIfNull(options);
        string path = Path.TrimEndingDirectorySeparator(Path.GetFullPath(workspace));
        return new InProcessDesk(path, await SharedWorkspaces.AcquireAsync(path, options, cancellationToken).ConfigureAwait(false));
    }

    /// <summary>Begins a call: redacts, recognises, and lets the route decide who answers.</summary>
    /// <param name="request">A chat-completions request as JSON; not changed until the call has ended.</param>
    /// <param name="workload">The workload that the application names; null goes by model alias and prompt.</param>
    /// <param name="user">Id of the user, kept as a keyed hash only.</param>
    /// <param name="conversation">Id of the conversation, likewise; canary and hold-back go by it.</param>
    public InProcessCall Begin(ReadOnlyMemory<byte> request, string? workload = null, string? user = null, string? conversation = null)
    {
        ObjectDisposedException.ThrowIf(_disposed != 0, this);
        TimeProvider time = _workspace.Options.Time;
        var call = new GatewayCall
        {
            Id = _workspace.Ids.Next(),
            Started = time.GetTimestamp(),
            StartedAt = time.GetUtcNow(),
            Endpoint = CallEndpoint.ChatCompletions,
            NamedWorkload = string.IsNullOrEmpty(workload) ? null : workload,
            Body = request,
        };
        bool readable = _workspace.Intake.TryRead(call, out _); // what cannot be read is the large model's to refuse
        _workspace.Intake.Identify(call, user, conversation);
        return new InProcessCall(call, _workspace.Ledger, time, specialistAnswers: readable && _workspace.Intake.Decide(call));
    }

    /// <summary>Lets go of the workspace; who is the last to do so moves what was recorded into the store and frees the journal.</summary>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _disposed, 1) == 0)
        {
            await SharedWorkspaces.ReleaseAsync(_path).ConfigureAwait(false);
        }
    }
}
