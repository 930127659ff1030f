using System.Buffers;
using System.Text;

using Microsoft.Data.Sqlite;

using SQLitePCL;

namespace Understudy.Data;

/// <summary>
/// A prepared INSERT whose values are bound in order, without the boxes and lookups by name of <see cref="SqliteCommand"/>: 31 → 19 µs a
/// call. Not thread-safe.
/// </summary>
internal sealed class SqliteInsert : IDisposable
{
    private readonly sqlite3 _connection;
    private readonly sqlite3_stmt _statement;
    private int _column;

    public SqliteInsert(SqliteConnection connection, string table, IReadOnlyList<string> columns, string rest = "")
    {
        _connection = connection.Handle!;
        string text = $"INSERT INTO {table}({string.Join(", ", columns)}) VALUES({string.Join(", ", columns.Select(_ => "?"))}) {rest}";
        Check(raw.sqlite3_prepare_v3(_connection, text, raw.SQLITE_PREPARE_PERSISTENT, out _statement));
    }

    public void Bind(long value) => Check(raw.sqlite3_bind_int64(_statement, ++_column, value));

    public void Bind(double value) => Check(raw.sqlite3_bind_double(_statement, ++_column, value));

    public void Bind(bool? value)
    {
        if (value is { } known)
        {
            Bind(known ? 1L : 0L);
        }
        else
        {
            BindNull();
        }
    }

    public void Bind(double? value)
    {
        if (value is { } known)
        {
            Bind(known);
        }
        else
        {
            BindNull();
        }
    }

    public void Bind(ReadOnlySpan<byte> value) => Check(raw.sqlite3_bind_blob(_statement, ++_column, value));

    public void Bind(string? value)
    {
        const int OnStack = 512;
        if (value is null)
        {
            BindNull();
            return;
        }

        int bytes = Encoding.UTF8.GetMaxByteCount(value.Length);
        byte[]? rented = bytes > OnStack ? ArrayPool<byte>.Shared.Rent(bytes) : null;
        try
        {
            Span<byte> utf8 = rented is null ? stackalloc byte[OnStack] : rented;
            Check(raw.sqlite3_bind_text(_statement, ++_column, utf8[..Encoding.UTF8.GetBytes(value, utf8)]));
        }
        finally
        {
            if (rented is not null)
            {
                ArrayPool<byte>.Shared.Return(rented);
            }
        }
    }

    public void BindNull() => Check(raw.sqlite3_bind_null(_statement, ++_column));

    /// <summary>Inserts the bound row.</summary>
    /// <returns>False when it was there already.</returns>
    public bool Execute()
    {
        int result = raw.sqlite3_step(_statement);
        int reset = raw.sqlite3_reset(_statement);
        _column = 0;
        Check(result == raw.SQLITE_DONE ? reset : result);
        return raw.sqlite3_changes(_connection) == 1;
    }

    public void Dispose() => _statement.Dispose();

    private void Check(int result) => SqliteException.ThrowExceptionForRC(result, _connection);
}
