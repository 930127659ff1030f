using System.Globalization;

using Microsoft.Data.Sqlite;

using Understudy.Core;

namespace Understudy.Data;

/// <summary>The tables of <c>calls.db</c>, as a list of forward migrations: migration n takes the file from schema n to n + 1.</summary>
internal static class SqliteCallSchema
{
    private static readonly string[] Migrations =
    [
        // Every index is paid by every call. One on user_hash, whose values come in no order, would cost as much as all others together (5 of
        // 20 µs a call), and a user is erased rarely enough to read the table for it. AUTOINCREMENT: a place in the store is never used
        // again, whatever was pruned.
        """
        CREATE TABLE meta(key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
        CREATE TABLE calls(
            sequence INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE, started INTEGER NOT NULL, endpoint TEXT NOT NULL,
            workload TEXT, fingerprint TEXT, requested_model TEXT, answered_model TEXT, answer_id TEXT, answered_by TEXT,
            stage TEXT NOT NULL, decision TEXT NOT NULL, specialist TEXT, confidence REAL, threshold REAL, agreed INTEGER,
            outcome TEXT NOT NULL, status INTEGER NOT NULL, streamed INTEGER NOT NULL,
            input_tokens INTEGER NOT NULL, cached_tokens INTEGER NOT NULL, output_tokens INTEGER NOT NULL,
            latency REAL NOT NULL, first_token REAL, added REAL NOT NULL,
            client_key TEXT, user_hash TEXT, conversation TEXT, retry_of TEXT, attempts INTEGER NOT NULL);
        CREATE INDEX calls_workload ON calls(workload) WHERE workload IS NOT NULL;
        CREATE INDEX calls_fingerprint ON calls(fingerprint) WHERE fingerprint IS NOT NULL;
        CREATE INDEX calls_retry ON calls(retry_of) WHERE retry_of IS NOT NULL;
        CREATE TABLE contents(call INTEGER PRIMARY KEY, request BLOB, response BLOB);
        CREATE TABLE feedback(
            sequence INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE, call_id TEXT NOT NULL, time INTEGER NOT NULL,
            gold TEXT, good INTEGER, score REAL);
        CREATE INDEX feedback_call ON feedback(call_id);
        """,

        // What was redacted, sealed: beside the content, so that it goes with it.
        "ALTER TABLE contents ADD COLUMN originals BLOB",
    ];

    /// <summary>Brings the file forward, in one transaction.</summary>
    /// <exception cref="UnderstudyException">When a newer program wrote it.</exception>
    public static void Migrate(SqliteConnection connection, string path)
    {
        if (Version(connection) == Migrations.Length)
        {
            return;
        }

        Sql.Execute(connection, "BEGIN IMMEDIATE");
        try
        {
            int version = Version(connection); // again, under the lock: another process may have been faster
            if (version > Migrations.Length)
            {
                throw CallStores.TooNew(path, Migrations.Length, version, Sql.Scalar(connection, "SELECT value FROM meta WHERE key = 'program'") as string);
            }

            for (; version < Migrations.Length; version++)
            {
                Sql.Execute(connection, Migrations[version]);
            }

            Sql.Execute(connection, string.Create(CultureInfo.InvariantCulture, $"PRAGMA user_version = {Migrations.Length}"));
            Sql.Execute(connection, "INSERT OR REPLACE INTO meta(key, value) VALUES('program', $program)", ("$program", WorkspaceSchema.Program));
            Sql.Execute(connection, "COMMIT");
        }
        catch
        {
            Sql.RollBack(connection);
            throw;
        }
    }

    private static int Version(SqliteConnection connection) => Convert.ToInt32(Sql.Scalar(connection, "PRAGMA user_version"), CultureInfo.InvariantCulture);
}
