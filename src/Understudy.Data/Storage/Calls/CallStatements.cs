using System.Data.Common;
using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Understudy.Data;

/// <summary>
/// What both stores ask in the same words. They differ in how a list is a parameter and in whether a time is a number; values are always
/// parameters.
/// </summary>
internal sealed class CallStatements(bool postgres)
{
    private const string OfUser =
        "SELECT id FROM calls WHERE user_hash = @user UNION ALL SELECT answer_id FROM calls WHERE user_hash = @user AND answer_id IS NOT NULL";

    private const string OfOld =
        "SELECT id FROM calls WHERE started < @before UNION ALL SELECT answer_id FROM calls WHERE started < @before AND answer_id IS NOT NULL";

    private static readonly string Columns = string.Join(", ", CallColumns.Names.Select(n => "c." + n));

    /// <summary>Rows that one query reads: between two pages no lock and no snapshot is held, however slowly they are consumed.</summary>
    public const int PageRows = 256;

    /// <summary>Statements that erase a user; the second one's count is the calls whose content went.</summary>
    public static IReadOnlyList<string> EraseUser { get; } =
    [
        $"UPDATE feedback SET gold = NULL WHERE gold IS NOT NULL AND call_id IN ({OfUser})",
        "DELETE FROM contents WHERE call IN (SELECT sequence FROM calls WHERE user_hash = @user)",
        "UPDATE calls SET user_hash = NULL WHERE user_hash = @user",
    ];

    /// <summary>Statements that delete old content; the second one's count is the calls that were touched.</summary>
    public static IReadOnlyList<string> PruneContent { get; } =
    [
        $"UPDATE feedback SET gold = NULL WHERE gold IS NOT NULL AND (time < @before OR call_id IN ({OfOld}))",
        "DELETE FROM contents WHERE call IN (SELECT sequence FROM calls WHERE started < @before)",
    ];

    /// <summary>Statements that delete old calls with all that belongs to them; the last one's count is the calls.</summary>
    public static IReadOnlyList<string> PruneAll { get; } =
    [
        $"DELETE FROM feedback WHERE time < @before OR call_id IN ({OfOld})",
        "DELETE FROM contents WHERE call IN (SELECT sequence FROM calls WHERE started < @before)",
        "DELETE FROM calls WHERE started < @before",
    ];

    /// <summary>Makes of a command the question for one page of calls after a place in the store.</summary>
    public void Page(DbCommand command, CallFilter filter, long after)
    {
        string columns = postgres ? Columns.Replace("c.started", "(extract(epoch FROM c.started) * 1000)::bigint", StringComparison.Ordinal) : Columns;
        Add(command, "after", after);
        command.CommandText = string.Create(
            CultureInfo.InvariantCulture,
            $"""
            SELECT c.sequence, {columns}, {(filter.WithContent ? "x.request, x.response" : "NULL, NULL")}, {(filter is { WithContent: true, WithOriginals: true } ? "x.originals" : "NULL")},
                (SELECT f.gold FROM feedback f WHERE f.call_id IN (c.id, c.answer_id) AND f.gold IS NOT NULL ORDER BY f.time DESC, f.sequence DESC LIMIT 1),
                (SELECT f.good FROM feedback f WHERE f.call_id IN (c.id, c.answer_id) AND f.good IS NOT NULL ORDER BY f.time DESC, f.sequence DESC LIMIT 1)
            FROM calls c {(filter.WithContent ? "LEFT JOIN contents x ON x.call = c.sequence" : "")}
            WHERE c.sequence > @after{Where(command, filter)} ORDER BY c.sequence LIMIT {PageRows}
            """);
    }

    /// <summary>Makes of a command the question for a count.</summary>
    public void Count(DbCommand command, CallFilter filter) =>
        command.CommandText = $"SELECT count(*) FROM calls c WHERE true{Where(command, filter)}";

    /// <summary>Adds a time as the store keeps it.</summary>
    public void AddTime(DbCommand command, string name, DateTimeOffset time) =>
        Add(command, name, postgres ? time.ToUniversalTime() : time.ToUnixTimeMilliseconds());

    public static void Add(DbCommand command, string name, object value)
    {
        DbParameter parameter = command.CreateParameter();
        parameter.ParameterName = "@" + name;
        parameter.Value = value;
        command.Parameters.Add(parameter);
    }

    /// <summary>The row that a reader of <see cref="Page"/> stands on.</summary>
    public static StoredCall Read(DbDataReader r)
    {
        int after = CallColumns.Names.Length + 4;
        return new StoredCall(r.GetInt64(0), CallColumns.Read(r, 1), CallColumns.Text(r, after), CallColumns.Flag(r, after + 1));
    }

    private string Where(DbCommand command, CallFilter filter)
    {
        var text = new StringBuilder();
        if (filter.Workload is not null)
        {
            Add(command, "workload", filter.Workload);
        }

        if (filter.Fingerprints.Count > 0)
        {
            string[] fingerprints = [.. filter.Fingerprints];
            Add(command, "fingerprints", postgres ? fingerprints : JsonSerializer.Serialize(fingerprints, StoredJson.Default.StringArray));
        }

        string one = postgres ? "c.fingerprint = ANY(@fingerprints)" : "c.fingerprint IN (SELECT value FROM json_each(@fingerprints))";
        text.Append((filter.Workload, filter.Fingerprints.Count) switch
        {
            (null, 0) => "",
            (null, _) => $" AND {one}",
            (_, 0) => " AND c.workload = @workload",
            _ => $" AND (c.workload = @workload OR {one})",
        });
        if (filter.From is { } from)
        {
            AddTime(command, "from", from);
            text.Append(" AND c.started >= @from");
        }

        if (filter.Until is { } until)
        {
            AddTime(command, "until", until);
            text.Append(" AND c.started < @until");
        }

        if (filter.Id is not null)
        {
            Add(command, "id", filter.Id);
            text.Append(" AND c.id = @id");
        }

        if (filter.TrainingOnly)
        {
            text.Append(" AND c.outcome = 'Ok' AND c.answered_by IS NULL AND NOT EXISTS (SELECT 1 FROM calls r WHERE r.retry_of = c.id)");
        }

        return text.ToString();
    }
}
