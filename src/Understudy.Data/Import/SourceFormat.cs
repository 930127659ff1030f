namespace Understudy.Data;

/// <summary>What a source file holds.</summary>
public enum SourceFormat
{
    /// <summary>Recorded chat-completions calls, request and response in one line.</summary>
    CallLog,

    /// <summary>The Batch API's two files, joined on <c>custom_id</c>.</summary>
    BatchPair,

    /// <summary>One JSON object a line with an input and a label.</summary>
    JsonLines,

    /// <summary>Delimited text: comma, semicolon or tab.</summary>
    Csv,

    /// <summary>Apache Parquet.</summary>
    Parquet,
}
