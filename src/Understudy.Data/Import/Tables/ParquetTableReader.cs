using Parquet;
using Parquet.Schema;

using Understudy.Core;

namespace Understudy.Data;

/// <summary>Rows of an Apache Parquet file; memory is bounded by its largest row group, of which only the named columns are read.</summary>
internal sealed class ParquetTableReader : TableReader
{
    private const int MaximumRowGroup = 50_000_000;
    private readonly string _path;
    private readonly long _length;
    private readonly ParquetReader _reader;
    private readonly DataField[] _fields;
    private readonly Func<int, string?>[] _cells; // by column
    private readonly long _rows;
    private int _group = -1, _groupRows, _at;
    private long _row;

    private ParquetTableReader(SourceFile file, ParquetReader reader, DataField[] fields, ColumnRoles roles)
        : base(roles)
    {
        (_path, _length, _reader, _fields, _cells) = (file.Path, file.Length, reader, fields, new Func<int, string?>[fields.Length]);
        _rows = Math.Max(1, reader.Metadata?.NumRows ?? 1);
    }

    public override long BytesRead => (long)(_length * Math.Min(1.0, _row / (double)_rows));

    /// <summary>Starts a pass.</summary>
    public static async Task<ParquetTableReader> OpenAsync(SourceFile file, ImportOptions options, CancellationToken cancellationToken)
    {
        ParquetReader reader = await GuardedAsync(file.Path, () => ParquetReader.CreateAsync(file.Path, null, cancellationToken)).ConfigureAwait(false);
        try
        {
            DataField[] fields = [.. reader.Schema.GetDataFields().Where(f => f.MaxRepetitionLevel == 0)];
            ColumnRoles roles = ColumnRoles.Resolve(options, [.. fields.Select(f => f.Path.ToString().Replace('/', '.'))], header: true, csv: false);
            return new ParquetTableReader(file, reader, fields, roles);
        }
        catch
        {
            await reader.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    public override async ValueTask<bool> ReadAsync(CancellationToken cancellationToken)
    {
        while (_at == _groupRows)
        {
            if (++_group >= _reader.RowGroupCount)
            {
                return false;
            }

            _groupRows = await GuardedAsync(_path, () => LoadAsync(_group, cancellationToken)).ConfigureAwait(false);
            _at = 0;
        }

        Current.Reset(++_row, _row, default);
        Take();
        _at++;
        return true;
    }

    public override ValueTask DisposeAsync() => _reader.DisposeAsync();

    protected override string? Cell(int column) => _cells[column](_at) is { Length: > 0 } text ? text : null;

    private static async Task<T> GuardedAsync<T>(string path, Func<Task<T>> read)
    {
        try
        {
            return await read().ConfigureAwait(false);
        }
        catch (Exception e) when (e is not (OperationCanceledException or UnderstudyException))
        {
            // The library signals damage with whatever its decoder stumbled over.
            throw new UnderstudyException(ErrorCode.InputUnreadable, $"{path}: expected a Parquet file, found a damaged or unsupported one ({e.Message.TrimEnd('.')}).", e);
        }
    }

    private async Task<int> LoadAsync(int group, CancellationToken cancellationToken)
    {
        using ParquetRowGroupReader reader = _reader.OpenRowGroupReader(group);
        if (reader.RowCount is < 0 or > MaximumRowGroup)
        {
            throw new InvalidDataException($"a row group of {reader.RowCount} rows");
        }

        foreach (int column in Roles.Used)
        {
            _cells[column] = await ParquetColumn.ReadAsync(reader, _fields[column], (int)reader.RowCount, cancellationToken).ConfigureAwait(false);
        }

        return (int)reader.RowCount;
    }
}
