using System.Runtime.CompilerServices;

using Npgsql;

using Understudy.Core;

namespace Understudy.Data;

/// <summary>
/// Calls in PostgreSQL's schema <c>understudy</c>. Connects on first use; when the server is away, a call fails and the next one tries
/// again.
/// </summary>
public sealed class PostgresCallStore : ICallStore
{
    private readonly CallStatements _statements = new(postgres: true);
    private readonly NpgsqlDataSource _source;
    private volatile bool _migrated;

    /// <summary>A store at <c>postgres://user:password@host:port/database?sslmode=…</c>.</summary>
    /// <exception cref="UnderstudyException">When it is no such URL; the message holds no password.</exception>
    public PostgresCallStore(string url)
    {
        ArgumentException.ThrowIfNullOrEmpty(url);
        PostgresAddress address = PostgresAddress.Parse(url);
        Place = address.Place;
        _source = NpgsqlDataSource.Create(address.ConnectionString);
    }

    /// <inheritdoc/>
    public string Place { get; }

    /// <inheritdoc/>
    public async Task WriteAsync(IReadOnlyList<RecordedCall> calls, IReadOnlyList<CallFeedback> feedback, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(calls);
        ArgumentNullException.ThrowIfNull(feedback);
        await GuardedAsync(
            async connection =>
            {
                await using var batch = new NpgsqlBatch(connection);

                // The journal is deleted on the strength of the commit, so a server that answers before it has flushed will not do.
                batch.BatchCommands.Add(new NpgsqlBatchCommand("SELECT set_config('synchronous_commit', 'on', true) WHERE current_setting('synchronous_commit') = 'off'"));
                if (calls.Count > 0)
                {
                    batch.BatchCommands.Add(PostgresCallBatch.Of([.. calls.DistinctBy(c => c.Id)]));
                }

                if (feedback.Count > 0)
                {
                    batch.BatchCommands.Add(PostgresCallBatch.Of([.. feedback]));
                }

                await using NpgsqlTransaction transaction = await connection.BeginTransactionAsync(cancellationToken).ConfigureAwait(false);
                await batch.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
                await transaction.CommitAsync(cancellationToken).ConfigureAwait(false);
                return 0L;
            },
            cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<StoredCall> ReadAsync(CallFilter filter, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(filter);
        long after = 0;
        for (int rows = CallStatements.PageRows; rows == CallStatements.PageRows;)
        {
            // A page at a time: no connection is held while the rows are consumed.
            List<StoredCall> page = await GuardedAsync(connection => PageAsync(connection, _statements, filter, after, cancellationToken), cancellationToken).ConfigureAwait(false);
            rows = page.Count;
            foreach (StoredCall call in page)
            {
                after = call.Sequence;
                yield return call;
            }
        }
    }

    /// <inheritdoc/>
    public Task<long> CountAsync(CallFilter filter, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(filter);
        return GuardedAsync(
            async connection =>
            {
                await using var command = new NpgsqlCommand { Connection = connection };
                _statements.Count(command, filter);
                return (long)(await command.ExecuteScalarAsync(cancellationToken).ConfigureAwait(false))!;
            },
            cancellationToken);
    }

    /// <inheritdoc/>
    public async Task<long> EraseUserAsync(string userHash, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrEmpty(userHash);
        return await RemoveAsync(CallStatements.EraseUser, 1, c => CallStatements.Add(c, "user", userHash), cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public Task<long> PruneAsync(DateTimeOffset before, bool metadataToo, CancellationToken cancellationToken) => metadataToo
        ? RemoveAsync(CallStatements.PruneAll, 2, c => _statements.AddTime(c, "before", before), cancellationToken)
        : RemoveAsync(CallStatements.PruneContent, 1, c => _statements.AddTime(c, "before", before), cancellationToken);

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _source.DisposeAsync();

    private static async Task<List<StoredCall>> PageAsync(NpgsqlConnection connection, CallStatements statements, CallFilter filter, long after, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand { Connection = connection };
        statements.Page(command, filter, after);
        await using NpgsqlDataReader reader = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
        List<StoredCall> page = [];
        while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
        {
            page.Add(CallStatements.Read(reader));
        }

        return page;
    }

    private Task<long> RemoveAsync(IReadOnlyList<string> statements, int counted, Action<NpgsqlCommand> bind, CancellationToken cancellationToken) => GuardedAsync(
        async connection =>
        {
            long changed = 0;
            await using (NpgsqlTransaction transaction = await connection.BeginTransactionAsync(cancellationToken).ConfigureAwait(false))
            {
                for (int i = 0; i < statements.Count; i++)
                {
                    await using var command = new NpgsqlCommand(statements[i], connection, transaction);
                    bind(command);
                    int rows = await command.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
                    changed = i == counted ? rows : changed;
                }

                await transaction.CommitAsync(cancellationToken).ConfigureAwait(false);
            }

            // Deleted rows stay in the server's files until they are vacuumed.
            await using var vacuum = new NpgsqlCommand("VACUUM calls, contents, feedback", connection);
            await vacuum.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
            return changed;
        },
        cancellationToken);

    private async Task<T> GuardedAsync<T>(Func<NpgsqlConnection, Task<T>> work, CancellationToken cancellationToken)
    {
        try
        {
            await using NpgsqlConnection connection = await _source.OpenConnectionAsync(cancellationToken).ConfigureAwait(false);
            if (!_migrated)
            {
                await PostgresCallSchema.MigrateAsync(connection, Place, cancellationToken).ConfigureAwait(false);
                _migrated = true;
            }

            return await work(connection).ConfigureAwait(false);
        }
        catch (Exception e) when (e is NpgsqlException or TimeoutException or IOException or System.Net.Sockets.SocketException)
        {
            _migrated = false; // what comes back may be another database
            throw Explain(e);
        }
    }

    private UnderstudyException Explain(Exception e) => e is PostgresException said
        ? new UnderstudyException(ErrorCode.WriteFailed, $"{Place}: PostgreSQL refused ({said.SqlState}: {said.MessageText}). Nothing of this was written; check the server, the database and the user's rights.", e)
        : new UnderstudyException(ErrorCode.WriteFailed, $"{Place}: PostgreSQL is not reachable ({(e.InnerException ?? e).Message}). Nothing of this was written; check that it runs and can be reached.", e);
}
