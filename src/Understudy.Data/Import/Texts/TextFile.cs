namespace Understudy.Data;

/// <summary>One file of texts whose form is known: plain text, or rows with a column.</summary>
internal sealed class TextFile : IDisposable
{
    private static readonly string[] TableExtensions = [".csv", ".tsv"];
    private static readonly string[] PlainExtensions = [".txt", ".text", ".md"];
    private readonly SourceFile _file;
    private readonly RowSource? _rows; // null: plain text
    private readonly TextLayout _layout;
    private readonly int _maximum;

    private TextFile(SourceFile file, RowSource? rows, TextLayout layout, int maximum)
    {
        (_file, _rows, _layout, _maximum) = (file, rows, layout, maximum);
    }

    public string Path => _file.Path;

    /// <summary>Bytes that one pass reads.</summary>
    public long Length => _file.Length;

    /// <summary>Looks at the file, and for rows at its columns.</summary>
    public static async Task<TextFile> InspectAsync(string path, PlainTextOptions options, CancellationToken cancellationToken)
    {
        SourceFile file = SourceFile.Inspect(path).WithWholeEncoding(cancellationToken);
        bool plain = !file.IsParquet && !TableExtensions.Contains(file.Extension) && (PlainExtensions.Contains(file.Extension) || !SourceFile.Guarded(path, () => JsonSniff.LooksLikeJson(file)));
        if (plain)
        {
            TextLayout layout = options.Layout ?? SourceFile.Guarded(path, () => TextLayoutGuess.Of(file, options.MaximumLength));
            return new TextFile(file, null, layout, options.MaximumLength);
        }

        RowSource rows = RowSource.Inspect(new ImportOptions { Path = path, Input = options.Column, NoHeader = options.NoHeader, Unlabelled = true, MaximumLineLength = options.MaximumLength }, cancellationToken);
        try
        {
            if (!file.Encoding.IsUtf8 && rows.IsUtf8)
            {
                rows.UseOneByteText(cancellationToken);
            }

            await using RowReader columns = await rows.OpenAsync(cancellationToken).ConfigureAwait(false);
            return new TextFile(file, rows, TextLayout.Lines, options.MaximumLength);
        }
        catch
        {
            rows.Dispose();
            throw;
        }
    }

    /// <summary>Starts a pass.</summary>
    public async Task<RowReader> OpenAsync(CancellationToken cancellationToken)
    {
        if (_rows is not null)
        {
            return await _rows.OpenAsync(cancellationToken).ConfigureAwait(false);
        }

        return SourceFile.Guarded(Path, () => new TextRowReader(_file, _layout, _maximum) { NeedsAnswer = false });
    }

    public void Dispose() => _rows?.Dispose();
}
