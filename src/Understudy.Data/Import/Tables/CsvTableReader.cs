namespace Understudy.Data;

/// <summary>Rows of delimited text.</summary>
internal sealed class CsvTableReader : TableReader
{
    private const int SniffLength = 64 << 10;
    private readonly TextSource _source;
    private readonly CsvRecordReader _records;
    private readonly int _width;
    private bool _held; // the first record was read for its width and is data
    private long _row;

    private CsvTableReader(TextSource source, CsvRecordReader records, ColumnRoles roles, int width, bool held)
        : base(roles)
    {
        (_source, _records, _width, _held) = (source, records, width, held);
    }

    public override long BytesRead => _source.BytesRead;

    public override Utf8Audit? Audit => _source.Audit;

    /// <summary>Starts a pass: delimiter, header, roles.</summary>
    public static CsvTableReader Open(SourceFile file, ImportOptions options)
    {
        byte delimiter;
        using (TextSource sniff = file.OpenText())
        {
            var start = new byte[SniffLength];
            int read = sniff.Utf8.ReadAtLeast(start, start.Length, throwOnEndOfStream: false);
            delimiter = CsvDialect.Detect(start.AsSpan(0, read));
        }

        TextSource source = file.OpenText();
        try
        {
            var records = new CsvRecordReader(source.Utf8, delimiter, options.MaximumLineLength);
            do
            {
                if (!records.Read())
                {
                    throw SourceFile.Empty(file.Path);
                }
            }
            while (records.Problem is not null);

            string[] names = [.. Enumerable.Range(0, records.FieldCount).Select(i => options.NoHeader ? records.Text(i) ?? "" : (records.Text(i) ?? "").Trim())];
            ColumnRoles roles = ColumnRoles.Resolve(options, names, header: !options.NoHeader, csv: true);
            return new CsvTableReader(source, records, roles, names.Length, held: options.NoHeader);
        }
        catch
        {
            source.Dispose();
            throw;
        }
    }

    public override ValueTask<bool> ReadAsync(CancellationToken cancellationToken)
    {
        if (!_held && !_records.Read())
        {
            return ValueTask.FromResult(false);
        }

        _held = false;
        Current.Reset(++_row, _records.Line, _records.Raw);
        if (_records.Problem is { } problem)
        {
            Current.Reject(problem, _records.ProblemField);
        }
        else if (_records.FieldCount != _width)
        {
            Current.Reject($"expected {_width} fields, found {_records.FieldCount}", Math.Min(_records.FieldCount, _width) + 1);
        }
        else
        {
            Take();
        }

        return ValueTask.FromResult(true);
    }

    public override ValueTask DisposeAsync()
    {
        _source.Dispose();
        return ValueTask.CompletedTask;
    }

    protected override string? Cell(int column)
    {
        string? text = _records.Text(column);
        if (text is null && Current.Problem is null)
        {
            Current.Reject("the field holds bytes that are no text", column + 1);
        }

        return text is { Length: 0 } ? null : text;
    }
}
