using System.Collections.Frozen;

namespace Understudy.Data;

/// <summary>Names of JSON properties whose text is a secret, whatever it looks like; <c>token</c> alone is none, log probabilities have it.</summary>
internal static class SecretNames
{
    private const int Longest = 32;

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Names = new[]
    {
        "authorization", "proxyauthorization", "password", "passwd", "pwd", "passphrase", "secret", "clientsecret", "apikey", "xapikey", "apisecret", "apitoken",
        "accesstoken", "refreshtoken", "idtoken", "authtoken", "bearertoken", "privatekey", "secretkey", "accesskey", "secretaccesskey", "awssecretaccesskey", "connectionstring", "cookie", "setcookie",
    }.ToFrozenSet(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>Whether a property's name, as written, is one; case, hyphens and underscores do not matter.</summary>
    public static bool Contain(ReadOnlySpan<byte> name)
    {
        if (name.Length is < 3 or > Longest)
        {
            return false;
        }

        Span<char> letters = stackalloc char[Longest];
        int length = 0;
        foreach (byte b in name)
        {
            if (b is not ((byte)'_' or (byte)'-'))
            {
                letters[length++] = (char)(b is >= (byte)'A' and <= (byte)'Z' ? b | 0x20 : b);
            }
        }

        return Names.Contains(letters[..length]);
    }
}
