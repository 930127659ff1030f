using System.Text.Json;
using System.Text.Unicode;

namespace Understudy.Data;

/// <summary>Rows of a JSON Lines file.</summary>
internal sealed class JsonRowReader(SourceFile file, ImportOptions options, JsonSniff sniff, IJsonRow row) : RowReader
{
    private readonly TextSource _source = file.OpenText();
    private LineReader? _lines;
    private long _objects;

    public override long BytesRead => _source.BytesRead;

    public override Utf8Audit? Audit => _source.Audit;

    public override IReadOnlyList<string> Columns => [.. row.Used.Select(c => $"{c.Option.TrimStart('-')}: {Excerpt.Of(c.Path, 60)}")];

    public override ValueTask<bool> ReadAsync(CancellationToken cancellationToken)
    {
        _lines ??= new LineReader(_source.Utf8, options.MaximumLineLength);
        do
        {
            if (!_lines.Read())
            {
                return ValueTask.FromResult(false);
            }
        }
        while (!_lines.TooLong && _lines.Line.Span.Trim(" \t"u8).IsEmpty);

        Current.Reset(_lines.Number, _lines.Number, _lines.Line);
        if (_lines.TooLong)
        {
            Current.Reject("the line is longer than the limit");
        }
        else
        {
            Parse(_lines, Current, Map);
            Check();
        }

        return ValueTask.FromResult(true);
    }

    public override void RequireColumns()
    {
        if (_objects > 0 && row.Used.FirstOrDefault(c => !c.Seen) is { } missing)
        {
            throw ColumnNames.Missing(file.Path, sniff.Names, missing.Path, missing.Option, header: true);
        }
    }

    public override ValueTask DisposeAsync()
    {
        _source.Dispose();
        return ValueTask.CompletedTask;
    }

    private void Map(JsonElement root)
    {
        _objects++;
        row.Map(root, Current);
    }

    /// <summary>Parses a line and hands its object on; anything else rejects the candidate.</summary>
    public static void Parse(LineReader lines, Candidate candidate, Action<JsonElement> take)
    {
        ReadOnlyMemory<byte> line = lines.Line;
        if (!Utf8.IsValid(line.Span))
        {
            candidate.Reject("the line holds bytes that are no text");
            return;
        }

        try
        {
            using var document = JsonDocument.Parse(line);
            if (document.RootElement.ValueKind == JsonValueKind.Object)
            {
                take(document.RootElement);
            }
            else
            {
                candidate.Reject("the line is JSON, but no object");
            }
        }
        catch (JsonException e)
        {
            int column = (int)Math.Min(int.MaxValue, (e.BytePositionInLine ?? 0) + 1);
            candidate.Reject(lines.Unterminated && column > line.Length ? "the line is cut off" : "the line is no JSON", column);
        }
        catch (InvalidOperationException)
        {
            candidate.Reject("a text holds half of a surrogate pair"); // what JsonElement.GetString says of "\ud83d" alone
        }
    }
}
