using Understudy.Core;
using Understudy.Data;

namespace Understudy.Cli;

/// <summary>Traffic to look at: a log, or what the gateway recorded. Can be read several times.</summary>
public sealed class TrafficSource : IAsyncDisposable
{
    private readonly Func<string, IEnumerable<ObservedCall>> _read;
    private readonly Func<IReadOnlyDictionary<string, long>> _rejected;
    private readonly RecordedCalls? _store;

    private TrafficSource(string name, Func<string, IEnumerable<ObservedCall>> read, Func<IReadOnlyDictionary<string, long>> rejected, RecordedCalls? store) =>
        (Name, _read, _rejected, _store) = (name, read, rejected, store);

    /// <summary>The file or store, as it is shown.</summary>
    public string Name { get; }

    /// <summary>Lines that are no calls, by reason, after a reading.</summary>
    public IReadOnlyDictionary<string, long> Rejected => _rejected();

    /// <summary>Opens a log, or without one what was recorded; what a stopped gateway left in its journal is moved into the store first.</summary>
    /// <exception cref="UnderstudyException">When there is neither.</exception>
    public static async Task<TrafficSource> OpenAsync(Session session, FileInfo? file, string? store, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(session);
        if (file is not null)
        {
            var log = new CallLog(file.ToString(), session.Workspace.JsonRedactor());
            return new TrafficSource(Session.Shown(file.FullName), stage => log.Read(stage, session.Progress, cancellationToken), () => log.Rejected, null);
        }

        RecordedCalls recorded = RecordedCalls.Find(session, store)
            ?? throw new UnderstudyException(ErrorCode.NotFound, $"{session.Workspace.Directory}: nothing is recorded yet. Give a log (calls.jsonl), or record with: understudy serve --upstream URL");
        try
        {
            await recorded.SettleAsync(cancellationToken);
        }
        catch
        {
            await recorded.DisposeAsync();
            throw;
        }

        var calls = new StoredCalls(recorded.Store);
        return new TrafficSource(recorded.Store.Place, stage => calls.Read(stage, session.Progress, cancellationToken), () => calls.Rejected, recorded);
    }

    /// <summary>Reads the calls from the beginning.</summary>
    public IEnumerable<ObservedCall> Read(string stage) => _read(stage);

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _store?.DisposeAsync() ?? ValueTask.CompletedTask;
}
