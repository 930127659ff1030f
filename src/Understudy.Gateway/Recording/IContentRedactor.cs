namespace Understudy.Gateway;

/// <summary>Takes secrets and personal data out of a JSON document's texts. Thread-safe.</summary>
public interface IContentRedactor
{
    /// <summary>The document without them; the same bytes when nothing was found.</summary>
    ReadOnlyMemory<byte> Redact(ReadOnlyMemory<byte> json);
}
