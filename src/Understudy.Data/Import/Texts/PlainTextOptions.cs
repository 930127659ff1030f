namespace Understudy.Data;

/// <summary>Which files of texts to read, and how.</summary>
public sealed record PlainTextOptions
{
    /// <summary>
    /// The files in order, at least one, each plain or gzip (Parquet: plain only). CSV, JSON Lines and Parquet are read by a
    /// column, recorded calls by their last user message, anything else as plain text.
    /// </summary>
    public required IReadOnlyList<string> Paths { get; init; }

    /// <summary>Column of the text: a name, a dotted JSON path, or a number from 1; null to guess it from usual names. Plain text has none.</summary>
    public string? Column { get; init; }

    /// <summary>CSV files have no header line: the column is a number from 1.</summary>
    public bool NoHeader { get; init; }

    /// <summary>How texts stand in plain text files; null to decide for each file by its beginning.</summary>
    public TextLayout? Layout { get; init; }

    /// <summary>
    /// The longest line, record or paragraph that is held in memory, in bytes. Longer lines and records are rejected, longer
    /// paragraphs handed on in pieces of whole lines. Default 16 Mi, at least 4096.
    /// </summary>
    public int MaximumLength { get; init; } = 16 << 20;
}
