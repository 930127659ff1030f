using System.Text.Json;

using Microsoft.Data.Sqlite;

using Understudy.Core;

namespace Understudy.Data;

/// <summary>Writes an import's rows with one prepared statement, inside the caller's transaction.</summary>
internal sealed class ExampleWriter : IExampleSink, IDisposable
{
    private static readonly string[] Columns = ["id", "source", "input", "teacher", "unreadable", "distribution", "gold", "grp", "time", "model", "input_tokens", "cached_tokens", "output_tokens", "latency", "responders", "query", "teacher_score", "gold_score", "accepted"];
    private readonly SqliteCommand _insert;
    private readonly SqliteParameter[] _parameters;
    private readonly RowDigest _digest = new();
    private long _next;

    public ExampleWriter(SqliteConnection connection, long set)
    {
        _insert = Sql.Command(connection, $"INSERT INTO examples({string.Join(", ", Columns)}) VALUES({string.Join(", ", Columns.Select(c => "$" + c))})");
        _parameters = [.. Columns.Select(c => _insert.Parameters.Add(new SqliteParameter("$" + c, null)))];
        _insert.Prepare();
        _next = FirstId(set);
    }

    /// <summary>Where a set's rows begin in the table of all examples.</summary>
    public static long FirstId(long set) => set << 32;

    public ValueTask AddAsync(ExampleRow row, CancellationToken cancellationToken)
    {
        _digest.Add(row);
        Span<SqliteParameter> p = _parameters;
        p[0].Value = _next++;
        p[1].Value = row.Source;
        p[2].Value = row.Input;
        p[3].Value = OrNull(row.Teacher);
        p[4].Value = row.TeacherUnreadable ? 1 : 0;
        p[5].Value = row.TeacherDistribution is { } d ? JsonSerializer.Serialize(new SortedDictionary<string, double>(d.ToDictionary(), StringComparer.Ordinal), StoredJson.Default.SortedDictionaryStringDouble) : DBNull.Value;
        p[6].Value = OrNull(row.Gold);
        p[7].Value = OrNull(row.Group);
        p[8].Value = row.Time is { } time ? time.ToUnixTimeMilliseconds() : DBNull.Value;
        p[9].Value = OrNull(row.Model);
        p[10].Value = row.Usage.Input;
        p[11].Value = row.Usage.CachedInput;
        p[12].Value = row.Usage.Output;
        p[13].Value = OrNull(row.LatencyMilliseconds);
        p[14].Value = row.Responders.Count == 0 ? DBNull.Value : JsonSerializer.Serialize([.. row.Responders!], StoredJson.Default.StringArray);
        p[15].Value = OrNull(row.Query);
        p[16].Value = OrNull(row.TeacherScore);
        p[17].Value = OrNull(row.GoldScore);
        p[18].Value = OrNull(row.Accepted);
        _insert.ExecuteNonQuery();
        return ValueTask.CompletedTask;
    }

    /// <summary>The hash of what was written.</summary>
    public ContentHash Finish() => _digest.Finish();

    public void Dispose()
    {
        _insert.Dispose();
        _digest.Dispose();
    }

    private static object OrNull(object? value) => value ?? DBNull.Value;
}
