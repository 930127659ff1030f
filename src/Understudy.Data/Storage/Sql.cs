using Microsoft.Data.Sqlite;

using Understudy.Core;

namespace Understudy.Data;

/// <summary>Short forms for statements, and the one place where SQLite's failures become ours.</summary>
internal static class Sql
{
    private const int Busy = 5, Locked = 6, ReadOnly = 8, InputOutput = 10, Corrupt = 11, Full = 13, CannotOpen = 14, NotADatabase = 26;
    private const int NoRoomForIndex = InputOutput | (19 << 8); // SQLITE_IOERR_SHMSIZE: the log's index cannot grow

    public static SqliteCommand Command(SqliteConnection connection, string text, params ReadOnlySpan<(string Name, object? Value)> parameters)
    {
        var command = new SqliteCommand(text, connection);
        foreach ((string name, object? value) in parameters)
        {
            command.Parameters.AddWithValue(name, value ?? DBNull.Value);
        }

        return command;
    }

    public static void Execute(SqliteConnection connection, string text, params ReadOnlySpan<(string Name, object? Value)> parameters)
    {
        using SqliteCommand command = Command(connection, text, parameters);
        command.ExecuteNonQuery();
    }

    public static object? Scalar(SqliteConnection connection, string text, params ReadOnlySpan<(string Name, object? Value)> parameters)
    {
        using SqliteCommand command = Command(connection, text, parameters);
        return command.ExecuteScalar();
    }

    public static IReadOnlyList<T> Query<T>(SqliteConnection connection, string text, Func<SqliteDataReader, T> read, params ReadOnlySpan<(string Name, object? Value)> parameters)
    {
        using SqliteCommand command = Command(connection, text, parameters);
        using SqliteDataReader reader = command.ExecuteReader();
        List<T> rows = [];
        while (reader.Read())
        {
            rows.Add(read(reader));
        }

        return rows;
    }

    /// <summary>Ends a transaction that failed; SQLite may have ended it already.</summary>
    public static void RollBack(SqliteConnection connection)
    {
        try
        {
            Execute(connection, "ROLLBACK");
        }
        catch (SqliteException)
        {
            // "no transaction is active": a full disk rolls back by itself
        }
    }

    public static string? Text(SqliteDataReader reader, int column) => reader.IsDBNull(column) ? null : reader.GetString(column);

    public static double? Number(SqliteDataReader reader, int column) => reader.IsDBNull(column) ? null : reader.GetDouble(column);

    public static DateTimeOffset Time(SqliteDataReader reader, int column) => DateTimeOffset.FromUnixTimeMilliseconds(reader.GetInt64(column));

    /// <summary>The error for a failure of SQLite or of the file system.</summary>
    public static UnderstudyException Explain(string path, Exception e) => e is SqliteException sqlite
        ? sqlite.SqliteErrorCode switch
        {
            Busy or Locked => new UnderstudyException(ErrorCode.WriteFailed, $"{path}: another process is writing to the workspace (an import?). Wait until it is done, or use another workspace (--workspace DIR).", e),
            Full or InputOutput when sqlite.SqliteErrorCode == Full || sqlite.SqliteExtendedErrorCode == NoRoomForIndex => new UnderstudyException(ErrorCode.WriteFailed, $"{path}: the disk is full. Nothing was changed; free space and repeat.", e),
            ReadOnly => new UnderstudyException(ErrorCode.WriteFailed, $"{path}: the workspace cannot be written. Check its permissions, or use another one (--workspace DIR).", e),
            InputOutput => new UnderstudyException(ErrorCode.WriteFailed, $"{path}: reading or writing failed ({e.Message}). Nothing was changed; check the disk and repeat.", e),
            CannotOpen => new UnderstudyException(ErrorCode.PathUnusable, $"{path}: the workspace cannot be opened. Check its path and permissions, or use another one (--workspace DIR).", e),
            Corrupt or NotADatabase => new UnderstudyException(ErrorCode.IntegrityBroken, $"{path}: expected a workspace's SQLite file, found something else or a damaged one. Restore it, or use another workspace (--workspace DIR).", e),
            _ => new UnderstudyException(ErrorCode.WriteFailed, $"{path}: the workspace failed ({e.Message}).", e),
        }
        : new UnderstudyException(ErrorCode.PathUnusable, $"{path}: the workspace cannot be made or opened ({e.Message}). Check its path and permissions, or use another one (--workspace DIR).", e);

    public static bool IsFailure(Exception e) => e is SqliteException or IOException or UnauthorizedAccessException;
}
