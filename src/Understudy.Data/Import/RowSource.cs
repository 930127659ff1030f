using Understudy.Core;

namespace Understudy.Data;

/// <summary>A source whose format is known: opens as many passes as are needed.</summary>
internal sealed class RowSource : IDisposable
{
    private readonly ImportOptions _options;
    private readonly SourceFile? _responses;
    private SourceFile _file;
    private JsonSniff? _sniff;
    private BatchAnswers? _answers;

    private RowSource(ImportOptions options, SourceFile file, SourceFile? responses)
    {
        (_options, _file, _responses) = (options, file, responses);
    }

    public SourceFormat Format { get; private set; }

    /// <summary>Bytes that one pass reads.</summary>
    public long Length => _file.Length;

    public string Encoding => Format == SourceFormat.Parquet ? "binary" : _file.Encoding.Name + (_file.IsGzip ? " (gzip)" : "");

    /// <summary>Looks at the file(s) and settles the format.</summary>
    public static RowSource Inspect(ImportOptions options, CancellationToken cancellationToken)
    {
        SourceFile file = SourceFile.Inspect(options.Path);
        var source = new RowSource(options, file, options.ResponsesPath is null ? null : SourceFile.Inspect(options.ResponsesPath));
        try
        {
            SourceFile.Guarded(options.Path, () =>
            {
                source.Settle(cancellationToken);
                return 0;
            });
            return source;
        }
        catch
        {
            source.Dispose();
            throw;
        }
    }

    /// <summary>Whether the text is read as UTF-8.</summary>
    public bool IsUtf8 => _file.Encoding.IsUtf8;

    /// <summary>Starts a pass.</summary>
    public async Task<RowReader> OpenAsync(CancellationToken cancellationToken)
    {
        RowReader reader = Format == SourceFormat.Parquet
            ? await ParquetTableReader.OpenAsync(_file, _options, cancellationToken).ConfigureAwait(false)
            : OpenText();
        reader.NeedsAnswer = !_options.Unlabelled;
        return reader;
    }

    /// <summary>From now on the text is read as one byte a character.</summary>
    public void UseOneByteText(CancellationToken cancellationToken)
    {
        _file = _file.With(TextEncoding.Latin1);
        Settle(cancellationToken);
    }

    /// <summary>Fails when a file changed meanwhile; else the hash of what was read.</summary>
    public ContentHash Hash()
    {
        _file.RequireUnchanged();
        _responses?.RequireUnchanged();
        ContentHash hash = _file.Hash();
        return _responses is null ? hash : ContentHash.Of(hash.Hex + _responses.Hash().Hex);
    }

    public void Dispose() => _answers?.Dispose();

    private RowReader OpenText() => SourceFile.Guarded<RowReader>(_file.Path, () => Format switch
    {
        SourceFormat.Csv => CsvTableReader.Open(_file, _options),
        SourceFormat.CallLog or SourceFormat.BatchPair when _options.Unlabelled => new JsonRowReader(_file, _options, _sniff!, _options.Input is null ? new CallRow(_options) : new LabelledRow(_options, _sniff!)),
        SourceFormat.CallLog => new JsonRowReader(_file, _options, _sniff!, new CallRow(_options)),
        SourceFormat.BatchPair => new BatchRowReader(_file, _options, _sniff!, _answers!),
        _ => new JsonRowReader(_file, _options, _sniff!, new LabelledRow(_options, _sniff!)),
    });

    private void Settle(CancellationToken cancellationToken)
    {
        bool parquet = _options.Format == SourceFormat.Parquet || (_options.Format is null && _file.IsParquet);
        bool json = !parquet && (_options.Format is { } f ? f is not SourceFormat.Csv : JsonSniff.LooksLikeJson(_file));
        _sniff = json ? JsonSniff.Of(_file, _options.MaximumLineLength) : null;
        Format = _options.Format ?? (parquet ? SourceFormat.Parquet : _sniff?.Format ?? SourceFormat.Csv);
        if (_responses is not null)
        {
            if (_sniff is not { HasRequests: true })
            {
                throw new UnderstudyException(ErrorCode.OptionsInvalid, $"{_file.Path}: expected a Batch API input file (lines with custom_id and body), because --responses is given; found {(_sniff is { HasAnswers: true } ? "an output file. Exchange the two files" : "something else. Leave --responses out")}.");
            }

            Format = SourceFormat.BatchPair;
            _answers ??= BatchAnswers.Read(_responses, _options, cancellationToken);
        }
        else if (_options.Format is null && Format == SourceFormat.BatchPair && !_options.Unlabelled)
        {
            throw new UnderstudyException(ErrorCode.OptionsInvalid, $"{_file.Path}: the file has requests, but no answers. Give the Batch API's output file too: --responses FILE.");
        }
        else if (_options.Format is null && Format == SourceFormat.JsonLines && !_options.Unlabelled && _sniff is { HasAnswers: true } && _sniff.Names.Contains("custom_id"))
        {
            throw new UnderstudyException(ErrorCode.OptionsInvalid, $"{_file.Path}: the file has answers, but no requests: it looks like a Batch API output file. Give the input file first and this one as --responses.");
        }

        if (Format == SourceFormat.JsonLines && !_options.Unlabelled && (_options.Label ?? _options.Gold) is null && BfclFile.Is(_file))
        {
            throw new UnderstudyException(ErrorCode.InputUnreadable, $"{_file.Path}: these are questions of the Berkeley Function Calling Leaderboard, each with functions of its own: there is no recurring task in them to be learned. Check the questions and their answers with: understudy lint {_file.Path}");
        }

        if (_options.Query is not null && Format is SourceFormat.CallLog or SourceFormat.BatchPair)
        {
            throw new UnderstudyException(ErrorCode.OptionsInvalid, $"{_file.Path}: --query asks for rows with a query, an item and a grade, each in a column; found recorded chat-completions calls, which hold the three in one prompt. Write a row for each graded pair (JSON Lines, CSV or Parquet), or leave --query out to learn the answers as labels.");
        }
    }
}
