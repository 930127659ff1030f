using System.Runtime.CompilerServices;

using Microsoft.Data.Sqlite;

using Understudy.Core;

namespace Understudy.Data;

/// <summary>
/// Calls in one SQLite file (WAL, <c>synchronous=FULL</c>, <c>secure_delete</c>). Opened on first use; when the file is moved or locked, a
/// call fails and the next one tries again.
/// </summary>
public sealed class SqliteCallStore : ICallStore
{
    private const int BusySeconds = 5;
    private readonly CallStatements _statements = new(postgres: false);
    private readonly SemaphoreSlim _turn = new(1, 1);
    private SqliteCallWriter? _writer;
    private bool _seen;

    /// <summary>A store in a file, which is made on first use, with the directory that it is in.</summary>
    public SqliteCallStore(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        Place = Path.GetFullPath(path);
    }

    /// <inheritdoc/>
    public string Place { get; }

    /// <inheritdoc/>
    public Task WriteAsync(IReadOnlyList<RecordedCall> calls, IReadOnlyList<CallFeedback> feedback, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(calls);
        ArgumentNullException.ThrowIfNull(feedback);
        return TransactAsync(
            writer =>
            {
                foreach (RecordedCall call in calls)
                {
                    writer.Write(call);
                }

                foreach (CallFeedback one in feedback)
                {
                    writer.Write(one);
                }

                return 0L;
            },
            cancellationToken);
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<StoredCall> ReadAsync(CallFilter filter, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(filter);
        await AloneAsync(static _ => 0L, cancellationToken).ConfigureAwait(false); // there is a file, of this schema
        using SqliteConnection connection = Guarded(() => Connect(SqliteOpenMode.ReadWrite));
        long after = 0;
        for (int rows = CallStatements.PageRows; rows == CallStatements.PageRows;)
        {
            rows = 0;
            using var command = new SqliteCommand { Connection = connection };
            _statements.Page(command, filter, after);
            using SqliteDataReader reader = Guarded(command.ExecuteReader);
            while (Guarded(reader.Read))
            {
                cancellationToken.ThrowIfCancellationRequested();
                StoredCall call = Guarded(() => CallStatements.Read(reader));
                (after, rows) = (call.Sequence, rows + 1);
                yield return call;
            }
        }
    }

    /// <inheritdoc/>
    public Task<long> CountAsync(CallFilter filter, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(filter);
        return AloneAsync(
            writer =>
            {
                using var command = new SqliteCommand { Connection = writer.Connection };
                _statements.Count(command, filter);
                return (long)command.ExecuteScalar()!;
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
    public async ValueTask DisposeAsync()
    {
        await _turn.WaitAsync().ConfigureAwait(false);
        _writer?.Dispose();
        _writer = null;
        _turn.Dispose();
    }

    private async Task<long> RemoveAsync(IReadOnlyList<string> statements, int counted, Action<SqliteCommand> bind, CancellationToken cancellationToken)
    {
        long count = await TransactAsync(
            writer =>
            {
                long changed = 0;
                for (int i = 0; i < statements.Count; i++)
                {
                    using var command = new SqliteCommand(statements[i], writer.Connection);
                    bind(command);
                    int rows = command.ExecuteNonQuery();
                    changed = i == counted ? rows : changed;
                }

                return changed;
            },
            cancellationToken).ConfigureAwait(false);
        await AloneAsync(
            writer =>
            {
                // What was overwritten in the file is still in the log until that is emptied.
                Sql.Execute(writer.Connection, "PRAGMA wal_checkpoint(TRUNCATE)");
                return 0L;
            },
            cancellationToken).ConfigureAwait(false);
        return count;
    }

    private Task<long> TransactAsync(Func<SqliteCallWriter, long> work, CancellationToken cancellationToken) => AloneAsync(
        writer =>
        {
            Sql.Execute(writer.Connection, "BEGIN IMMEDIATE");
            try
            {
                long result = work(writer);
                Sql.Execute(writer.Connection, "COMMIT");
                return result;
            }
            catch
            {
                Sql.RollBack(writer.Connection);
                throw;
            }
        },
        cancellationToken);

    private async Task<long> AloneAsync(Func<SqliteCallWriter, long> work, CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            return Guarded(() => work(Writer()));
        }
        catch (UnderstudyException)
        {
            _writer?.Dispose();
            _writer = null;
            throw;
        }
        finally
        {
            _turn.Release();
        }
    }

    private SqliteCallWriter Writer()
    {
        if (_writer is { HasMoved: false })
        {
            return _writer;
        }

        _writer?.Dispose();
        _writer = null;
        if (_seen && !File.Exists(Place))
        {
            throw new UnderstudyException(ErrorCode.PathUnusable, $"{Place}: the recorded calls' file is gone since it was opened. Put it back, or restart to begin a new one.");
        }

        MakePrivate();
        SqliteConnection connection = Connect(SqliteOpenMode.ReadWriteCreate);
        try
        {
            // A call of 2 KB fills a page of 4 KiB alone: with 8 KiB the file is a third smaller and writing faster. Only a new file takes it.
            Sql.Execute(connection, "PRAGMA page_size = 8192");
            SqliteCallSchema.Migrate(connection, Place);

            // A checkpoint costs two flushes: 16 MB of log between two of them.
            Sql.Execute(connection, "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA secure_delete = ON; PRAGMA cache_size = -16000; PRAGMA wal_autocheckpoint = 2000");
            _writer = new SqliteCallWriter(connection);
        }
        catch
        {
            connection.Dispose();
            throw;
        }

        _seen = true;
        return _writer;
    }

    // It holds users' content: for its owner only. SQLite gives its log the same rights.
    private void MakePrivate()
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Place)!);
        if (!OperatingSystem.IsWindows() && !File.Exists(Place))
        {
            new FileStream(Place, new FileStreamOptions { Mode = FileMode.OpenOrCreate, Access = FileAccess.Write, Share = FileShare.ReadWrite, UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite }).Dispose();
        }
    }

    private SqliteConnection Connect(SqliteOpenMode mode)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = Place, Mode = mode, Pooling = false, DefaultTimeout = BusySeconds }.ToString());
        connection.Open();
        return connection;
    }

    private T Guarded<T>(Func<T> work)
    {
        try
        {
            return work();
        }
        catch (Exception e) when (Sql.IsFailure(e))
        {
            throw Sql.Explain(Place, e);
        }
    }
}
