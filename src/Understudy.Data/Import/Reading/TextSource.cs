namespace Understudy.Data;

/// <summary>One pass over a text file as UTF-8 bytes, whatever its encoding and whether or not it is compressed.</summary>
internal sealed class TextSource : IDisposable
{
    private readonly PassingStream _raw;

    public TextSource(PassingStream raw, Stream utf8, Utf8Audit? audit)
    {
        _raw = raw;
        Utf8 = utf8;
        Audit = audit;
    }

    /// <summary>The text.</summary>
    public Stream Utf8 { get; }

    /// <summary>What the bytes looked like; null when the file is known not to be UTF-8.</summary>
    public Utf8Audit? Audit { get; }

    /// <summary>Bytes of the file read so far.</summary>
    public long BytesRead => _raw.Passed;

    public void Dispose() => Utf8.Dispose();
}
