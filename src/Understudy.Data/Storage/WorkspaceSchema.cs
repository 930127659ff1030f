using System.Globalization;

using Microsoft.Data.Sqlite;

using Understudy.Core;

namespace Understudy.Data;

/// <summary>The tables, as a list of forward migrations: migration n takes the file from schema n to n + 1.</summary>
internal static class WorkspaceSchema
{
    private static readonly string[] Migrations =
    [
        """
        CREATE TABLE meta(key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
        CREATE TABLE workloads(
            id TEXT PRIMARY KEY, name TEXT NOT NULL UNIQUE, kind TEXT NOT NULL,
            property TEXT, prefix TEXT NOT NULL, suffix TEXT NOT NULL, system_prompt TEXT, created INTEGER NOT NULL);
        CREATE TABLE example_sets(
            id INTEGER PRIMARY KEY AUTOINCREMENT, workload_id TEXT NOT NULL REFERENCES workloads(id), kind TEXT NOT NULL,
            source_path TEXT NOT NULL, source_hash TEXT NOT NULL, content_hash TEXT NOT NULL,
            total INTEGER NOT NULL, kept INTEGER NOT NULL, rejected INTEGER NOT NULL,
            format TEXT NOT NULL, encoding TEXT NOT NULL, responders TEXT NOT NULL, rejects_path TEXT, imported INTEGER NOT NULL,
            UNIQUE(workload_id, kind));
        -- id = set × 2^32 + row: one set is one range of the table's own order, without a second index.
        CREATE TABLE examples(
            id INTEGER PRIMARY KEY, source INTEGER NOT NULL, input TEXT NOT NULL, teacher TEXT, unreadable INTEGER NOT NULL,
            distribution TEXT, gold TEXT, grp TEXT, time INTEGER, model TEXT,
            input_tokens INTEGER NOT NULL, cached_tokens INTEGER NOT NULL, output_tokens INTEGER NOT NULL, latency REAL, responders TEXT);
        CREATE TABLE looks(
            test_rows TEXT NOT NULL, number INTEGER NOT NULL, workload_id TEXT NOT NULL, hypothesis TEXT NOT NULL,
            alpha REAL NOT NULL, registered INTEGER NOT NULL, PRIMARY KEY(test_rows, number)) WITHOUT ROWID;
        CREATE TABLE specialists(
            id TEXT PRIMARY KEY, workload_id TEXT NOT NULL REFERENCES workloads(id), rung TEXT NOT NULL, directory TEXT NOT NULL,
            artifact TEXT NOT NULL, data TEXT NOT NULL, seed TEXT NOT NULL, train_seconds REAL NOT NULL, created INTEGER NOT NULL);
        CREATE TABLE evaluations(
            id INTEGER PRIMARY KEY AUTOINCREMENT, specialist_id TEXT NOT NULL REFERENCES specialists(id) ON DELETE CASCADE,
            truth TEXT NOT NULL, alone TEXT NOT NULL, with_escalation TEXT NOT NULL, report TEXT, certificate TEXT, created INTEGER NOT NULL);
        """,

        // Pairs of query and item: added at the end, so that no row is rewritten. Rows of other kinds hold NULL.
        """
        ALTER TABLE examples ADD COLUMN query TEXT;
        ALTER TABLE examples ADD COLUMN teacher_score REAL;
        ALTER TABLE examples ADD COLUMN gold_score REAL;
        """,

        // What the gateway recognises a workload by, who its teacher was, and whether its texts were redacted.
        """
        ALTER TABLE workloads ADD COLUMN fingerprint TEXT;
        ALTER TABLE workloads ADD COLUMN teacher_models TEXT NOT NULL DEFAULT '[]';
        ALTER TABLE workloads ADD COLUMN redacted INTEGER NOT NULL DEFAULT 0;
        """,

        // What was discovered in traffic, and the templates that a learned workload is recognised by.
        """
        ALTER TABLE workloads ADD COLUMN templates TEXT NOT NULL DEFAULT '[]';
        CREATE TABLE discovered(
            id TEXT PRIMARY KEY, name TEXT NOT NULL UNIQUE, state TEXT NOT NULL, templates TEXT NOT NULL, kind TEXT NOT NULL, labels INTEGER NOT NULL,
            calls INTEGER NOT NULL, first INTEGER, last INTEGER, source TEXT NOT NULL, seen INTEGER NOT NULL) WITHOUT ROWID;
        """,

        // The functions that a workload's requests offer.
        """
        ALTER TABLE workloads ADD COLUMN tools TEXT;
        """,

        // Who named a discovered workload; of those that were named before nobody knows, so that they count as a person's.
        "ALTER TABLE discovered ADD COLUMN named_by TEXT NOT NULL DEFAULT 'Person'",

        // How answers that are JSON objects as a whole are written.
        "ALTER TABLE workloads ADD COLUMN object TEXT",

        // Every accepted answer of rows that accept several.
        "ALTER TABLE examples ADD COLUMN accepted TEXT",
    ];

    /// <summary>The schema this program writes.</summary>
    public static int Current => Migrations.Length;

    /// <summary>The program's version as it is recorded.</summary>
    public static string Program { get; } = typeof(WorkspaceSchema).Assembly.GetName().Version?.ToString(3) ?? "0.0.0";

    /// <summary>Brings the file forward, in one transaction.</summary>
    /// <exception cref="UnderstudyException">When a newer program wrote it.</exception>
    public static void Migrate(SqliteConnection connection, string path)
    {
        if (Version(connection) == Current)
        {
            return;
        }

        Sql.Execute(connection, "BEGIN IMMEDIATE");
        try
        {
            int version = Version(connection); // again, under the lock: another process may have been faster
            if (version > Current)
            {
                string? program = Sql.Scalar(connection, "SELECT value FROM meta WHERE key = 'program'") as string;
                throw new UnderstudyException(
                    ErrorCode.WorkspaceTooNew,
                    string.Create(CultureInfo.InvariantCulture, $"{path}: expected a workspace of schema {Current} or older, found schema {version}{(program is null ? "" : $", written by Understudy {program}")}. This is Understudy {Program}: use the newer program, or another workspace (--workspace DIR)."));
            }

            for (; version < Current; version++)
            {
                Sql.Execute(connection, Migrations[version]);
            }

            Sql.Execute(connection, string.Create(CultureInfo.InvariantCulture, $"PRAGMA user_version = {Current}"));
            Sql.Execute(connection, "INSERT OR REPLACE INTO meta(key, value) VALUES('program', $program)", ("$program", Program));
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
