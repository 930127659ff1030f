namespace Understudy.Data;

/// <summary>One pass over a source, a row at a time.</summary>
internal abstract class RowReader : IAsyncDisposable
{
    /// <summary>The row last read; the same object every time.</summary>
    public Candidate Current { get; } = new();

    /// <summary>Bytes of the file(s) read so far.</summary>
    public abstract long BytesRead { get; }

    /// <summary>What the bytes looked like; null when that is no question.</summary>
    public virtual Utf8Audit? Audit => null;

    /// <summary>Which columns are read as what.</summary>
    public abstract IReadOnlyList<string> Columns { get; }

    /// <summary>Whether a row without a teacher's answer and without gold is of no use.</summary>
    public bool NeedsAnswer { get; set; } = true;

    /// <summary>Reads the next row into <see cref="Current"/>; false at the end.</summary>
    public abstract ValueTask<bool> ReadAsync(CancellationToken cancellationToken);

    /// <summary>After a whole pass: fails when a named column never appeared.</summary>
    public virtual void RequireColumns()
    {
    }

    public abstract ValueTask DisposeAsync();

    /// <summary>Sets the time from text: ISO 8601, or seconds or milliseconds since 1970.</summary>
    protected void SetTime(string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return;
        }

        Current.Time = TimeText.Parse(text);
        Current.TimeUnreadable = Current.Time is null;
    }

    /// <summary>The last checks that all formats share.</summary>
    protected void Check()
    {
        Candidate c = Current;
        if (c.Problem is not null)
        {
            return;
        }

        if (c.Query is not null && Fault(c.Query) is { } query)
        {
            c.Reject("the query " + query);
        }
        else if (Fault(c.Input) is { } input)
        {
            c.Reject((c.Query is null ? "the input " : "the item ") + input);
        }
        else if (NeedsAnswer && string.IsNullOrWhiteSpace(c.Answer) && !c.Refused && string.IsNullOrWhiteSpace(c.Gold))
        {
            c.Reject(c.Query is null ? "there is neither a teacher's answer nor gold" : "there is neither a teacher's grade nor a gold one");
        }
    }

    private static string? Fault(string text) =>
        string.IsNullOrWhiteSpace(text) ? "is empty" : text.Contains('\0', StringComparison.Ordinal) ? "holds a NUL character" : null;
}
