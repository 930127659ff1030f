using System.Text.Json;

using Microsoft.Data.Sqlite;

using Understudy.Core;

namespace Understudy.Data;

/// <summary>Reads stored rows in order.</summary>
internal static class ExampleReader
{
    /// <summary>Streams a set's rows.</summary>
    public static IEnumerable<ExampleRow> Read(SqliteConnection connection, long set)
    {
        using SqliteCommand command = Sql.Command(
            connection,
            "SELECT source, input, teacher, unreadable, distribution, gold, grp, time, model, input_tokens, cached_tokens, output_tokens, latency, responders, query, teacher_score, gold_score, accepted FROM examples WHERE id >= $first AND id < $end ORDER BY id",
            ("$first", ExampleWriter.FirstId(set)),
            ("$end", ExampleWriter.FirstId(set + 1)));
        using SqliteDataReader r = command.ExecuteReader();
        while (r.Read())
        {
            yield return new ExampleRow
            {
                Source = r.GetInt64(0),
                Input = r.GetString(1),
                Teacher = Sql.Text(r, 2),
                TeacherUnreadable = r.GetInt64(3) != 0,
                TeacherDistribution = Sql.Text(r, 4) is { } distribution ? JsonSerializer.Deserialize(distribution, StoredJson.Default.SortedDictionaryStringDouble) : null,
                Gold = Sql.Text(r, 5),
                Group = Sql.Text(r, 6),
                Time = r.IsDBNull(7) ? null : Sql.Time(r, 7),
                Model = Sql.Text(r, 8),
                Usage = new TokenUsage(r.GetInt32(9), r.GetInt32(10), r.GetInt32(11)),
                LatencyMilliseconds = Sql.Number(r, 12),
                Responders = Sql.Text(r, 13) is { } responders ? JsonSerializer.Deserialize(responders, StoredJson.Default.StringArray)! : [],
                Query = Sql.Text(r, 14),
                TeacherScore = Sql.Number(r, 15),
                GoldScore = Sql.Number(r, 16),
                Accepted = Sql.Text(r, 17),
            };
        }
    }
}
