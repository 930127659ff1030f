using System.Globalization;
using System.Text.Json;

using Microsoft.Data.Sqlite;

using Understudy.Core;

namespace Understudy.Data;

/// <summary>One import into the workspace: a single transaction, so that a killed one leaves nothing behind.</summary>
internal sealed class WorkspaceImport(SqliteConnection connection, string directory, TimeProvider time)
{
    /// <summary>Imports.</summary>
    public async Task<long> RunAsync(string id, string name, ImportOptions options, ExampleSetKind kind, Action<ImportResult> found, IProgress<StageProgress>? progress, CancellationToken cancellationToken)
    {
        List<long> replaced = [];
        Sql.Execute(connection, "BEGIN IMMEDIATE");
        try
        {
            long now = time.GetUtcNow().ToUnixTimeMilliseconds();
            Sql.Execute(connection, "INSERT INTO workloads(id, name, kind, prefix, suffix, created) VALUES($id, $name, 'Classification', '', '', $now) ON CONFLICT(id) DO UPDATE SET name = $name", ("$id", id), ("$name", name), ("$now", now));
            replaced.AddRange(Remove(id, kind));
            Sql.Execute(connection, "INSERT INTO example_sets(workload_id, kind, source_path, source_hash, content_hash, total, kept, rejected, format, encoding, responders, imported) VALUES($id, $kind, $path, '', '', 0, 0, 0, '', '', '[]', $now)", ("$id", id), ("$kind", kind.ToString()), ("$path", options.Path), ("$now", now));
            long set = (long)Sql.Scalar(connection, "SELECT last_insert_rowid()")!;

            // A killed import's directory bears the number that this import is given again.
            string own = string.Create(CultureInfo.InvariantCulture, $"imports/{set}");
            DeleteDirectory(Path.Combine(directory, own));
            ImportOptions stored = options with { RejectsPath = Path.Combine(directory, own, "rejects.jsonl") };
            ImportResult result;
            ContentHash content;
            using (var writer = new ExampleWriter(connection, set))
            {
                result = await Importer.ImportAsync(stored, writer, progress, cancellationToken).ConfigureAwait(false);
                content = writer.Finish();
            }

            Sql.Execute(
                connection,
                "UPDATE example_sets SET source_hash = $source, content_hash = $content, total = $total, kept = $kept, rejected = $rejected, format = $format, encoding = $encoding, responders = $responders, rejects_path = $rejects WHERE id = $set",
                ("$source", result.Source.Hex),
                ("$content", content.Hex),
                ("$total", result.Total),
                ("$kept", result.Kept),
                ("$rejected", result.Rejected),
                ("$format", result.Format.ToString()),
                ("$encoding", result.Encoding),
                ("$responders", JsonSerializer.Serialize([.. result.Responders], StoredJson.Default.StringArray)),
                ("$rejects", result.RejectsPath is null ? null : own + "/rejects.jsonl"),
                ("$set", set));
            if (kind == ExampleSetKind.Main)
            {
                Sql.Execute(connection, "UPDATE workloads SET kind = $kind, property = $property, prefix = $prefix, suffix = $suffix, system_prompt = $prompt, fingerprint = $fingerprint, teacher_models = $models, redacted = $redacted, templates = $templates, tools = $tools, object = $object WHERE id = $id", ("$kind", result.Kind.ToString()), ("$property", result.Shape.Property), ("$prefix", result.Shape.Prefix), ("$suffix", result.Shape.Suffix), ("$prompt", result.SystemPrompt), ("$fingerprint", options.Templates.Count > 0 ? null : result.Fingerprint), ("$templates", TemplateJson.Write(options.Templates)), ("$models", JsonSerializer.Serialize([.. result.Models.Keys], StoredJson.Default.StringArray)), ("$redacted", options.Redacted ? 1 : 0), ("$tools", result.Tools), ("$object", result.Shape.Object is { } whole ? JsonSerializer.Serialize(whole, StoredJson.Default.ObjectShape) : null), ("$id", id));
            }

            cancellationToken.ThrowIfCancellationRequested();
            Sql.Execute(connection, "COMMIT");
            found(result);
            replaced.ForEach(old => DeleteDirectory(Path.Combine(directory, "imports", old.ToString(CultureInfo.InvariantCulture))));
            return set;
        }
        catch
        {
            Sql.RollBack(connection);
            throw;
        }
    }

    private static void DeleteDirectory(string path)
    {
        if (Directory.Exists(path))
        {
            Directory.Delete(path, recursive: true);
        }
    }

    /// <summary>A new main file replaces the test file as well: that was read with the old labels.</summary>
    private IReadOnlyList<long> Remove(string workload, ExampleSetKind kind)
    {
        IReadOnlyList<long> sets = Sql.Query(connection, "SELECT id FROM example_sets WHERE workload_id = $id AND ($main OR kind = $kind)", r => r.GetInt64(0), ("$id", workload), ("$main", kind == ExampleSetKind.Main ? 1 : 0), ("$kind", kind.ToString()));
        foreach (long set in sets)
        {
            Sql.Execute(connection, "DELETE FROM examples WHERE id >= $first AND id < $end", ("$first", ExampleWriter.FirstId(set)), ("$end", ExampleWriter.FirstId(set + 1)));
            Sql.Execute(connection, "DELETE FROM example_sets WHERE id = $id", ("$id", set));
        }

        return sets;
    }
}
