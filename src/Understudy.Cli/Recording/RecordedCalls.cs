using System.CommandLine;

using Microsoft.Extensions.Logging.Abstractions;

using Understudy.Core;
using Understudy.Data;
using Understudy.Gateway;

namespace Understudy.Cli;

/// <summary>A workspace's recorded calls, opened by a verb, perhaps while a gateway is recording into it.</summary>
public sealed class RecordedCalls : IAsyncDisposable
{
    private static readonly TimeSpan DrainLimit = TimeSpan.FromSeconds(60), Step = TimeSpan.FromMilliseconds(500);
    private readonly Session _session;

    private RecordedCalls(Session session, ICallStore store) => (_session, Store) = (session, store);

    /// <summary>Where recorded calls are, where that is not the workspace.</summary>
    public static Option<string?> StoreOption { get; } = new("--store")
    {
        Description = "Where recorded calls are: a SQLite file or postgres://user@host/database. [default: calls.db in the workspace]",
        HelpName = "PLACE",
    };

    /// <summary>The store.</summary>
    public ICallStore Store { get; }

    /// <summary>Opens the store.</summary>
    /// <exception cref="UnderstudyException">When nothing was ever recorded.</exception>
    public static RecordedCalls Open(Session session, ParseResult parsed)
    {
        ArgumentNullException.ThrowIfNull(session);
        ArgumentNullException.ThrowIfNull(parsed);
        return Find(session, parsed.GetValue(StoreOption))
            ?? throw new UnderstudyException(ErrorCode.NotFound, $"{session.Workspace.Directory}: nothing is recorded here. Let an application call its large model through the gateway first (understudy serve --upstream URL), or name the workspace (--workspace DIR) or the store (--store PLACE).");
    }

    /// <summary>Opens the store; null when none is named and nothing was ever recorded.</summary>
    public static RecordedCalls? Find(Session session, string? place)
    {
        ArgumentNullException.ThrowIfNull(session);
        string workspace = session.Workspace.Directory, local = GatewayHost.DefaultStore(workspace);
        return place is not null || File.Exists(local) || Directory.Exists(Path.Combine(workspace, "journal")) ? new RecordedCalls(session, CallStores.Open(place ?? local)) : null;
    }

    /// <summary>Moves what a gateway left in the journal into the store. What a running one has there it moves itself, within a second.</summary>
    /// <exception cref="UnderstudyException">When the store does not take it.</exception>
    public async Task SettleAsync(CancellationToken cancellationToken)
    {
        JournalContent journal = JournalContent.Read(_session.Workspace.Directory);
        if (journal.InUse || journal.Entries == 0)
        {
            return;
        }

        var options = new RecordingOptions { Workspace = _session.Workspace.Directory };
        await using CallRecorder recorder = await CallRecorder.OpenAsync(options, Store, _session.Terminal.Time, NullLogger.Instance, cancellationToken);
        try
        {
            await recorder.DrainedAsync(cancellationToken).WaitAsync(DrainLimit, cancellationToken);
        }
        catch (TimeoutException)
        {
            throw new UnderstudyException(ErrorCode.WriteFailed, $"{Store.Place}: {journal.Entries:N0} entries of the journal could not be moved into the store within {DrainLimit.TotalSeconds:0} s ({recorder.Status.LastError ?? "it is slow"}). Bring the store back and repeat.");
        }
    }

    /// <summary>
    /// Removes from the store what was recorded up to now, what waits in the journal included: a running gateway moves that, and each step
    /// removes what came.
    /// </summary>
    /// <returns>Calls touched, and whether older files of the journal are still waiting.</returns>
    public async Task<(long Calls, bool Complete)> RemoveAsync(Func<Task<long>> remove, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(remove);
        await SettleAsync(cancellationToken);
        JournalContent before = JournalContent.Read(_session.Workspace.Directory);
        long calls = await remove();
        if (!before.InUse || before.Entries == 0)
        {
            return (calls, true);
        }

        // The newest file with entries is the one being written: what is in it is moved within a linger; older ones vanish when they are moved.
        IEnumerable<string> older = before.Files.SkipLast(1);
        TimeProvider time = _session.Terminal.Time;
        long start = time.GetTimestamp();
        for (int steps = 1; steps <= 3 || (older.Any(File.Exists) && time.GetElapsedTime(start) < DrainLimit); steps++)
        {
            await Task.Delay(Step, time, cancellationToken);
            calls += await remove();
        }

        return (calls, !older.Any(File.Exists));
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => Store.DisposeAsync();
}
