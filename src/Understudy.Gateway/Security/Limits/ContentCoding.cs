namespace Understudy.Gateway;

/// <summary>Content codings of a request.</summary>
internal enum ContentCoding
{
    Identity,
    Gzip,
    Brotli,

    /// <summary>HTTP's <c>deflate</c>: deflate in zlib's wrapper.</summary>
    Deflate,
}
