using System.Text.Json;

namespace Understudy.Data;

/// <summary>The Batch API's input file joined with its output file.</summary>
internal sealed class BatchRowReader : RowReader
{
    private const string NoAnswer = "there is no answer with this custom_id";
    private readonly TextSource _source;
    private readonly LineReader _lines;
    private readonly BatchAnswers _answers;
    private readonly CallRow _row;
    private readonly JsonSniff _sniff;
    private readonly ImportOptions _options;
    private IEnumerator<(long Line, string Reason, byte[] Json)>? _unused;

    public BatchRowReader(SourceFile file, ImportOptions options, JsonSniff sniff, BatchAnswers answers)
    {
        _source = file.OpenText();
        _lines = new LineReader(_source.Utf8, options.MaximumLineLength);
        (_answers, _row, _sniff, _options) = (answers, new CallRow(options), sniff, options);
        answers.Rewind();
    }

    public override long BytesRead => _source.BytesRead;

    public override Utf8Audit? Audit => _source.Audit;

    public override IReadOnlyList<string> Columns => [.. _row.Used.Select(c => $"{c.Option.TrimStart('-')}: {Excerpt.Of(c.Path, 60)}")];

    public override ValueTask<bool> ReadAsync(CancellationToken cancellationToken)
    {
        if (_unused is not null)
        {
            return ValueTask.FromResult(NextUnused());
        }

        do
        {
            if (!_lines.Read())
            {
                _unused = _answers.Unused().GetEnumerator();
                return ValueTask.FromResult(NextUnused());
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
            JsonRowReader.Parse(_lines, Current, Join);
            Check();
        }

        Current.File = "requests";
        return ValueTask.FromResult(true);
    }

    public override void RequireColumns()
    {
        if (_row.Used.FirstOrDefault(c => !c.Seen) is { } missing)
        {
            throw ColumnNames.Missing(_options.Path, _sniff.Names, missing.Path, missing.Option, header: true);
        }
    }

    public override ValueTask DisposeAsync()
    {
        _unused?.Dispose();
        _source.Dispose();
        return ValueTask.CompletedTask;
    }

    private void Join(JsonElement root)
    {
        if (CallJson.String(root, "custom_id") is not { } id)
        {
            Current.Reject("there is no custom_id");
            return;
        }

        if (_answers.Take(id) is not { } answer)
        {
            Current.Reject(NoAnswer);
            return;
        }

        if (!CallJson.Request(root, out JsonElement request))
        {
            Current.Reject("there is no request with messages");
            return;
        }

        using var document = JsonDocument.Parse(answer);
        _row.MapRequest(request, Current);
        _row.MapSide(root, Current);
        _row.MapResponse(document.RootElement, Current);
    }

    private bool NextUnused()
    {
        if (!_unused!.MoveNext())
        {
            return false;
        }

        (long line, string reason, byte[] json) = _unused.Current;
        Current.Reset(line, line, json);
        Current.Reject(reason);
        Current.File = "responses";
        return true;
    }
}
