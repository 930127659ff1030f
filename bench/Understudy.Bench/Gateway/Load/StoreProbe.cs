using System.Diagnostics;

using Microsoft.Data.Sqlite;

namespace Understudy.Bench;

/// <summary>Looks into a SQLite store from outside, while a gateway writes it or after.</summary>
public sealed class StoreProbe : IDisposable
{
    private static readonly TimeSpan Quiet = TimeSpan.FromSeconds(1.5), Patience = TimeSpan.FromMinutes(5);
    private readonly SqliteConnection _connection;

    /// <summary>Opens a store to read.</summary>
    public StoreProbe(string path)
    {
        _connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Mode = SqliteOpenMode.ReadWrite, Pooling = false, DefaultTimeout = 30 }.ToString());
        _connection.Open();
    }

    /// <summary>Calls that were ever written.</summary>
    public long Written => Convert.ToInt64(Scalar("SELECT coalesce((SELECT seq FROM sqlite_sequence WHERE name = 'calls'), 0)"), System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>Waits until no more calls are moved into the store.</summary>
    public async Task<long> SettledAsync(CancellationToken cancellationToken)
    {
        (long written, long since, long began) = (Written, Stopwatch.GetTimestamp(), Stopwatch.GetTimestamp());
        while (Stopwatch.GetElapsedTime(since) < Quiet && Stopwatch.GetElapsedTime(began) < Patience)
        {
            await Task.Delay(100, cancellationToken);
            if (Written is var now && now != written)
            {
                (written, since) = (now, Stopwatch.GetTimestamp());
            }
        }

        return written;
    }

    /// <summary>Ids of all calls in the order of the store.</summary>
    public IEnumerable<string> Ids()
    {
        using var command = new SqliteCommand("SELECT id FROM calls ORDER BY sequence", _connection);
        using SqliteDataReader reader = command.ExecuteReader();
        while (reader.Read())
        {
            yield return reader.GetString(0);
        }
    }

    /// <summary>What SQLite itself says about the file: <c>ok</c>, or what is wrong.</summary>
    public string Integrity() => (string)Scalar("PRAGMA integrity_check")!;

    /// <summary>Every text of every table but those named, with its place.</summary>
    public IEnumerable<(string Place, string Text)> Texts(params string[] without)
    {
        foreach (string table in Column("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name").Except(without).ToArray())
        {
            using var command = new SqliteCommand($"SELECT * FROM \"{table}\"", _connection); // the name is the database's own
            using SqliteDataReader reader = command.ExecuteReader();
            while (reader.Read())
            {
                for (int c = 0; c < reader.FieldCount; c++)
                {
                    if (!reader.IsDBNull(c))
                    {
                        yield return ($"{table}.{reader.GetName(c)}", reader.GetValue(c) is byte[] bytes ? System.Text.Encoding.UTF8.GetString(bytes) : reader.GetString(c));
                    }
                }
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _connection.Dispose();

    private IEnumerable<string> Column(string statement)
    {
        using var command = new SqliteCommand(statement, _connection);
        using SqliteDataReader reader = command.ExecuteReader();
        while (reader.Read())
        {
            yield return reader.GetString(0);
        }
    }

    private object? Scalar(string statement)
    {
        using var command = new SqliteCommand(statement, _connection);
        return command.ExecuteScalar();
    }
}
