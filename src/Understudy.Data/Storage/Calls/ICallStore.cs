namespace Understudy.Data;

/// <summary>
/// Where recorded calls lie for good: SQLite or PostgreSQL. Metadata and content in separate tables. Writes are idempotent by id, so that
/// a journal can be replayed. Thread-safe.
/// </summary>
public interface ICallStore : IAsyncDisposable
{
    /// <summary>Where it is, without secrets: for people.</summary>
    string Place { get; }

    /// <summary>Writes a batch in one transaction, in order; what is there already is passed over.</summary>
    /// <exception cref="Core.UnderstudyException">When the store is away or full: nothing of the batch was written.</exception>
    Task WriteAsync(IReadOnlyList<RecordedCall> calls, IReadOnlyList<CallFeedback> feedback, CancellationToken cancellationToken);

    /// <summary>Reads calls in the order in which they were written, streaming.</summary>
    IAsyncEnumerable<StoredCall> ReadAsync(CallFilter filter, CancellationToken cancellationToken);

    /// <summary>Calls by workload, fingerprint, decision, stage and so on, counted.</summary>
    Task<long> CountAsync(CallFilter filter, CancellationToken cancellationToken);

    /// <summary>Deletes the content of a user's calls and the feedback's gold answers; metadata stays, without the user's hash.</summary>
    /// <returns>Calls whose content was erased.</returns>
    Task<long> EraseUserAsync(string userHash, CancellationToken cancellationToken);

    /// <summary>Deletes content (and with <paramref name="metadataToo"/> the calls) from before a time.</summary>
    /// <returns>Calls that were touched.</returns>
    Task<long> PruneAsync(DateTimeOffset before, bool metadataToo, CancellationToken cancellationToken);
}
