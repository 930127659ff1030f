using System.Buffers;
using System.Buffers.Binary;
using System.Buffers.Text;
using System.Security.Cryptography;

namespace Understudy.Gateway;

/// <summary>The form of a client key: <c>us-</c>, 8 characters of id, <c>-</c>, 43 characters of base64url that hold 256 secret bits.</summary>
internal static class KeyText
{
    public const int Length = 3 + IdLength + 1 + SecretLength;
    public const int IdLength = 8;
    private const int SecretLength = 43;
    private const string Prefix = "us-";
    private const string IdAlphabet = "abcdefghijklmnopqrstuvwxyz234567";
    private static readonly SearchValues<char> s_id = SearchValues.Create(IdAlphabet);
    private static readonly SearchValues<char> s_secret = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_");

    /// <summary>A fresh id. From the system's generator: ids must differ between machines that share nothing.</summary>
    public static string NewId() => RandomNumberGenerator.GetString(IdAlphabet, IdLength);

    /// <summary>A fresh key for an id. From the system's generator: a seeded one could be guessed.</summary>
    public static string NewKey(string id) => $"{Prefix}{id}-{NewSecret()}";

    /// <summary>256 random bits in base64url.</summary>
    public static string NewSecret()
    {
        Span<byte> bytes = stackalloc byte[32];
        RandomNumberGenerator.Fill(bytes);
        return Base64Url.EncodeToString(bytes);
    }

    /// <summary>Whether an id has the right form.</summary>
    public static bool IsId(ReadOnlySpan<char> id) => id.Length == IdLength && !id.ContainsAnyExcept(s_id);

    /// <summary>Splits off the id, packed into a number; false when the text has not a key's form.</summary>
    public static bool TryParse(ReadOnlySpan<char> key, out ulong id)
    {
        id = 0;
        if (key.Length != Length || !key.StartsWith(Prefix, StringComparison.Ordinal) || key[Prefix.Length + IdLength] != '-' || key[^SecretLength..].ContainsAnyExcept(s_secret))
        {
            return false;
        }

        ReadOnlySpan<char> name = key.Slice(Prefix.Length, IdLength);
        if (!IsId(name))
        {
            return false;
        }

        id = Pack(name);
        return true;
    }

    /// <summary>An id's eight characters as a number.</summary>
    public static ulong Pack(ReadOnlySpan<char> id)
    {
        Span<byte> bytes = stackalloc byte[IdLength];
        for (int i = 0; i < IdLength; i++)
        {
            bytes[i] = (byte)id[i];
        }

        return BinaryPrimitives.ReadUInt64LittleEndian(bytes);
    }
}
