using System.Security.Cryptography;
using System.Text;

namespace Understudy.Core;

/// <summary>A SHA-256 of content, written as 64 lower-case hexadecimal digits. Identity of artifacts, data and options.</summary>
public readonly record struct ContentHash
{
    private readonly string? _hex;

    private ContentHash(string hex) => _hex = hex;

    /// <summary>The 64 digits; a default value gives the hash of nothing.</summary>
    public string Hex => _hex ?? "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

    /// <summary>The first 12 digits: enough for people to tell artifacts apart.</summary>
    public string Short => Hex[..12];

    /// <summary>Hashes bytes.</summary>
    public static ContentHash Of(ReadOnlySpan<byte> content) => FromDigest(SHA256.HashData(content));

    /// <summary>Hashes the UTF-8 form of a text.</summary>
    public static ContentHash Of(string content) => Of(Encoding.UTF8.GetBytes(content));

    /// <summary>Hashes a file's bytes, streaming.</summary>
    public static ContentHash OfFile(string path)
    {
        using FileStream stream = File.OpenRead(path);
        return FromDigest(SHA256.HashData(stream));
    }

    /// <summary>Takes a finished SHA-256 digest of 32 bytes.</summary>
    public static ContentHash FromDigest(ReadOnlySpan<byte> digest)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(digest.Length, 32);
        return new ContentHash(Convert.ToHexStringLower(digest));
    }

    /// <summary>Reads 64 hexadecimal digits.</summary>
    /// <exception cref="FormatException">When the text is anything else.</exception>
    public static ContentHash Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text.Length == 64 && text.All(char.IsAsciiHexDigit)
            ? new ContentHash(text.ToLowerInvariant())
            : throw new FormatException($"A content hash is 64 hexadecimal digits; found '{text}'.");
    }

    /// <inheritdoc/>
    public override string ToString() => Hex;
}
