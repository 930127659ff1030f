using Microsoft.Data.Sqlite;

namespace Understudy.Data;

/// <summary>
/// The Batch API's output file by <c>custom_id</c>. Its lines come in any order, so they are kept in a temporary SQLite
/// file: memory stays the same however long it is.
/// </summary>
internal sealed class BatchAnswers : IDisposable
{
    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("understudy-batch-");
    private readonly SqliteConnection _connection;
    private readonly SqliteCommand _find, _mark;

    private BatchAnswers()
    {
        _connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = System.IO.Path.Combine(_directory.FullName, "answers.db"), Pooling = false }.ToString());
        _connection.Open();
        Execute("PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; PRAGMA cache_size=-16000; CREATE TABLE answers(line INTEGER PRIMARY KEY, id TEXT UNIQUE, problem TEXT, used INTEGER NOT NULL DEFAULT 0, json BLOB NOT NULL)");
        _find = Command("SELECT json, line FROM answers WHERE id = $id", "$id");
        _mark = Command("UPDATE answers SET used = 1 WHERE line = $line", "$line");
    }

    /// <summary>Reads the output file.</summary>
    public static BatchAnswers Read(SourceFile file, ImportOptions options, CancellationToken cancellationToken)
    {
        var answers = new BatchAnswers();
        try
        {
            answers.Fill(file, options, cancellationToken);
            return answers;
        }
        catch
        {
            answers.Dispose();
            throw;
        }
    }

    /// <summary>The answer's line, or null.</summary>
    public byte[]? Take(string id)
    {
        _find.Parameters[0].Value = id;
        using SqliteDataReader reader = _find.ExecuteReader();
        if (!reader.Read())
        {
            return null;
        }

        byte[] json = reader.GetFieldValue<byte[]>(0);
        _mark.Parameters[0].Value = reader.GetInt64(1);
        _mark.ExecuteNonQuery();
        return json;
    }

    /// <summary>Lines that answered nothing, with the reason.</summary>
    public IEnumerable<(long Line, string Reason, byte[] Json)> Unused()
    {
        using var command = new SqliteCommand("SELECT line, coalesce(problem, 'there is no request with this custom_id'), json FROM answers WHERE used = 0 ORDER BY line", _connection);
        using SqliteDataReader reader = command.ExecuteReader();
        while (reader.Read())
        {
            yield return (reader.GetInt64(0), reader.GetString(1), reader.GetFieldValue<byte[]>(2));
        }
    }

    /// <summary>Before another pass: nothing is used.</summary>
    public void Rewind() => Execute("UPDATE answers SET used = 0 WHERE used = 1");

    public void Dispose()
    {
        _find.Dispose();
        _mark.Dispose();
        _connection.Dispose();
        _directory.Delete(recursive: true);
    }

    private void Fill(SourceFile file, ImportOptions options, CancellationToken cancellationToken)
    {
        using TextSource source = file.OpenText();
        var lines = new LineReader(source.Utf8, options.MaximumLineLength);
        Execute("BEGIN");
        using SqliteCommand insert = Command("INSERT INTO answers(line, id, problem, json) VALUES($line, $id, $problem, $json)", "$line", "$id", "$problem", "$json");
        var candidate = new Candidate();
        while (lines.Read())
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (lines.Line.Span.Trim(" \t"u8).IsEmpty)
            {
                continue;
            }

            candidate.Reset(lines.Number, lines.Number, lines.Line);
            string? id = null;
            if (lines.TooLong)
            {
                candidate.Reject("the line is longer than the limit");
            }
            else
            {
                JsonRowReader.Parse(lines, candidate, root => id = CallJson.String(root, "custom_id"));
            }

            string? problem = candidate.Problem ?? (id is null ? "there is no custom_id" : null);
            if (problem is null && Exists(id!))
            {
                (problem, id) = ("this custom_id was answered before", null);
            }

            insert.Parameters[0].Value = lines.Number;
            insert.Parameters[1].Value = problem is null ? id : DBNull.Value;
            insert.Parameters[2].Value = (object?)problem ?? DBNull.Value;
            insert.Parameters[3].Value = problem is null ? lines.Line.ToArray() : lines.Line[..Math.Min(lines.Line.Length, RejectsWriter.RawLength)].ToArray();
            insert.ExecuteNonQuery();
        }

        Execute("COMMIT");
    }

    private bool Exists(string id)
    {
        _find.Parameters[0].Value = id;
        using SqliteDataReader reader = _find.ExecuteReader();
        return reader.Read();
    }

    private SqliteCommand Command(string text, params string[] parameters)
    {
        var command = new SqliteCommand(text, _connection);
        foreach (string parameter in parameters)
        {
            command.Parameters.Add(new SqliteParameter(parameter, null));
        }

        return command;
    }

    private void Execute(string text)
    {
        using var command = new SqliteCommand(text, _connection);
        command.ExecuteNonQuery();
    }
}
