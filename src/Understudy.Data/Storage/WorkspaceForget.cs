using System.Globalization;

using Microsoft.Data.Sqlite;

using Understudy.Core;

namespace Understudy.Data;

/// <summary>
/// Deletes examples in one transaction and states the sets anew: count and content hash. The hash as it was stays known by the
/// set it belonged to, because a specialist names what it learned from by that hash alone.
/// </summary>
internal sealed class WorkspaceForget(SqliteConnection connection)
{
    private const string FormerContent = "former-content:";

    /// <summary>Deletes, or changes nothing when nothing matches.</summary>
    /// <returns>Deleted rows by set.</returns>
    public IReadOnlyDictionary<long, long> Run(ExampleSetRecord main, ExampleSetRecord? test, ForgetRequest request, IProgress<StageProgress>? progress, CancellationToken cancellationToken)
    {
        Sql.Execute(connection, "BEGIN IMMEDIATE");
        var deleted = new Dictionary<long, long> { [main.Id] = 0 };
        try
        {
            foreach (long line in request.Lines.Distinct())
            {
                deleted[main.Id] += Delete(main.Id, "source = $value", line);
            }

            foreach (ExampleSetRecord set in test is null ? [main] : new[] { main, test })
            {
                deleted[set.Id] = deleted.GetValueOrDefault(set.Id) + (request.Group is null ? 0 : Delete(set.Id, "grp = $value", request.Group));
                if (deleted[set.Id] > 0)
                {
                    Restate(set, deleted[set.Id], progress, cancellationToken);
                }
            }

            Sql.Execute(connection, "COMMIT");
        }
        catch
        {
            Sql.RollBack(connection);
            throw;
        }

        return deleted;
    }

    /// <summary>
    /// Writes the database's file anew. Overwriting deleted rows (secure_delete) is not enough: pages that were split as the file
    /// grew hold copies of rows in their free space.
    /// </summary>
    /// <returns>Whether it was done; not where another process has the file in use or the disk is full.</returns>
    public bool Rewrite()
    {
        try
        {
            Sql.Execute(connection, "VACUUM");
            return Convert.ToInt64(Sql.Scalar(connection, "PRAGMA wal_checkpoint(TRUNCATE)"), CultureInfo.InvariantCulture) == 0;
        }
        catch (SqliteException)
        {
            return false; // the rows are gone all the same: this concerns what a reader of the bare file could find
        }
    }

    /// <summary>Whether examples of that hash were this set's before some were deleted.</summary>
    public bool IsFormer(ContentHash content, long set) =>
        Sql.Scalar(connection, "SELECT value FROM meta WHERE key = $key", ("$key", FormerContent + content.Hex)) is string value && value == set.ToString(CultureInfo.InvariantCulture);

    private long Delete(long set, string condition, object value)
    {
        using SqliteCommand command = Sql.Command(connection, $"DELETE FROM examples WHERE id >= $first AND id < $end AND {condition}", ("$first", ExampleWriter.FirstId(set)), ("$end", ExampleWriter.FirstId(set + 1)), ("$value", value));
        return command.ExecuteNonQuery();
    }

    private void Restate(ExampleSetRecord set, long deleted, IProgress<StageProgress>? progress, CancellationToken cancellationToken)
    {
        const int ReportEvery = 8192;
        using var digest = new RowDigest();
        long rows = 0;
        foreach (ExampleRow row in ExampleReader.Read(connection, set.Id))
        {
            cancellationToken.ThrowIfCancellationRequested();
            digest.Add(row);
            if (++rows % ReportEvery == 0)
            {
                progress?.Report(new StageProgress("Forgetting", rows, set.Kept - deleted, "rows"));
            }
        }

        Sql.Execute(connection, "INSERT OR REPLACE INTO meta(key, value) VALUES($key, $set)", ("$key", FormerContent + set.Content.Hex), ("$set", set.Id.ToString(CultureInfo.InvariantCulture)));
        Sql.Execute(connection, "UPDATE example_sets SET content_hash = $content, kept = kept - $deleted WHERE id = $set", ("$content", digest.Finish().Hex), ("$deleted", deleted), ("$set", set.Id));
    }
}
