using System.Globalization;

using Npgsql;

using Understudy.Core;

namespace Understudy.Data;

/// <summary>The tables in PostgreSQL's schema <c>understudy</c>: migration n takes them from schema n to n + 1.</summary>
internal static class PostgresCallSchema
{
    public const string Name = "understudy";

    private const long MigrationLock = 0x756e646572737479; // "understy": one process migrates at a time

    private static readonly string[] Migrations =
    [
        """
        CREATE TABLE understudy.calls(
            sequence bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, id text NOT NULL UNIQUE, started timestamptz NOT NULL, endpoint text NOT NULL,
            workload text, fingerprint text, requested_model text, answered_model text, answer_id text, answered_by text,
            stage text NOT NULL, decision text NOT NULL, specialist text, confidence double precision, threshold double precision, agreed boolean,
            outcome text NOT NULL, status integer NOT NULL, streamed boolean NOT NULL,
            input_tokens integer NOT NULL, cached_tokens integer NOT NULL, output_tokens integer NOT NULL,
            latency double precision NOT NULL, first_token double precision, added double precision NOT NULL,
            client_key text, user_hash text, conversation text, retry_of text, attempts integer NOT NULL);
        CREATE INDEX calls_workload ON understudy.calls(workload, sequence) WHERE workload IS NOT NULL;
        CREATE INDEX calls_fingerprint ON understudy.calls(fingerprint, sequence) WHERE fingerprint IS NOT NULL;
        CREATE INDEX calls_user ON understudy.calls(user_hash) WHERE user_hash IS NOT NULL;
        CREATE INDEX calls_retry ON understudy.calls(retry_of) WHERE retry_of IS NOT NULL;
        CREATE TABLE understudy.contents(call bigint PRIMARY KEY, request bytea, response bytea);
        CREATE TABLE understudy.feedback(
            sequence bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, id text NOT NULL UNIQUE, call_id text NOT NULL, time timestamptz NOT NULL,
            gold text, good boolean, score double precision);
        CREATE INDEX feedback_call ON understudy.feedback(call_id);
        """,

        "ALTER TABLE understudy.contents ADD COLUMN originals bytea",
    ];

    /// <summary>Brings the database forward, in one transaction.</summary>
    /// <exception cref="UnderstudyException">When a newer program wrote it.</exception>
    public static async Task MigrateAsync(NpgsqlConnection connection, string place, CancellationToken cancellationToken)
    {
        await using NpgsqlTransaction transaction = await connection.BeginTransactionAsync(cancellationToken).ConfigureAwait(false);
        await ExecuteAsync("SELECT pg_advisory_xact_lock(@key)", ("key", MigrationLock)).ConfigureAwait(false);
        await ExecuteAsync("CREATE SCHEMA IF NOT EXISTS understudy; CREATE TABLE IF NOT EXISTS understudy.meta(key text PRIMARY KEY, value text NOT NULL)").ConfigureAwait(false);
        int found = int.Parse(await MetaAsync("schema").ConfigureAwait(false) ?? "0", CultureInfo.InvariantCulture);
        if (found > Migrations.Length)
        {
            throw CallStores.TooNew(place, Migrations.Length, found, await MetaAsync("program").ConfigureAwait(false));
        }

        for (int version = found; version < Migrations.Length; version++)
        {
            await ExecuteAsync(Migrations[version]).ConfigureAwait(false);
        }

        if (found < Migrations.Length)
        {
            await SetAsync("schema", Migrations.Length.ToString(CultureInfo.InvariantCulture)).ConfigureAwait(false);
            await SetAsync("program", WorkspaceSchema.Program).ConfigureAwait(false);
        }

        await transaction.CommitAsync(cancellationToken).ConfigureAwait(false);

        Task SetAsync(string key, string value) => ExecuteAsync(
            "INSERT INTO understudy.meta(key, value) VALUES(@key, @value) ON CONFLICT(key) DO UPDATE SET value = excluded.value", ("key", key), ("value", value));

        async Task ExecuteAsync(string text, params (string Name, object Value)[] parameters)
        {
            await using var command = new NpgsqlCommand(text, connection, transaction);
            foreach ((string name, object value) in parameters)
            {
                command.Parameters.AddWithValue(name, value);
            }

            await command.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
        }

        async Task<string?> MetaAsync(string key)
        {
            await using var command = new NpgsqlCommand("SELECT value FROM understudy.meta WHERE key = @key", connection, transaction);
            command.Parameters.AddWithValue("key", key);
            return await command.ExecuteScalarAsync(cancellationToken).ConfigureAwait(false) as string;
        }
    }
}
